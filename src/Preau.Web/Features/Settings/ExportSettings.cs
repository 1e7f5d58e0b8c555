using Microsoft.EntityFrameworkCore;
using Preau.Domain.Activities;
using Preau.Web.Features.Settings.Files;
using Preau.Web.Hosting;
using Preau.Web.Storage;
using static Preau.Web.Features.Settings.Files.FileText;

namespace Preau.Web.Features.Settings;

/// <summary>
/// What the town has decided, as the readable files that `settings import` and the demo read: written from one database, they make
/// the same town in another one.
/// </summary>
public sealed class ExportSettings(PortalDb db, TownClock clock)
{
    private Dictionary<long, string> sites = [];
    private Dictionary<long, string> slots = [];
    private List<Activity> activities = [];

    /// <returns>How many lines were written.</returns>
    public async Task<int> Run(string folder)
    {
        var files = await Files();
        Directory.CreateDirectory(folder);
        foreach (var file in files) await file.Write(folder);
        return files.Sum(f => f.Rows.Count);
    }

    private async Task<List<FileText>> Files()
    {
        sites = await db.Sites.ToDictionaryAsync(s => s.Id, s => s.Code);
        activities = await db.Activities.AsNoTracking().AsSplitQuery().Include(a => a.Sites).Include(a => a.Slots).Include(a => a.RequiredDocuments).Include(a => a.Questions).Include(a => a.Periods).ThenInclude(p => p.Windows).OrderBy(a => a.Order).ToListAsync();
        slots = activities.SelectMany(a => a.Slots, (a, s) => (s.Id, Key: $"{a.Code}/{s.Code}")).ToDictionary(s => s.Id, s => s.Key);
        return
        [
            .. await Places(), .. await Calendar(), .. await Offers(), await CutOffs(), await Absences(), await Waiting(), await Tariffs(),
            new(MenuFile.Name, MenuFile.Columns, [.. (await db.MenuDishes.AsNoTracking().OrderBy(d => d.Day).ThenBy(d => d.Id).ToListAsync()).Select(d => MenuFile.Write(d, d.SiteId is { } site ? sites[site] : null))]),
        ];
    }

    private async Task<IEnumerable<FileText>> Places() =>
    [
        new("reglages.csv", TownFiles.Settings, [.. (await db.Settings.AsNoTracking().OrderBy(s => s.EffectiveFrom).ThenBy(s => s.Name).ToListAsync()).Select(s => new[] { s.Name, Day(s.EffectiveFrom), s.Value })]),
        new("lieux.csv", TownFiles.Sites, [.. (await db.Sites.AsNoTracking().OrderBy(s => s.Id).ToListAsync()).Select(s => new[] { s.Code, s.Name, Word(FileWords.SiteKinds, s.Kind), Word(FileWords.Zones, s.Zone), s.Address, s.Phone })]),
        new("regies.csv", TownFiles.Regies, [.. (await db.Regies.AsNoTracking().OrderBy(r => r.Id).ToListAsync()).Select(r => new[] { r.Code, r.Name, r.Siret, r.Address, r.Phone, r.PayFipNumber, Number(r.DueDays), r.WaysToPay.Replace('\n', '|') })]),
        new("places.csv", TownFiles.Pools, await db.PoolLines(sites, slots)),
        new("sejours.csv", TownFiles.SlotRules, [.. (await db.SlotRules.AsNoTracking().OrderBy(r => r.Id).ToListAsync()).Select(r => new[] { slots[r.SlotId], Word(FileWords.SlotRules, r.Kind), r.OtherSlotId is { } other ? slots[other] : null, Number(r.Days), r.PerMonth ? "mois" : null, Day(r.EffectiveFrom), r.EffectiveTo is { } to ? Day(to) : null })]),
    ];

    private async Task<IEnumerable<FileText>> Calendar()
    {
        var codes = activities.ToDictionary(a => a.Id, a => a.Code);
        string? Site(long? id) => id is { } known ? sites[known] : null;
        string? Code(long? id) => id is { } known ? codes[known] : null;
        return
        [
            new("vacances.csv", TownFiles.Holidays, [.. (await db.SchoolHolidays.AsNoTracking().OrderBy(h => h.Zone).ThenBy(h => h.From).ToListAsync()).Select(h => new[] { Word(FileWords.Zones, h.Zone), h.Name, Day(h.From), Day(h.To) })]),
            new("fermetures.csv", TownFiles.Closures, [.. (await db.Closures.AsNoTracking().OrderBy(c => c.From).ThenBy(c => c.Id).ToListAsync()).Select(c => new[] { Site(c.SiteId), Code(c.ActivityId), Day(c.From), Day(c.To), c.Reason })]),
            new("jours.csv", TownFiles.LocalDays, [.. (await db.LocalDays.AsNoTracking().OrderBy(d => d.Day).ThenBy(d => d.Id).ToListAsync()).Select(d => new[] { Site(d.SiteId), Code(d.ActivityId), Day(d.Day), Word(FileWords.LocalDays, d.Kind), Word(FileWords.Weekdays, d.LikeWeekday), d.Reason })]),
        ];
    }

