namespace Preau.Domain.Values;

/// <summary>
/// Who makes a move of a request or of an enrolment. The staff may make every move of the family, for it;
/// the clock is the portal itself, at a limit.
/// </summary>
[GlossaryExempt]
public enum MadeBy
{
    Family,
    Staff,
    Clock,
}

[GlossaryExempt]
public static class MadeByExtensions
{
    /// <summary>Whether <paramref name="maker"/> may make a move that the table gives to <paramref name="owner"/>.</summary>
    public static bool MayMake(this MadeBy maker, MadeBy owner) =>
        maker == owner || (maker == MadeBy.Staff && owner == MadeBy.Family);
}
