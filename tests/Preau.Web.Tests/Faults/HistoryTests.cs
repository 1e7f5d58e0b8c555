using Microsoft.EntityFrameworkCore;
using Preau.Web.Storage;

namespace Preau.Web.Tests.Faults;

/// <summary>Every act of a parent or an agent: no row of the trade changes without its history, written with it.</summary>
public sealed class HistoryTests(FaultyTown town) : IClassFixture<FaultyTown>
{
    /// <summary>Rows that are part of another one: its history is theirs. No word: the technical rows of an act, or what nobody decided.</summary>
    private static readonly Dictionary<string, string[]> Subjects = new(StringComparer.Ordinal)
    {
        ["Families"] = ["Family"],
        ["Guardians"] = ["Guardian"],
        ["Children"] = ["Child"],
        ["FamilyChildren"] = ["Child"],
        ["HealthRecords"] = ["HealthRecord"],
        ["Collectors"] = ["Collector"],
        ["IncomeRecords"] = ["IncomeRecord"],
        ["Enrolments"] = ["Enrolment"],
        ["WantedDays"] = ["Enrolment"],
        ["EnrolmentAnswers"] = ["Enrolment"],
        ["Certificates"] = ["Certificate"],
        ["Bookings"] = ["Booking"],
        ["BookingPlaces"] = ["Booking", "Pool"],
        ["PoolDays"] = ["Booking", "LocalDay", "Closure", "SchoolHolidayRow", "PoolCapacity", "Pool", "WaitingEntry", "CampaignEntry"],
        ["PoolCapacities"] = ["PoolCapacity", "Pool"],
        ["Pools"] = ["Pool"],
        ["PoolGroups"] = ["Pool"],
        ["SlotPools"] = ["Pool"],
        ["SlotRules"] = ["SlotRule"],
        ["BookingPeriods"] = ["BookingPeriod"],
        ["OpeningWindows"] = ["BookingPeriod"],
        ["WaitingRules"] = ["WaitingRule"],
        ["WaitingEntries"] = ["WaitingEntry"],
        ["WaitingPlaces"] = ["WaitingEntry"],
        ["Campaigns"] = ["Campaign"],
        ["CampaignCriteria"] = ["Campaign"],
        ["CampaignRuns"] = ["Campaign"],
        ["CampaignEntries"] = ["CampaignEntry"],
        ["CampaignWishes"] = ["CampaignEntry"],
        ["CampaignFacts"] = ["CampaignEntry"],
        ["CampaignStandings"] = ["CampaignEntry"],
        ["CampaignResults"] = ["CampaignEntry"],
        ["CampaignPlaces"] = ["CampaignEntry"],
        ["WeekPatterns"] = ["WeekPattern"],
        ["WeekPatternSlot"] = ["WeekPattern"],
        ["PatternRuns"] = ["WeekPattern", "PatternRun"],
        ["PatternExceptions"] = ["Booking"],
        ["Closures"] = ["Closure"],
        ["SchoolHolidays"] = ["SchoolHolidayRow"],
        ["LocalDays"] = ["LocalDay"],
        ["Custodies"] = ["Custody"],
        ["CustodyExceptions"] = ["Custody"],
        ["Requests"] = ["FamilyRequest"],
        // Drafts are told once per month and régie: they bind nobody.
        ["Invoices"] = ["Invoice", "Regie"],
        ["Charges"] = ["Invoice", "Regie"],
        ["NumberCounters"] = ["Invoice"],
        ["LedgerPostings"] = ["Invoice", "Payment"],
        ["LedgerEntries"] = ["Invoice", "Payment"],
        ["LedgerAccounts"] = ["Invoice", "Payment"],
        ["Payments"] = ["Payment"],
        ["PaymentAllocations"] = ["Payment"],
        ["PaymentAttempts"] = ["PaymentAttempt"],
        ["Accounts"] = ["Account", "Guardian"],
        ["OneTimeTokens"] = ["Account", "Guardian"],
        ["CalendarFeeds"] = ["CalendarFeed"],
        ["CutOffRules"] = ["CutOffRule"],
        ["CutOffTiers"] = ["CutOffRule"],
        ["LateCancellations"] = ["Booking"],
        ["AbsenceRules"] = ["AbsenceRule"],
        ["Staff"] = ["StaffMember"],
        ["Settings"] = ["TownSetting"],
    };

    /// <summary>The history names the key of these rows themselves.</summary>
    private static readonly string[] ByKey = ["Families", "Guardians", "Children", "HealthRecords", "Enrolments", "Bookings", "Closures", "SchoolHolidays", "LocalDays", "Custodies", "CutOffRules", "AbsenceRules", "WaitingRules", "WaitingEntries", "WeekPatterns", "Requests", "Payments", "PaymentAttempts"];

    private static readonly string[] Technical = ["History", "FormKeys", "OutboxMails", "Drafts", "Documents", "SettingsVersions"];

    [Theory]
    [MemberData(nameof(UseCases.Names), MemberType = typeof(UseCases))]
    public async Task No_row_changes_without_its_history(string name)
    {
        var act = UseCases.All.Single(u => u.Name == name);
        var visitor = await act.Fill(town);
        var (before, last) = (await Snapshot.Of(town.Host), await Last());

        await visitor.Send(act.Button, act.Fields);

        var changed = (await Snapshot.Of(town.Host)).Since(before).Where(row => !Technical.Contains(row.Table)).ToList();
        var history = await town.Host.InStore(db => db.History.AsNoTracking().Where(h => h.Id > last).ToListAsync());
        Assert.NotEmpty(history);
        Assert.All(history, h => Assert.False(string.IsNullOrWhiteSpace(h.ActorName) || string.IsNullOrWhiteSpace(h.Summary)));
        Assert.Empty(changed.Where(row => !IsTold(row, history)).Select(row => $"{row.Table} {row.Key}"));
    }

    private static bool IsTold((string Table, string Key) row, List<HistoryEntry> history) =>
        Subjects.TryGetValue(row.Table, out var subjects)
        && history.Exists(h => subjects.Contains(h.Subject) && (!ByKey.Contains(row.Table) || h.SubjectId.ToString() == row.Key));

    private Task<long> Last() => town.Host.InStore(db => db.History.MaxAsync(h => h.Id));
}
