using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Preau.Domain.Activities;
using Preau.Domain.Bookings;
using Preau.Domain.CutOffs;
using Preau.Web.Features.Bookings;
using Preau.Web.Features.Calendars;
using Preau.Web.Features.Messages;
using Preau.Web.Features.Settings;
using Preau.Web.Hosting;
using Preau.Web.Storage;
using Preau.Web.Texts;

namespace Preau.Web.Features.CutOffs;

/// <summary>
/// On the last working day before a free limit of cancelling that falls on a closed day, tells the guardians of what can still be
/// cancelled (docs/rules/delais.md); off unless the town asks for it (setting rappels.delais). Once a day, however often it runs.
/// </summary>
public sealed class RemindFamilies(PortalDb db, TownClock clock, TownSettings settings, OpeningDaysQueries openings, FamilyMail mail)
{
    // The farthest that a limit lies from its day, within reason: a rule by the month is 60 days away.
    private const int Ahead = 62;

    /// <summary>How many families were told.</summary>
    public async Task<int> Run(CancellationToken cancel = default)
    {
        if (settings["rappels.delais"] != "oui") return 0;
        var days = await Days();
        if (days.Count == 0) return 0;
        var prefix = string.Create(CultureInfo.InvariantCulture, $"{clock.Today:yyyyMMdd}:");
        return await db.InOneTransaction(async () =>
        {
            var kept = $"{MailKind.LimitReminder.Name}:{prefix}";
            if (await db.OutboxMails.AnyAsync(m => m.EffectKey != null && m.EffectKey.StartsWith(kept), cancel)) return 0;
            var lines = (await Lines(days, cancel)).ToLookup(line => line.FamilyId);
            var families = lines.Select(line => line.Key).ToList();
            var guardians = await db.Guardians.AsNoTracking().Where(g => families.Contains(g.FamilyId) && g.Email != null).OrderBy(g => g.Id).ToListAsync(cancel);
            await WriteMail.QueueMany(db, MailKind.LimitReminder, guardians.ConvertAll(g => (
                new MailTo(g.Email!, g.FullName, g.FamilyId),
                (IReadOnlyDictionary<string, string>)new Dictionary<string, string>(StringComparer.Ordinal)
                {
                    ["prenom"] = g.FirstName,
                    ["jours"] = string.Join('\n', lines[g.FamilyId].OrderBy(l => l.Day).Select(l => l.Text)),
                    ["lien"] = mail.Link(BookingLinks.Calendar(lines[g.FamilyId].Min(l => l.Day))),
                },
                $"{prefix}{g.Id}")), (clock.UtcNow, clock.Today));
            return guardians.Select(g => g.FamilyId).Distinct().Count();
        });
    }

    /// <summary>The days of service whose free limit makes today the day to tell, by slot and site.</summary>
    private async Task<Dictionary<(long SlotId, long SiteId, DateOnly Day), (ServicePlan Plan, string Slot)>> Days()
    {
        var today = clock.Today;
        var activities = await db.Activities.AsNoTracking().AsSplitQuery().Include(a => a.Sites).Include(a => a.Slots).Where(a => a.To >= today && a.CancelMode != ChangeMode.ReadOnly).ToListAsync();
        var rules = (await db.CutOffRules.AsNoTracking().Include(r => r.Tiers).Where(r => r.Action == CutOffAction.Cancel).ToListAsync()).ToLookup(r => r.ActivityId);
        var opening = await openings.For([.. activities.SelectMany(a => a.Sites, (a, s) => (a, s.SiteId))]);
        var found = new Dictionary<(long, long, DateOnly), (ServicePlan, string)>();
        foreach (var (activity, site) in activities.SelectMany(a => a.Sites, (a, s) => (a, s.SiteId)))
        {
            var plan = new ServicePlan(activity, site, opening[(activity.Id, site)], [.. rules[activity.Id]], clock.Zone);
            foreach (var day in OpenDays.From(plan.Opening, today).TakeWhile(day => day <= today.AddDays(Ahead)).Where(day => IsToday(plan, plan.On(CutOffAction.Cancel, day))))
            {
                foreach (var slot in activity.Slots) found[(slot.Id, site, day)] = (plan, slot.Name);
            }
        }
        return found;
    }

    private bool IsToday(ServicePlan plan, RuleOnDay? rule) => Free(rule) is { } limit && limit.Allows(clock.UtcNow) && LimitReminder.DayFor(limit, plan.Opening.PublicHolidays) == clock.Today;

    private static CutOffLimit? Free(RuleOnDay? rule) => rule?.Tiers.FirstOrDefault(tier => tier.Tier.Strictness == 0)?.Limit;

    private async Task<List<(long FamilyId, DateOnly Day, string Text)>> Lines(Dictionary<(long SlotId, long SiteId, DateOnly Day), (ServicePlan Plan, string Slot)> days, CancellationToken cancel)
    {
        var dates = days.Keys.Select(key => key.Day).Distinct().ToList();
        var booked = await (
            from booking in db.Bookings.AsNoTracking()
            where dates.Contains(booking.Day) && booking.AbsenceToldAt == null
            join child in db.Children on booking.ChildId equals child.Id
            orderby child.BirthDate
            select new { Booking = booking, child.FirstName }).ToListAsync(cancel);
        var lines = new List<(long, DateOnly, string)>();
        foreach (var row in booked)
        {
            if (!days.TryGetValue((row.Booking.SlotId, row.Booking.SiteId, row.Booking.Day), out var found)) continue;
            // The booking may keep another version: it is told of its own limit, or not at all.
            var rule = found.Plan.On(CutOffAction.Cancel, row.Booking.Day, row.Booking.CancelRuleId, clock.UtcNow);
            if (IsToday(found.Plan, rule)) lines.Add((row.Booking.FamilyId, row.Booking.Day, $"- {row.FirstName}, {found.Slot}, {French.DayAndMonth(row.Booking.Day)}\u00A0: {CutOffWords.Of(Free(rule)!)}"));
        }
        return lines;
    }
}
