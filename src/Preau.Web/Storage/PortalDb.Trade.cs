using Microsoft.EntityFrameworkCore;
using Preau.Domain.Activities;
using Preau.Domain.Billing;
using Preau.Domain.Bookings;
using Preau.Domain.Calendars;
using Preau.Domain.Campaigns;
using Preau.Domain.CutOffs;
using Preau.Domain.Documents;
using Preau.Domain.Enrolments;
using Preau.Domain.Families;
using Preau.Domain.Payments;
using Preau.Domain.Places;
using Preau.Domain.Requests;
using Preau.Domain.Tariffs;

namespace Preau.Web.Storage;

/// <summary>The words of the trade, in the order of the domain's rooms.</summary>
public abstract partial class PortalDb
{
    public DbSet<Family> Families => Set<Family>();

    public DbSet<Guardian> Guardians => Set<Guardian>();

    public DbSet<Child> Children => Set<Child>();

    public DbSet<FamilyChild> FamilyChildren => Set<FamilyChild>();

    public DbSet<HealthRecord> HealthRecords => Set<HealthRecord>();

    public DbSet<Collector> Collectors => Set<Collector>();

    public DbSet<IncomeRecord> IncomeRecords => Set<IncomeRecord>();

    public DbSet<Site> Sites => Set<Site>();

    public DbSet<Activity> Activities => Set<Activity>();

    public DbSet<Slot> Slots => Set<Slot>();

    public DbSet<MenuDish> MenuDishes => Set<MenuDish>();

    public DbSet<SchoolHolidayRow> SchoolHolidays => Set<SchoolHolidayRow>();

    public DbSet<Closure> Closures => Set<Closure>();

    public DbSet<LocalDay> LocalDays => Set<LocalDay>();

    public DbSet<Custody> Custodies => Set<Custody>();

    public DbSet<CutOffRule> CutOffRules => Set<CutOffRule>();

    public DbSet<AbsenceRule> AbsenceRules => Set<AbsenceRule>();

    public DbSet<LateCancellation> LateCancellations => Set<LateCancellation>();

    public DbSet<BookingPeriod> BookingPeriods => Set<BookingPeriod>();

    public DbSet<Enrolment> Enrolments => Set<Enrolment>();

    public DbSet<EnrolmentAnswer> EnrolmentAnswers => Set<EnrolmentAnswer>();

    public DbSet<Certificate> Certificates => Set<Certificate>();

    public DbSet<Booking> Bookings => Set<Booking>();

    /// <summary>Bookings, and the places that are held until they are paid (<see cref="Booking.HeldUntil"/>).</summary>
    public IQueryable<Booking> BookingsAndHolds => Bookings.IgnoreQueryFilters();

    public DbSet<WeekPattern> WeekPatterns => Set<WeekPattern>();

    public DbSet<PatternRun> PatternRuns => Set<PatternRun>();

    public DbSet<PatternException> PatternExceptions => Set<PatternException>();

    public DbSet<Pool> Pools => Set<Pool>();

    public DbSet<PoolCapacity> PoolCapacities => Set<PoolCapacity>();

    public DbSet<PoolGroup> PoolGroups => Set<PoolGroup>();

    public DbSet<SlotRule> SlotRules => Set<SlotRule>();

    public DbSet<SlotPool> SlotPools => Set<SlotPool>();

    public DbSet<PoolDay> PoolDays => Set<PoolDay>();

    public DbSet<BookingPlace> BookingPlaces => Set<BookingPlace>();

    public DbSet<WaitingRule> WaitingRules => Set<WaitingRule>();

    public DbSet<WaitingEntry> WaitingEntries => Set<WaitingEntry>();

    public DbSet<WaitingPlace> WaitingPlaces => Set<WaitingPlace>();

    public DbSet<Campaign> Campaigns => Set<Campaign>();

    public DbSet<CampaignEntry> CampaignEntries => Set<CampaignEntry>();

    public DbSet<CampaignResult> CampaignResults => Set<CampaignResult>();

    public DbSet<CampaignPlace> CampaignPlaces => Set<CampaignPlace>();

    public DbSet<CampaignRun> CampaignRuns => Set<CampaignRun>();

    public DbSet<FamilyRequest> Requests => Set<FamilyRequest>();

    public DbSet<Draft> Drafts => Set<Draft>();

    public DbSet<StoredDocument> Documents => Set<StoredDocument>();

    public DbSet<Regie> Regies => Set<Regie>();

    public DbSet<NumberCounter> NumberCounters => Set<NumberCounter>();

    public DbSet<TariffGrid> TariffGrids => Set<TariffGrid>();

    public DbSet<Charge> Charges => Set<Charge>();

    public DbSet<Invoice> Invoices => Set<Invoice>();

    public DbSet<LedgerAccount> LedgerAccounts => Set<LedgerAccount>();

    public DbSet<LedgerPosting> LedgerPostings => Set<LedgerPosting>();

    public DbSet<LedgerEntry> LedgerEntries => Set<LedgerEntry>();

    public DbSet<Payment> Payments => Set<Payment>();

    public DbSet<PaymentAllocation> PaymentAllocations => Set<PaymentAllocation>();

    public DbSet<PaymentAttempt> PaymentAttempts => Set<PaymentAttempt>();
}
