using Preau.Domain.Activities;
using Preau.Domain.Calendars;
using Preau.Domain.Families;
using static Preau.Web.Features.Settings.Files.FileText;

namespace Preau.Web.Features.Settings.Files;

/// <summary>The lines of periodes.csv: one for each opening window; a period without window has one line without audience.</summary>
internal static class PeriodLines
{
    public const string File = "periodes.csv";
    public const string Columns = "activite;periode;du;au;public;classe_min;classe_max;ouvre_le;ouvre_a;ferme_le;ferme_a";

    private static readonly Dictionary<string, WindowAudience> Audiences = new(StringComparer.Ordinal)
    {
        ["tous"] = WindowAudience.Everyone,
        ["habitants"] = WindowAudience.Residents,
        ["classes"] = WindowAudience.Classes,
        ["fratries"] = WindowAudience.Siblings,
    };

    public static PeriodLine Read(FileRow r)
    {
        var (from, to) = (r.Day("du"), r.Day("au"));
        if (to < from) r.Wrong("au", "La période finit avant de commencer.");
        var audience = r.OptionalChoice("public", Audiences);
        var (first, last) = (r.OptionalChoice("classe_min", FileWords.Classes), r.OptionalChoice("classe_max", FileWords.Classes));
        if (audience != WindowAudience.Classes && (first ?? last) is not null) r.Wrong("classe_min", "Les classes se donnent pour le public «\u00A0classes\u00A0», et seulement là.");
        if (last < first) r.Wrong("classe_max", "La dernière classe vient avant la première.");
        var opens = Moment(r, "ouvre_le", "ouvre_a");
        if (audience is null != opens is null) r.Wrong("ouvre_le", "Donnez ensemble le public et son ouverture, ou aucun des deux.");
        return new(r.Text("activite"), r.Text("periode"), from, to, audience, first, last, opens, Moment(r, "ferme_le", "ferme_a"));
    }

    /// <summary>The periods of an activity, as its lines say them together.</summary>
    public static IEnumerable<BookingPeriod> Periods(IEnumerable<PeriodLine> lines, TimeZoneInfo zone) => lines.GroupBy(l => l.From).Select(group =>
    {
        var line = group.First();
        var period = new BookingPeriod { ActivityId = 0, Name = line.Name, From = line.From, To = line.To, ClosesAt = Instant(line.ClosesAt, zone) };
        period.Windows.AddRange(group.Where(l => l.Audience is not null).Select(l => new OpeningWindow { Audience = l.Audience!.Value, MinClass = l.MinClass, MaxClass = l.MaxClass, OpensAt = Instant(l.OpensAt, zone)!.Value }));
        return period;
    });

    public static IEnumerable<string?[]> Write(string activity, BookingPeriod period, TimeZoneInfo zone)
    {
        string?[] Line(OpeningWindow? window)
        {
            var (opens, closes) = (Civil(window?.OpensAt, zone), Civil(period.ClosesAt, zone));
            return
            [
                activity, period.Name, Day(period.From), Day(period.To), Word(Audiences, window?.Audience), Word(FileWords.Classes, window?.MinClass), Word(FileWords.Classes, window?.MaxClass),
                DayOf(opens), TimeOf(opens), DayOf(closes), TimeOf(closes),
            ];
        }
        return period.Windows.Count == 0 ? [Line(null)] : period.Windows.OrderBy(w => w.Id).Select(Line);
    }

    public static void Check(TownConfiguration town, List<FileProblem> problems)
    {
        void Wrong(string sentence) => problems.Add(new(File, 0, "", sentence));
        foreach (var lines in town.Periods.GroupBy(p => p.Activity, StringComparer.Ordinal))
        {
            var periods = lines.Select(l => (l.Name, l.From, l.To, l.ClosesAt)).Distinct().OrderBy(p => p.From).ToList();
            foreach (var (first, second) in periods.Zip(periods.Skip(1)).Where(pair => pair.Second.From <= pair.First.To))
                Wrong($"«\u00A0{lines.Key}\u00A0»\u00A0: «\u00A0{first.Name}\u00A0» et «\u00A0{second.Name}\u00A0» se chevauchent le {second.From:yyyy-MM-dd}.");
        }
    }

    private static DateTime? Moment(FileRow r, string day, string time)
    {
        var (on, at) = (r.OptionalDay(day), r.OptionalTime(time));
        if (on is null != at is null) r.Wrong(time, "Donnez ensemble le jour et l’heure.");
        return on is { } d && at is { } t ? d.ToDateTime(t) : null;
    }

    private static DateTime? Instant(DateTime? civil, TimeZoneInfo zone) => civil is { } time ? WallClock.ToInstant(time, zone) : null;

    private static DateTime? Civil(DateTime? instant, TimeZoneInfo zone) => instant is { } time ? WallClock.ToCivil(time, zone) : null;

    private static string? DayOf(DateTime? civil) => civil is { } time ? Day(DateOnly.FromDateTime(time)) : null;

    private static string? TimeOf(DateTime? civil) => civil is { } time ? Time(TimeOnly.FromDateTime(time)) : null;
}

/// <summary>One opening window of a period, in civil time; without audience the period opens to everyone at once.</summary>
public sealed record PeriodLine(string Activity, string Name, DateOnly From, DateOnly To, WindowAudience? Audience, SchoolClass? MinClass, SchoolClass? MaxClass, DateTime? OpensAt, DateTime? ClosesAt);
