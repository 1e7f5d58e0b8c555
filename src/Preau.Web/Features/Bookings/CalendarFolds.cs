using Preau.Domain.Bookings;
using Preau.Domain.Values;
using Preau.Web.Texts;

namespace Preau.Web.Features.Bookings;

/// <summary>What the month's screen draws once instead of many times: closed neighbours, weekends, holidays, and the reasons below.</summary>
public static class CalendarFolds
{
    // Shorter holidays stay days: a narrow column takes less room than the words.
    private const int ShortestHoliday = 3;

    /// <summary>Services of one child that are closed for one reason, side by side, become one box.</summary>
    public static List<CalendarCell> Cells(List<CalendarCell> cells)
    {
        var folded = new List<CalendarCell>();
        foreach (var cell in cells)
        {
            if (folded.Count > 0 && cell.State == BoxState.Closed && folded[^1] is { State: BoxState.Closed } last && last.Line.Kid == cell.Line.Kid && last.Reason == cell.Reason)
                folded[^1] = last with { Span = last.Span + 1, Line = last.Line with { ShortService = $"{last.Line.ShortService}, {cell.Line.ShortService.ToLowerInvariant()}" } };
            else
                folded.Add(cell);
        }
        return folded;
    }

    /// <summary>A weekend without a service is one narrow row; a school holiday in which nothing opens is one row.</summary>
    public static List<CalendarRow> Rows(List<CalendarRow> days)
    {
        var rows = new List<CalendarRow>();
        for (var i = 0; i < days.Count; i++)
        {
            var run = days.Skip(i).TakeWhile(IsHoliday).ToList();
            if (run.Count(d => !IsWeekend(d)) >= ShortestHoliday && run.Exists(d => d.Name is not null))
            {
                rows.Add(run[0] with { Kind = CalendarRowKind.Holiday, To = run[^1].To, Name = run.First(d => d.Name is not null).Name });
                i += run.Count - 1;
            }
            else if (IsWeekend(days[i]) && IsEmpty(days[i]))
            {
                if (rows.Count > 0 && rows[^1].Kind == CalendarRowKind.Weekend) rows[^1] = rows[^1] with { To = days[i].To };
                else rows.Add(days[i] with { Kind = CalendarRowKind.Weekend });
            }
            else
            {
                rows.Add(days[i]);
            }
        }
        return rows;
    }

    /// <summary>A sentence per reason why something is closed, or is to be confirmed, days that follow each other in one: "Du 24 au 31 décembre, Lila : ...".</summary>
    public static List<string> Reasons(List<CalendarRow> days)
    {
        var all = days.SelectMany(d => d.Cells).Select(c => c.Line.Kid.Id).Distinct().Count();
        var runs = new List<(DateOnly From, DateOnly To, string Who, string Reason)>();
        foreach (var day in days)
        {
            foreach (var group in day.Cells.Where(c => c.State == BoxState.Closed || c.ConfirmBy is not null).GroupBy(c => c.Reason!))
            {
                var names = group.Select(c => c.Line.Kid.FirstName).Distinct().ToList();
                var who = names.Count == all ? "" : $", {French.And(names)}";
                var open = runs.FindLastIndex(r => r.Who == who && r.Reason == group.Key);
                if (open >= 0 && days.TrueForAll(d => d.From <= runs[open].To || d.From >= day.From || IsEmpty(d))) runs[open] = runs[open] with { To = day.From };
                else runs.Add((day.From, day.From, who, group.Key));
            }
        }
        return runs.ConvertAll(r => $"{French.Capital(Span(r.From, r.To))}{r.Who}\u00A0: {Lower(r.Reason)}");
    }

    /// <summary>The one word in the box; the sentence stands below.</summary>
    public static string ShortReason(Refusal why) => why.Code switch
    {
        RefusalCode.PublicHoliday => "Férié",
        RefusalCode.SchoolHoliday => "Vacances",
        RefusalCode.ReadOnly => "Service",
        RefusalCode.CalendarNotPublished => "À venir",
        _ => (why.Detail ?? "Fermé").Split(' ')[0],
    };

    private static bool IsWeekend(CalendarRow day) => day.From.DayOfWeek is DayOfWeek.Saturday or DayOfWeek.Sunday;

    private static bool IsEmpty(CalendarRow day) => day.Cells.All(c => c.State is BoxState.NoService or BoxState.Closed);

    private static bool IsHoliday(CalendarRow day) => IsEmpty(day) && (IsWeekend(day) || day.Cells.Any(c => c.State == BoxState.Closed));

    private static string Span(DateOnly from, DateOnly to) =>
        from == to ? French.DayAndMonth(from) : $"du {French.DayAndMonth(from)} au {French.DayAndMonth(to)}";

    private static string Lower(string sentence) => char.ToLowerInvariant(sentence[0]) + sentence[1..];
}
