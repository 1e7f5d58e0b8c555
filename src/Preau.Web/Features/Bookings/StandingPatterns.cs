using Microsoft.EntityFrameworkCore;
using Preau.Domain.Bookings;
using Preau.Domain.Enrolments;
using Preau.Domain.Values;
using Preau.Web.Features.Messages;
using Preau.Web.Hosting;
using Preau.Web.Storage;
using Preau.Web.Texts;

namespace Preau.Web.Features.Bookings;

/// <summary>
/// Applies the standing patterns to the opening days that have appeared since their last application (a school year published, an
/// enrolment renewed), by the rules of this instant, and tells the family what was booked and what was not
/// (docs/rules/semaine-type.md). Each on its own; twice does the same once.
/// </summary>
public sealed class StandingPatterns(PortalDb db, TownClock clock, PreviewPattern preview, ChangeBookings changes, FamilyMail mail, OtherParentMail others)
{
    /// <summary>How many patterns booked or tried something.</summary>
    public async Task<int> Run(CancellationToken cancel = default)
    {
        var today = clock.Today;
        var due = await (
            from pattern in db.WeekPatterns
            from slot in pattern.Slots
            join enrolment in db.Enrolments on slot.ChildId equals enrolment.ChildId
            where pattern.IsStanding && enrolment.State == EnrolmentState.Validated && enrolment.To > today && (pattern.JudgedUntil == null || enrolment.To > pattern.JudgedUntil)
            group enrolment.To by pattern.Id into last
            select new { Id = last.Key, To = last.Max() }).ToListAsync(cancel);
        var applied = 0;
        foreach (var pattern in due)
        {
            cancel.ThrowIfCancellationRequested();
            db.ChangeTracker.Clear();
            if (await db.InOneTransaction(() => Apply(pattern.Id, pattern.To))) applied++;
        }
        return applied;
    }

    private async Task<bool> Apply(long id, DateOnly to)
    {
        var (now, tomorrow) = (clock.UtcNow, clock.Today.AddDays(1));
        if (await db.WeekPatterns.Include(p => p.Slots).SingleOrDefaultAsync(p => p.Id == id) is not { IsStanding: true } pattern) return false;
        var from = pattern.JudgedUntil is { } judged && judged >= tomorrow ? judged.AddDays(1) : tomorrow;
        var last = from.AddDays(WeekPattern.MaxDays);
        if (from > to) return false;
        var days = new DateRange(from, to < last ? to : last);
        var seen = await preview.Run(pattern.FamilyId, new(pattern.ToWanted(), pattern.Weeks, days, new(), pattern.Id), now);
        if (seen.OpenUntil is not { } openUntil || openUntil < from) return false;

        pattern.JudgedUntil = openUntil;
        pattern.Version++;
        var run = new PatternRun { WeekPatternId = id, FamilyId = pattern.FamilyId, At = now };
        db.PatternRuns.Add(run);
        await db.SaveChangesAsync();
        var outcomes = await changes.Apply(new(pattern.FamilyId, Actor.Product, now) { RunId = run.Id }, [.. seen.ToBook.Select(d => d.ToWish())], now);
        var full = outcomes.Where(o => o.Refusal is not null).ToDictionary(o => o.Wish, o => Refusals.Sentence(o.Refusal!));
        var booked = seen.ToBook.Where(d => !full.ContainsKey(d.ToWish())).ToList();
        var refused = seen.Refused.Concat(seen.ToBook.Where(d => full.ContainsKey(d.ToWish())).Select(d => d with { Reason = full[d.ToWish()] })).ToList();
        db.Record(Actor.Product, now, "applied", (nameof(WeekPattern), id), $"Semaine type «\u00A0{pattern.Name}\u00A0» appliquée d’elle-même {French.Range(days)}", (pattern.FamilyId, null));
        if (booked.Count + refused.Count == 0) return false;
        await Tell(pattern, run.Id, booked, refused);
        await others.Tell(outcomes, Guid.NewGuid());
        return true;
    }

    private Task Tell(WeekPattern pattern, long runId, List<PatternDay> booked, List<PatternDay> refused)
    {
        var values = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["prenom"] = "",
            ["nom"] = pattern.Name,
            ["enfant"] = French.And(booked.Concat(refused).Select(d => d.Child).Distinct()),
            ["reserves"] = booked.Count == 0 ? "Rien." : BookingMail.Lines(booked, d => $"{d.Child}, {d.Row.Slot.Name}, {French.Date(d.Day)}"),
            ["non_reserves"] = refused.Count == 0 ? "Rien." : BookingMail.Lines(refused, d => $"{d.Child}, {d.Row.Slot.Name}, {French.Date(d.Day)}\u00A0: {d.Reason}"),
            ["lien"] = mail.Link(BookingLinks.UndoPattern(runId)),
        };
        return mail.Queue(pattern.FamilyId, null, MailKind.PatternApplied, values, $"{runId}");
    }
}
