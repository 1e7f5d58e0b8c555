using Preau.Domain.Enrolments;
using Preau.Domain.Families;
using Preau.Domain.Values;
using Preau.Web.Security;
using Preau.Web.Storage;
using Preau.Web.Storage.Bulk;

namespace Preau.Web.Features.Settings.Generated;

/// <summary>Families, guardians with their accounts, children, incomes and enrolments.</summary>
internal sealed class LargeTownPeople(LargeTownPlan plan, LargeTownServices services, string passwordHash)
{
    /// <summary>The agents' accounts come before.</summary>
    public const long FirstAccount = 1000;

    /// <summary>When the file was made.</summary>
    public static readonly DateTime Made = new(2025, 5, 12, 7, 30, 0, DateTimeKind.Utc);

    /// <summary>When this year's enrolments were sent, and decided four days later.</summary>
    public static readonly DateTime Sent = new(2026, 6, 15, 17, 40, 0, DateTimeKind.Utc);

    private static readonly DateTime SentLastYear = new(2025, 6, 16, 17, 40, 0, DateTimeKind.Utc);

    public void Write(BulkFill fill, Action<string, long> progress)
    {
        fill.Write(plan.All().Select(Family), progress);
        fill.Write(plan.All().SelectMany(Guardians), progress);
        fill.Write(plan.All().SelectMany(f => Guardians(f).Select(Account)), progress, nameof(Security.Account.PasswordHash), nameof(Security.Account.SecurityStamp));
        fill.Write(plan.All().SelectMany(f => f.Children.Select(c => Child(f, c))), progress);
        fill.Write(plan.All().SelectMany(f => f.Children, (f, c) => new FamilyChild { FamilyId = f.Id, ChildId = c.Id }), progress);
        fill.Write(plan.All().Where(f => f.QuotientCents is not null).Select(Income), progress);
        fill.Write(Enrolments().Select(e => e.Row), progress);
        fill.Write(Enrolments().Where(e => !e.Service.IsLastYear).Select(e => new WantedDays { EnrolmentId = e.Row.Id, SlotId = e.Service.Slot.Id, Weekdays = e.Child.Wanted[e.Service.Wanted] }), progress);
    }

    public IEnumerable<(Enrolment Row, TownService Service, PlannedChild Child)> Enrolments() =>
        from family in plan.All()
        from child in family.Children
        from service in services.All
        where child.Wanted[service.Wanted] != Weekdays.None && (!service.IsLastYear || child.WasAtSchool)
        select (Enrolment(family, child, service), service, child);

    private static Family Family(PlannedFamily f) => new()
    {
        Id = f.Id,
        FileNumber = f.FileNumber,
        Name = f.Name,
        SearchKey = SearchKeys.Fold(f.Name),
        SortKey = SearchKeys.Fold(f.Name),
        Address = f.Address,
        IsResident = f.IsResident,
        DependentChildren = f.Children.Count,
        CreatedAt = Made,
    };

    private static IEnumerable<Guardian> Guardians(PlannedFamily f) => f.Guardians.Select((g, i) => new Guardian
    {
        Id = PlannedFamily.GuardianId(f.Id, i),
        FamilyId = f.Id,
        FirstName = g.First,
        LastName = g.Last,
        SearchKey = SearchKeys.Fold(g.First, g.Last),
        SortKey = SearchKeys.Fold(g.Last, g.First),
        Email = f.Email(i),
        MobilePhone = $"+336{39_000_000 + f.Id:00000000}",
        Relation = i == 0 ? "mère" : "père",
    });

    private Account Account(Guardian g) => new()
    {
        Id = FirstAccount + g.Id,
        Audience = Audience.Family,
        Email = g.Email,
        SignInName = SignInNames.Fold(g.Email!),
        PasswordHash = passwordHash,
        SecurityStamp = RandomKey.New(),
        GuardianId = g.Id,
        CreatedAt = Made,
        PasswordChangedAt = Made,
    };

    private Child Child(PlannedFamily f, PlannedChild c) => new()
    {
        Id = c.Id,
        FirstName = c.FirstName,
        LastName = c.LastName,
        SearchKey = SearchKeys.Fold(c.FirstName, c.LastName),
        SortKey = SearchKeys.Fold(c.LastName, c.FirstName),
        BirthDate = c.BirthDate,
        SchoolId = services.Schools[plan.SchoolOf(f.Index)].Id,
        Class = c.Class,
        Diet = c.Diet,
    };

    private static IncomeRecord Income(PlannedFamily f) => new()
    {
        Id = f.Id,
        FamilyId = f.Id,
        ValidFrom = new DateOnly(2025, 9, 1),
        QuotientCents = f.QuotientCents,
        Source = "Attestation de la CAF",
        RecordedAt = Made,
    };

    private Enrolment Enrolment(PlannedFamily f, PlannedChild c, TownService service) => new()
    {
        Id = service.EnrolmentOf(c),
        ChildId = c.Id,
        FamilyId = f.Id,
        ActivityId = service.Activity.Id,
        SiteId = services.SiteOf(service, plan, f.Index).Id,
        From = service.Activity.From,
        To = service.Activity.To,
        State = service.IsLastYear ? EnrolmentState.Ended : EnrolmentState.Validated,
        SentAt = service.IsLastYear ? SentLastYear : Sent,
        DecidedAt = (service.IsLastYear ? SentLastYear : Sent).AddDays(4),
    };
}
