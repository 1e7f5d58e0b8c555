using Preau.Domain.Families;
using Preau.Domain.Values;

namespace Preau.Web.Features.Settings.Generated;

/// <summary>A child of the plan, with the weekdays wanted of each service (in the order of <see cref="LargeTownServices"/>).</summary>
internal sealed record PlannedChild(long Id, string FirstName, string LastName, DateOnly BirthDate, SchoolClass Class, Diet Diet, IReadOnlyList<Weekdays> Wanted)
{
    /// <summary>Those of the smallest class were not at school the year before.</summary>
    public bool WasAtSchool => Class > SchoolClass.PetiteSection;
}

/// <summary>A family of the plan, counted from 0; its row has the next number.</summary>
internal sealed record PlannedFamily(
    int Index, string Name, PostalAddress Address, bool IsResident, long? QuotientCents, IReadOnlyList<(string First, string Last)> Guardians, IReadOnlyList<PlannedChild> Children)
{
    public long Id => Index + 1;

    public string FileNumber => $"F-{Id:000000}";

    /// <summary>The first family has the address that the guide of the demo names.</summary>
    public string Email(int guardian) => Index == 0 && guardian == 0 ? "parent@valbrune.example" : $"parent{guardian + 1}.{Id}@valbrune.example";

    public static long GuardianId(long family, int guardian) => (family * 2) - 1 + guardian;
}

/// <summary>Who lives in the town and wants what: the same for the same seed, family by family, in any order.</summary>
internal sealed class LargeTownPlan(int families, ulong seed)
{
    public const ulong Seed = 26290;

    private const int ChildrenPerSchool = 280;
    private const int SchoolsPerCentre = 8;
    private const Weekdays SchoolDays = Weekdays.Monday | Weekdays.Tuesday | Weekdays.Thursday | Weekdays.Friday;

    /// <summary>Of twenty families; thirty-five children.</summary>
    private static readonly int[] ChildrenOf = [1, 2, 1, 3, 1, 2, 1, 2, 1, 4, 2, 1, 2, 1, 2, 1, 2, 3, 1, 2];

    private static readonly Weekdays[] Single = [Weekdays.Monday, Weekdays.Tuesday, Weekdays.Thursday, Weekdays.Friday];

    public int Families => families;

    public int Schools { get; } = Math.Max(1, (families * 35 / 20 / ChildrenPerSchool) + 1);

    public int Centres => (Schools + SchoolsPerCentre - 1) / SchoolsPerCentre;

    /// <summary>Neighbours go to one school.</summary>
    public int SchoolOf(int family) => (int)((long)family * Schools / families);

    public int CentreOf(int family) => SchoolOf(family) / SchoolsPerCentre;

    public IEnumerable<PlannedFamily> All() => Enumerable.Range(0, families).Select(Family);

    public PlannedFamily Family(int index)
    {
        var draw = Draw.Of(seed, index);
        var name = InventedNames.Last(ref draw);
        var address = new PostalAddress($"{1 + draw.Below(120)} rue {InventedNames.Place(draw.Below(120))}", draw.Percent(15) ? $"Bâtiment {(char)('A' + draw.Below(6))}" : null, "26290", "Valbrune");
        var isResident = draw.Percent(94);
        if (!isResident) address = address with { PostCode = "26300", City = "Chanteserre" };
        long? quotient = draw.Percent(88) ? 15_000 + (100L * draw.Below(2_300)) : null;
        List<(string, string)> guardians = [(InventedNames.Adult(ref draw), name)];
        if (draw.Percent(72)) guardians.Add((InventedNames.Adult(ref draw), draw.Percent(35) ? InventedNames.Last(ref draw) : name));
        var count = ChildrenOf[index % ChildrenOf.Length];
        var first = (index / ChildrenOf.Length * ChildrenOf.Sum()) + ChildrenOf.Take(index % ChildrenOf.Length).Sum() + 1;
        var children = new List<PlannedChild>(count);
        for (var i = 0; i < count; i++) children.Add(Child(first + i, name, wantsAll: count == 4, ref draw));
        return new(index, name, address, isResident, quotient, guardians, children);
    }

    private static PlannedChild Child(long id, string name, bool wantsAll, ref Draw draw)
    {
        var grade = draw.Below(8);
        var birth = new DateOnly(2023 - grade, 1, 1).AddDays(draw.Below(365));
        var diet = draw.Percent(12) ? Diet.WithoutPork : draw.Percent(8) ? Diet.WithoutMeat : Diet.Standard;
        Weekdays[] wanted =
        [
            wantsAll || draw.Percent(80) ? Days(draw.Percent(70) ? 4 : 2 + draw.Below(2), ref draw) : Weekdays.None,
            wantsAll || draw.Percent(9) ? Days(1 + draw.Below(4), ref draw) : Weekdays.None,
            wantsAll || draw.Percent(22) ? Days(1 + draw.Below(4), ref draw) : Weekdays.None,
            draw.Percent(8) ? Weekdays.Wednesday : Weekdays.None,
        ];
        return new(id, InventedNames.First(ref draw), name, birth, SchoolClass.PetiteSection + grade, diet, wanted);
    }

    private static Weekdays Days(int count, ref Draw draw)
    {
        var days = SchoolDays;
        for (var off = draw.Below(4); count < 4; count++) days &= ~Single[off++ % 4];
        return days;
    }
}
