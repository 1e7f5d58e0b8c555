using Preau.Domain.Values;
using Preau.Web.Texts;

namespace Preau.Web.Features.Enrolments;

/// <summary>"le lundi et le jeudi".</summary>
public static class WeekdayWords
{
    private static readonly string[] Names = ["lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi", "dimanche"];

    public static string Of(Weekdays set) => French.And(Enumerable.Range(0, 7).Where(d => ((int)set & (1 << d)) != 0).Select(d => "le " + Names[d]));
}
