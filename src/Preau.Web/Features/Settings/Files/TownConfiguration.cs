using Preau.Domain.Activities;
using Preau.Domain.Calendars;
using Preau.Domain.CutOffs;
using Preau.Domain.Families;
using Preau.Domain.Places;
using Preau.Domain.Tariffs;
using Preau.Domain.Values;

namespace Preau.Web.Features.Settings.Files;

/// <summary>What a town decides, as its files say it: things name each other by code.</summary>
public sealed record TownConfiguration(
    IReadOnlyList<SettingLine> Settings,
    IReadOnlyList<SiteLine> Sites,
    IReadOnlyList<HolidayLine> Holidays,
    IReadOnlyList<ClosureLine> Closures,
    IReadOnlyList<LocalDayLine> LocalDays,
    IReadOnlyList<RegieLine> Regies,
    IReadOnlyList<ActivityLine> Activities,
    IReadOnlyList<SlotLine> Slots,
    IReadOnlyList<DocumentLine> Documents,
    IReadOnlyList<QuestionLine> Questions,
    IReadOnlyList<CutOffLine> CutOffs,
    IReadOnlyList<AbsenceLine> Absences,
    IReadOnlyList<WaitingLine> Waiting,
    IReadOnlyList<PoolLine> Pools,
    IReadOnlyList<SlotRuleLine> SlotRules,
    IReadOnlyList<PeriodLine> Periods,
    IReadOnlyList<CampaignLine> Campaigns,
    IReadOnlyList<TariffLineInFile> Tariffs,
    IReadOnlyList<MenuLine> Menus);

public sealed record SettingLine(string Name, DateOnly From, string Value);

public sealed record SiteLine(string Code, string Name, SiteKind Kind, SchoolZone? Zone, string? Address, string? Phone);

public sealed record HolidayLine(SchoolZone Zone, string Name, DateOnly From, DateOnly To);

public sealed record ClosureLine(string? Site, string? Activity, DateOnly From, DateOnly To, string Reason);

public sealed record LocalDayLine(string? Site, string? Activity, DateOnly Day, LocalDayKind Kind, DayOfWeek? Like, string Reason);

public sealed record RegieLine(string Code, string Name, string Siret, string Address, string Phone, string? PayFip, int DueDays, string WaysToPay);

public sealed record ActivityLine(
    string Code, string Name, ActivityNature Nature, DateOnly From, DateOnly To, string Regie, IReadOnlyList<string> Sites,
    bool IsOpen, bool ResidentsOnly, int? MinAgeMonths, int? MaxAgeMonths, SchoolClass? MinClass, SchoolClass? MaxClass,
    bool AsksForDays, Weekdays TermWeekdays, Weekdays HolidayWeekdays, ChangeMode BookMode, ChangeMode CancelMode,
    bool AbsenceStaysCharged, int? HoldMinutes, string? Description);

public sealed record SlotLine(string Activity, string Code, string Name, string ShortName, TimeOnly? StartsAt, TimeOnly? EndsAt);

public sealed record DocumentLine(string Activity, string Code, string Label, bool IsMandatory);

public sealed record QuestionLine(string Activity, string Code, string Label, bool IsMandatory);

public sealed record AbsenceLine(string Activity, DateOnly From, int DaysBefore, TimeOnly ToldBy, int? WaitingDays, int? CertificateHours, string? Source);

/// <summary>One tier of a rule, in the order of the file; without one the rule refuses always.</summary>
public sealed record CutOffLine(string Activity, CutOffAction Action, DateOnly From, CutOffTier? Tier, string? Source);

/// <summary>A rule between two slots, or about the length of stays; slots are "activite/formule".</summary>
public sealed record SlotRuleLine(string Slot, SlotRuleKind Kind, string? Other, int? Days, bool PerMonth, DateOnly From, DateOnly? To);

/// <summary>A pool from a day on: its group, its capacity. Lines of one site and name are one pool: its first line says its slots, its last one until when it is used.</summary>
public sealed record PoolLine(string Site, string Name, AgeGroup Group, DateOnly From, DateOnly? LastDay, int? Capacity, int Margin, IReadOnlyList<string> Slots, string? Source);

/// <summary>A pool with its versions, as its lines say it together.</summary>
public sealed record PoolInFile(string Site, string Name, IReadOnlyList<string> Slots, IReadOnlyList<PoolLine> Versions)
{
    public static IReadOnlyList<PoolInFile> Of(IEnumerable<PoolLine> lines) =>
        [.. lines.GroupBy(l => (l.Site, l.Name)).Select(g => new PoolInFile(g.Key.Site, g.Key.Name, g.First().Slots, [.. g.OrderBy(l => l.From)]))];

    public Pool ToPool(long siteId)
    {
        var changed = Versions.Where((v, i) => i == 0 || v.Group != Versions[i - 1].Group);
        return new() { SiteId = siteId, Name = Name, LastDay = Versions[^1].LastDay, Groups = [.. changed.Select(v => PoolGroup.Of(v.Group, v.From))] };
    }
}

/// <summary>One bracket; its slot is "activite/formule".</summary>
public sealed record TariffLineInFile(string Slot, DateOnly From, Residence Residence, long? QuotientFrom, long? QuotientTo, bool WithoutQuotient, Money Price, string? Source);
