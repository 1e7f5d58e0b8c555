using Preau.Domain.Calendars;
using Preau.Domain.CutOffs;
using Preau.Domain.Values;
using Preau.Web.Features.Calendars;

namespace Preau.Web.Features.CutOffs;

/// <summary>A rule as a file of published rules writes it: its limit, and the calendar that it asks (docs/rules/delais.md).</summary>
public sealed class RuleRecord
{
    private static readonly Dictionary<string, DayOfWeek> Weekdays = new(StringComparer.Ordinal)
    {
        ["mon"] = DayOfWeek.Monday,
        ["tue"] = DayOfWeek.Tuesday,
        ["wed"] = DayOfWeek.Wednesday,
        ["thu"] = DayOfWeek.Thursday,
        ["fri"] = DayOfWeek.Friday,
        ["sat"] = DayOfWeek.Saturday,
        ["sun"] = DayOfWeek.Sunday,
    };

    private static readonly Dictionary<string, DayBasis> Bases = new(StringComparer.Ordinal)
    {
        ["calendar"] = DayBasis.Calendar,
        ["weekdays"] = DayBasis.Weekdays,
        ["business"] = DayBasis.Business,
        ["service"] = DayBasis.Service,
        ["clear_days"] = DayBasis.ClearDays,
    };

    private static readonly Dictionary<string, bool> HourBases = new(StringComparer.Ordinal) { ["elapsed_wall_clock"] = false, ["business_days_of_24h"] = true };

    private static readonly Dictionary<string, PeriodAnchor> Anchors = new(StringComparer.Ordinal)
    {
        ["first_day_of_period"] = PeriodAnchor.FirstDayOfPeriod,
        ["first_day_of_school_holidays"] = PeriodAnchor.FirstDayOfSchoolHolidays,
    };

    private static readonly Dictionary<string, bool> Boundaries = new(StringComparer.Ordinal) { ["inclusive"] = true, ["exclusive"] = false };

    private static readonly Dictionary<string, bool> IfInSchoolHolidays = new(StringComparer.Ordinal) { ["same_weekday_of_last_school_week"] = true };

    private readonly JsonField record;
    private readonly HashSet<DayOfWeek> service;
    private readonly CutOffShape shape;

    private RuleRecord(JsonField record)
    {
        this.record = record;
        var rule = record["normalised"];
        service = IsOfService(rule) ? [.. rule["service_weekdays"].Items().Select(day => day.Choice(Weekdays))] : [];
        if (IsOfService(rule) && service.Count == 0) throw rule["service_weekdays"].Wrong("aucun jour n’est donné.");
        shape = Shape(rule);
        var time = rule[shape is HoursBefore ? "anchor_time" : "time"].Time();
        CutOff = new(rule.Optional("if_in_school_holidays") is { IsNull: false } exception && exception.Choice(IfInSchoolHolidays) ? new OutsideSchoolHolidays(shape) : shape, time, record["boundary"].Choice(Boundaries));
        if (record.Optional("calendar") is { } calendar)
        {
            if (calendar.Optional("school_zone_assumed") is { IsNull: false } zone) zone.Choice(NationalCalendar.Zones);
            calendar.Optional("alsace_moselle_holidays")?.Flag();
        }
        Calendar = new(
            NeedsPublicHolidays ? new(record["calendar"]["alsace_moselle_holidays"].Flag()) : default,
            day => service.Contains(day.DayOfWeek) && !Calendar!.PublicHolidays.Contains(day) && HolidayOn(day) is null, HolidayOn, day => day);
    }

    public CutOff CutOff { get; }

    /// <summary>The period that a target lies in starts on it: the record gives the first day itself.</summary>
    public LimitCalendar Calendar { get; }

    private bool NeedsPublicHolidays => shape switch
    {
        DaysBefore days => days.Basis is DayBasis.Business or DayBasis.Service,
        DaysBeforePeriod period => period.Basis is DayBasis.Business or DayBasis.Service,
        HoursBefore hours => hours.InBusinessDays,
        WeekdayTable table => table.IfMondayIsPublicHoliday.Count > 0,
        _ => false,
    };

    public static RuleRecord Read(JsonField record) => new(record);

    /// <summary>Refuses a weekday that the rule's table does not name.</summary>
    public CutOffLimit Limit(JsonField target, TimeZoneInfo zone)
    {
        var day = target.Day();
        if (shape is WeekdayTable table && table.LimitOf(day, Calendar) is null) throw target.Wrong("le tableau de la règle ne dit rien de ce jour de la semaine.");
        return CutOff.Limit(day, Calendar, zone);
    }

    private static bool IsOfService(JsonField rule) => rule.Optional("basis") is { IsNull: false } basis && basis.Text() == "service";

    private static CutOffShape Shape(JsonField rule) => rule["type"].Text() switch
    {
        "days_before" => new DaysBefore(rule["days"].Number(0, CutOffShape.MaxDays), rule["basis"].Choice(Bases)),
        "weekday_of_previous_week" => new WeekdayOfPreviousWeek(rule["weekday"].Choice(Weekdays), rule["weeks"].Number(1, CutOffShape.MaxWeeks)),
        "weekday_table" => new WeekdayTable(Table(rule["table"]), rule.Optional("table_if_monday_is_public_holiday") is { IsNull: false } exception ? Table(exception) : []),
        "hours_before" => new HoursBefore(rule["hours"].Number(0, CutOffShape.MaxHours), rule["basis"].Choice(HourBases)),
        "before_period" => new DaysBeforePeriod(rule["days"].Number(0, CutOffShape.MaxDays), rule["basis"].Choice(Bases), rule["anchor"].Choice(Anchors)),
        "day_of_previous_month" => new DayOfPreviousMonth(rule["day"].Number(1, 31)),
        var other => throw rule["type"].Wrong($"«\u00A0{other}\u00A0» est inconnu."),
    };

    private static Dictionary<DayOfWeek, DayOfWeek> Table(JsonField table)
    {
        var days = new Dictionary<DayOfWeek, DayOfWeek>();
        foreach (var (name, value) in table.Entries())
        {
            if (!Weekdays.TryGetValue(name, out var day)) throw value.Wrong($"«\u00A0{name}\u00A0» n’est pas un jour. Choix\u00A0: {string.Join(", ", Weekdays.Keys)}.");
            days[day] = value.Choice(Weekdays);
        }
        return days.Count > 0 ? days : throw table.Wrong("le tableau est vide.");
    }

    private DateRange? HolidayOn(DateOnly day)
    {
        var zone = record["calendar"]["school_zone_assumed"];
        var school = zone.IsNull ? NationalCalendar.Zones["A"] : zone.Choice(NationalCalendar.Zones);
        return school.Knows(day) ? school.HolidayOn(day)?.Days : throw zone.Wrong($"le calendrier scolaire du {day:yyyy-MM-dd} n’est pas publié.");
    }
}
