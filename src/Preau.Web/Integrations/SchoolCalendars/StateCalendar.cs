using Preau.Domain.Calendars;

namespace Preau.Web.Integrations.SchoolCalendars;

/// <summary>School holidays as a file of the State says them, ready to be compared with the town's.</summary>
/// <param name="Problems">Any: the file is refused whole.</param>
/// <param name="LeftOut">Lines that are for teachers, or that are no holidays.</param>
public sealed record StateCalendar(IReadOnlyList<StateHoliday> Holidays, IReadOnlyList<LineProblem> Problems, int LeftOut)
{
    public static StateCalendar Refused(int line, string sentence) => new([], [new(line, sentence)], 0);
}

/// <param name="Line">Where the file says it first.</param>
/// <param name="From">First civil day without class.</param>
/// <param name="To">Last civil day without class, included.</param>
public sealed record StateHoliday(int Line, SchoolZone Zone, string Name, DateOnly From, DateOnly To);

/// <param name="Line">0: the whole file.</param>
public sealed record LineProblem(int Line, string Sentence)
{
    public override string ToString() => Line == 0 ? Sentence : $"Ligne {Line}\u00A0: {Sentence}";
}

/// <summary>One line of the data set fr-en-calendrier-scolaire, as it stands in the file.</summary>
public sealed record StateLine(int Line, string? Description, string? Population, string? Start, string? End, string? Zones, string? Year);
