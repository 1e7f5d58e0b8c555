using Microsoft.EntityFrameworkCore;
using Preau.Domain.Activities;
using Preau.Domain.Billing;
using Preau.Domain.Calendars;
using Preau.Domain.CutOffs;
using Preau.Domain.Places;
using Preau.Domain.Tariffs;
using Preau.Domain.Values;
using Preau.Web.Features.Campaigns;
using Preau.Web.Features.Settings.Files;
using Preau.Web.Hosting;
using Preau.Web.Storage;

namespace Preau.Web.Features.Settings;

/// <summary>Gives an empty database its town, from checked files. A database that has activities already is refused: what is in force is changed under /gestion.</summary>
public sealed class ImportSettings(PortalDb db, TownClock clock)
{
    /// <returns>False when the database has a configuration already; nothing is written then.</returns>
    public Task<bool> Run(TownConfiguration town, Actor actor) => db.InOneTransaction(() => Write(town, actor));

    /// <summary>The same inside the caller's transaction.</summary>
    internal async Task<bool> Write(TownConfiguration town, Actor actor)
    {
        if (await db.Activities.AnyAsync() || await db.Sites.AnyAsync()) return false;

        db.Settings.AddRange(town.Settings.Select(s => new TownSetting { Name = s.Name, EffectiveFrom = s.From, Value = s.Value }));
        db.Sites.AddRange(town.Sites.Select(s => new Site { Code = s.Code, Name = s.Name, Kind = s.Kind, Zone = s.Zone, Address = s.Address, Phone = s.Phone }));
        db.SchoolHolidays.AddRange(town.Holidays.Select(h => new SchoolHolidayRow { Zone = h.Zone, Name = h.Name, From = h.From, To = h.To }));
        db.Regies.AddRange(town.Regies.Select(r => new Regie { Code = r.Code, Name = r.Name, Siret = r.Siret, Address = r.Address, Phone = r.Phone, PayFipNumber = r.PayFip, DueDays = r.DueDays, WaysToPay = r.WaysToPay }));
        await db.SaveChangesAsync();

        var sites = await db.Sites.ToDictionaryAsync(s => s.Code, s => s.Id);
        AddActivities(town, sites, await db.Regies.ToDictionaryAsync(r => r.Code, r => r.Id));
        await db.SaveChangesAsync();

        var activities = await db.Activities.ToDictionaryAsync(a => a.Code, a => a.Id);
        var slots = await db.Activities.SelectMany(a => a.Slots, (a, s) => new { Key = a.Code + "/" + s.Code, s.Id }).ToDictionaryAsync(s => s.Key, s => s.Id);
        db.Closures.AddRange(town.Closures.Select(c => new Closure { SiteId = c.Site is null ? null : sites[c.Site], ActivityId = c.Activity is null ? null : activities[c.Activity], From = c.From, To = c.To, Reason = c.Reason }));
        db.LocalDays.AddRange(town.LocalDays.Select(d => new LocalDay { SiteId = d.Site is null ? null : sites[d.Site], ActivityId = d.Activity is null ? null : activities[d.Activity], Day = d.Day, Kind = d.Kind, LikeWeekday = d.Like, Reason = d.Reason }));
        db.CutOffRules.AddRange(town.CutOffs.GroupBy(c => (c.Activity, c.Action, c.From)).Select(version => new CutOffRule
        {
            ActivityId = activities[version.Key.Activity],
            Action = version.Key.Action,
            EffectiveFrom = version.Key.From,
            Source = version.First().Source,
            Tiers = CutOffLines.Tiers(version),
        }));
        db.AbsenceRules.AddRange(town.Absences.Select(a => new AbsenceRule { ActivityId = activities[a.Activity], EffectiveFrom = a.From, DaysBefore = a.DaysBefore, ToldBy = a.ToldBy, WaitingDays = a.WaitingDays, CertificateHours = a.CertificateHours, Source = a.Source }));
        db.WaitingRules.AddRange(town.Waiting.Select(w => WaitingLines.Rule(w, activities[w.Activity])));
        AddTariffs(town, slots);
        db.SlotRules.AddRange(town.SlotRules.Select(r => new SlotRule { SlotId = slots[r.Slot], Kind = r.Kind, OtherSlotId = r.Other is null ? null : slots[r.Other], Days = r.Days, PerMonth = r.PerMonth, EffectiveFrom = r.From, EffectiveTo = r.To }));
        await db.AddPools(town, sites, slots);
        await AddCampaigns(town);
        db.MenuDishes.AddRange(town.Menus.Select(m => new MenuDish { Day = m.Day, SiteId = m.Site is null ? null : sites[m.Site], Course = m.Course, Name = m.Dish, Allergens = m.Allergens }));
        db.Record(actor, clock.UtcNow, "imported", ("Settings", 0), "Configuration de la ville importée");
        await db.SaveChangesAsync();
        return true;
    }

