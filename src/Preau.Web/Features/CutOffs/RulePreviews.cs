using Preau.Domain.Activities;
using Preau.Domain.CutOffs;
using Preau.Web.Features.Calendars;
using Preau.Web.Hosting;
using Preau.Web.Texts;

namespace Preau.Web.Features.CutOffs;

/// <summary>What a rule means, in full sentences: the opening days that follow its effective date, the days that surprise, and what to beware of.</summary>
/// <param name="Telling">First day back after a holiday, day after a public holiday, week of a change of hour: each with its title.</param>
public sealed record RulePreview(IReadOnlyList<string> Days, IReadOnlyList<(string Title, string Sentence)> Telling, IReadOnlyList<string> Warnings);

/// <summary>Computes what a version that is being written would do; changes nothing.</summary>
public sealed class RulePreviews(CutOffQueries cutOffs, OpeningDaysQueries openings, TownClock clock)
{
    private const int Shown = 10;

    /// <param name="activity">With its sites.</param>
    /// <param name="written">Not stored.</param>
    public async Task<RulePreview> Of(Activity activity, CutOffRule written)
    {
        if (activity.Sites.Count == 0) return new([], [], []);
        var opening = (await openings.For([(activity, activity.Sites[0].SiteId)])).Values.Single();
        var calendar = LimitCalendar.Of(opening);
        var versions = (await cutOffs.Versions(activity.Id)).Append(written).ToList();
        var days = OpenDays.From(opening, written.EffectiveFrom).ToList();
        RuleOnDay On(CutOffRule rule, DateOnly day) => RuleOnDay.Of(rule, day, calendar, clock.Zone);
        RuleOnDay? Of(CutOffAction action, DateOnly day) => CutOffRule.InEffect(versions, action, day) is { } rule ? On(rule, day) : null;

        var (back, holiday, hour) = (TellingDays.BackFromHoliday(opening, days), TellingDays.AfterPublicHoliday(opening, days), TellingDays.AfterChangeOfHour(clock.Zone, days));
        var telling = new (string Title, DateOnly? Day)[] { ("Premier jour après des vacances", back), ("Lendemain d’un jour férié", holiday), ("Semaine d’un changement d’heure", hour) }
            .Where(t => t.Day is not null).Select(t => (t.Title, Day: t.Day!.Value)).ToList();
        var shown = days.Take(Shown).ToList();
        var judged = shown.Concat(telling.Select(t => t.Day)).Distinct().Order()
            .Select(day => (day, On(written, day), Of(CutOffAction.Book, day), Of(CutOffAction.Cancel, day))).ToList();
        return new(
            shown.ConvertAll(day => CutOffWords.Of(On(written, day), day)),
            telling.ConvertAll(t => (t.Title, CutOffWords.Of(On(written, t.Day), t.Day))),
            [.. RuleWarning.Of(judged, activity.From, clock.UtcNow).Select(Sentence)]);
    }

    private static string Sentence(RuleWarning warning) => warning.Kind switch
    {
        RuleWarningKind.BooksAfterCancelling => $"On peut réserver un jour qui ne s’annule déjà plus\u00A0: pour {French.DayAndMonth(warning.Day)}, réserver ferme {French.Limit(warning.Limit.Civil)}, annuler ferme {French.Limit(warning.Other!.Civil)}.",
        RuleWarningKind.BeforeEnrolmentOpens => $"Pour {French.DayAndMonth(warning.Day)}, la limite ({French.Limit(warning.Limit.Civil)}) tombe avant l’ouverture de l’activité\u00A0: une famille inscrite le premier jour ne pourra rien changer.",
        RuleWarningKind.AlreadyPassed => $"Pour {French.DayAndMonth(warning.Day)}, la limite ({French.Limit(warning.Limit.Civil)}) est déjà passée\u00A0: choisissez une date d’effet plus lointaine pour laisser le temps aux familles.",
        RuleWarningKind.TiersCross => $"Deux paliers se croisent\u00A0: pour {French.DayAndMonth(warning.Day)}, l’un finit {French.Limit(warning.Limit.Civil)}, avant la fin du palier plus doux ({French.Limit(warning.Other!.Civil)})\u00A0: il ne servira pas.",
        _ => throw new ArgumentOutOfRangeException(nameof(warning)),
    };
}
