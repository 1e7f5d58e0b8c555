namespace Preau.Web.Security;

public static class StaffRights
{
    /// <summary>Every single right, in the order of the screens.</summary>
    public static readonly IReadOnlyList<StaffRight> All = [.. Enum.GetValues<StaffRight>().Where(r => r != StaffRight.None)];

    public static IEnumerable<StaffRight> Each(StaffRight rights) => All.Where(r => rights.HasFlag(r));
}