    private async Task AddCampaigns(TownConfiguration town)
    {
        var periods = await db.Activities.SelectMany(a => a.Periods, (a, p) => new { a.Code, Period = p }).ToListAsync();
        foreach (var lines in town.Campaigns.GroupBy(c => (c.Activity, c.PeriodFrom)))
        {
            var period = periods.Single(p => p.Code == lines.Key.Activity && p.Period.From == lines.Key.PeriodFrom).Period;
            period.Giving = PlaceGiving.Campaign;
            db.Campaigns.Add(CampaignLines.Campaign(lines).ToCampaign(period.Id, CampaignDraw.NewSeed()));
        }
    }

    private void AddActivities(TownConfiguration town, Dictionary<string, long> sites, Dictionary<string, long> regies)
    {
        foreach (var (order, line) in town.Activities.Index())
        {
            var activity = new Activity
            {
                Code = line.Code,
                Name = line.Name,
                Nature = line.Nature,
                From = line.From,
                To = line.To,
                RegieId = regies[line.Regie],
                IsOpen = line.IsOpen,
                ResidentsOnly = line.ResidentsOnly,
                MinAgeMonths = line.MinAgeMonths,
                MaxAgeMonths = line.MaxAgeMonths,
                MinClass = line.MinClass,
                MaxClass = line.MaxClass,
                AsksForDays = line.AsksForDays,
                TermWeekdays = line.TermWeekdays,
                HolidayWeekdays = line.HolidayWeekdays,
                BookMode = line.BookMode,
                CancelMode = line.CancelMode,
                AbsenceStaysCharged = line.AbsenceStaysCharged,
                HoldMinutes = line.HoldMinutes,
                Description = line.Description,
                Order = order,
            };
            activity.Sites.AddRange(line.Sites.Select(s => new ActivitySite { ActivityId = 0, SiteId = sites[s] }));
            activity.Slots.AddRange(town.Slots.Where(s => s.Activity == line.Code).Select((s, i) => new Slot { Code = s.Code, Name = s.Name, ShortName = s.ShortName, StartsAt = s.StartsAt, EndsAt = s.EndsAt, Order = i }));
            activity.RequiredDocuments.AddRange(town.Documents.Where(d => d.Activity == line.Code).Select(d => new RequiredDocument { Code = d.Code, Label = d.Label, IsMandatory = d.IsMandatory }));
            activity.Questions.AddRange(town.Questions.Where(q => q.Activity == line.Code).Select(q => new EnrolmentQuestion { Code = q.Code, Label = q.Label, IsMandatory = q.IsMandatory }));
            activity.Periods.AddRange(PeriodLines.Periods(town.Periods.Where(p => p.Activity == line.Code), clock.Zone));
            db.Activities.Add(activity);
        }
    }

    private void AddTariffs(TownConfiguration town, Dictionary<string, long> slots)
    {
        foreach (var version in town.Tariffs.GroupBy(t => (t.Slot, t.From)))
        {
            var grid = new TariffGrid { SlotId = slots[version.Key.Slot], EffectiveFrom = version.Key.From, Source = version.First().Source };
            grid.Brackets.AddRange(version.Select(t => new Bracket { Residence = t.Residence, QuotientFromCents = t.QuotientFrom, QuotientToCents = t.QuotientTo, WithoutQuotient = t.WithoutQuotient, Price = t.Price }));
            db.TariffGrids.Add(grid);
        }
    }
}