    private async Task<IEnumerable<FileText>> Offers()
    {
        var regies = await db.Regies.ToDictionaryAsync(r => r.Id, r => r.Code);
        return
        [
            new("activites.csv", TownFiles.Activities, [.. activities.Select(a => new[]
            {
                a.Code, a.Name, Word(FileWords.Natures, a.Nature), Day(a.From), Day(a.To), regies[a.RegieId], string.Join(',', a.Sites.OrderBy(s => s.SiteId).Select(s => sites[s.SiteId])),
                Flag(a.IsOpen), Flag(a.ResidentsOnly), Number(a.MinAgeMonths), Number(a.MaxAgeMonths), Word(FileWords.Classes, a.MinClass), Word(FileWords.Classes, a.MaxClass),
                Flag(a.AsksForDays), Weekdays(a.TermWeekdays), Weekdays(a.HolidayWeekdays), Word(FileWords.Modes, a.BookMode), Word(FileWords.Modes, a.CancelMode), Flag(a.AbsenceStaysCharged), Number(a.HoldMinutes), a.Description,
            })]),
            new("formules.csv", TownFiles.Slots, [.. activities.SelectMany(a => a.Slots.OrderBy(s => s.Order), (a, s) => new[] { a.Code, s.Code, s.Name, s.ShortName, Time(s.StartsAt), Time(s.EndsAt) })]),
            new("pieces.csv", TownFiles.Documents, [.. activities.SelectMany(a => a.RequiredDocuments.OrderBy(d => d.Id), (a, d) => new[] { a.Code, d.Code, d.Label, Flag(d.IsMandatory) })]),
            new(PeriodLines.File, PeriodLines.Columns, [.. activities.SelectMany(a => a.Periods.OrderBy(p => p.From), (a, p) => PeriodLines.Write(a.Code, p, clock.Zone)).SelectMany(lines => lines)]),
            new(CampaignLines.File, CampaignLines.Columns, [.. await Campaigns()]),
            new("questions.csv", TownFiles.Questions, [.. activities.SelectMany(a => a.Questions.OrderBy(q => q.Id), (a, q) => new[] { a.Code, q.Code, q.Label, Flag(q.IsMandatory) })]),
        ];
    }

    private async Task<IEnumerable<string?[]>> Campaigns()
    {
        var campaigns = (await db.Campaigns.AsNoTracking().Include(c => c.Criteria).ToListAsync()).ToDictionary(c => c.BookingPeriodId);
        return activities.SelectMany(a => a.Periods.OrderBy(p => p.From), (a, p) => (a.Code, Period: p)).Where(p => campaigns.ContainsKey(p.Period.Id)).SelectMany(p => CampaignLines.Write(p.Code, p.Period.From, campaigns[p.Period.Id]));
    }

    private async Task<FileText> CutOffs()
    {
        var rules = (await db.CutOffRules.AsNoTracking().Include(r => r.Tiers).ToListAsync()).ToLookup(r => r.ActivityId);
        return new("delais.csv", CutOffLines.Columns, [.. activities.SelectMany(a => rules[a.Id].OrderBy(r => r.EffectiveFrom).ThenBy(r => r.Action).SelectMany(r => CutOffLines.Write(a.Code, r)))]);
    }

    private async Task<FileText> Absences()
    {
        var rules = (await db.AbsenceRules.AsNoTracking().OrderBy(r => r.EffectiveFrom).ToListAsync()).ToLookup(r => r.ActivityId);
        return new("absences.csv", AbsenceLines.Columns, [.. activities.SelectMany(a => rules[a.Id], (a, r) => new[] { a.Code, Day(r.EffectiveFrom), Number(r.DaysBefore), Time(r.ToldBy), Number(r.WaitingDays), Number(r.CertificateHours), r.Source })]);
    }

    private async Task<FileText> Waiting()
    {
        var rules = (await db.WaitingRules.AsNoTracking().OrderBy(r => r.EffectiveFrom).ToListAsync()).ToLookup(r => r.ActivityId);
        return new(WaitingLines.File, WaitingLines.Columns, [.. activities.SelectMany(a => rules[a.Id], (a, r) => WaitingLines.Write(a.Code, r))]);
    }

    private async Task<FileText> Tariffs() => new("tarifs.csv", TownFiles.Tariffs, [.. (await db.TariffGrids.AsNoTracking().Include(g => g.Brackets.OrderBy(b => b.Id)).OrderBy(g => g.Id).ToListAsync()).SelectMany(g => g.Brackets, (g, b) => new[] { slots[g.SlotId], Day(g.EffectiveFrom), Word(FileWords.Residences, b.Residence), b.WithoutQuotient ? "aucun" : Cents(b.QuotientFromCents), Cents(b.QuotientToCents), Cents(b.Price.Cents), g.Source })]);
}
