using Preau.Domain.Calendars;

namespace Preau.Web.Features.CutOffs;

/// <summary>The days on which a service opens, to the end of its activity.</summary>
internal static class OpenDays
{
    public static IEnumerable<DateOnly> From(OpeningDays opening, DateOnly from)
    {
        for (var day = from > opening.Activity.From ? from : opening.Activity.From; day <= opening.Activity.To; day = day.AddDays(1))
        {
            if (opening.IsOpen(day)) yield return day;
        }
    }
}
