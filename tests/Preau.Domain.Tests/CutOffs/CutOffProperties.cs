using FsCheck.Xunit;
using Preau.Domain.Calendars;
using Preau.Domain.CutOffs;
using Preau.Domain.Tests.Calendars;
using Preau.Domain.Tests.Rules;

namespace Preau.Domain.Tests.CutOffs;

public sealed class CutOffProperties
{
    [Property]
    public bool No_shape_has_a_limit_after_its_service_day_unless_its_hour_says_so(uint day, uint seed)
    {
        var serviceDay = new DateOnly(2026, 9, 1).AddDays(Spread.Over(day, 365));
        var limit = new CutOff(Shapes.Of(seed), new(23, 59), inclusive: true).Limit(serviceDay, ZoneA.Canteen, ZoneA.Paris);

        return DateOnly.FromDateTime(limit.Civil) <= serviceDay;
    }

    [Property]
    public bool A_limit_never_comes_after_the_service_day(uint day, byte daysBefore, byte basis, uint minute, bool inclusive)
    {
        var serviceDay = new DateOnly(2025, 1, 1).AddDays(Spread.Over(day, 1500));

        var limit = CutOff(daysBefore, basis, minute, inclusive).Limit(serviceDay, ZoneA.Canteen, ZoneA.Paris);

        return DateOnly.FromDateTime(limit.Civil) <= serviceDay
            && DateOnly.FromDateTime(limit.Civil) <= serviceDay.AddDays(-(daysBefore % 20));
    }

    [Property]
    public bool A_later_service_day_never_has_an_earlier_limit(uint day, byte later, byte daysBefore, byte basis, uint minute, bool inclusive)
    {
        var cutOff = CutOff(daysBefore, basis, minute, inclusive);
        var serviceDay = new DateOnly(2025, 1, 1).AddDays(Spread.Over(day, 1500));

        return cutOff.Limit(serviceDay, ZoneA.Canteen, ZoneA.Paris).Instant
            <= cutOff.Limit(serviceDay.AddDays(later), ZoneA.Canteen, ZoneA.Paris).Instant;
    }

    [Property]
    public bool Tiers_only_get_stricter_as_time_passes(uint day, uint seed, uint minutes, uint later)
    {
        var serviceDay = new DateOnly(2026, 9, 1).AddDays(Spread.Over(day, 300));
        TierEffect[] effects = [TierEffect.Direct, TierEffect.Direct, TierEffect.OnRequest, TierEffect.WaitingList];
        var tiers = effects.Select((effect, i) => new CutOffTier
        {
            Order = i,
            Effect = effect,
            SurchargeKind = i == 1 ? SurchargeKind.Percent : null,
            SurchargeValue = 5000,
            Shape = Shapes.Of(seed + (uint)i),
            Time = new(Spread.Over(seed + (uint)i, 24), 0),
            IsInclusive = i % 2 == 0,
        });
        var rule = RuleOnDay.Of(new() { ActivityId = 1, Action = CutOffAction.Book, EffectiveFrom = serviceDay, Tiers = [.. tiers] }, serviceDay, LimitCalendar.Of(ZoneA.Canteen), ZoneA.Paris);
        var now = rule.Last!.Instant.AddMinutes(-Spread.Over(minutes, 60 * 24 * 40));

        return (rule.At(now)?.Tier.Strictness ?? 9) <= (rule.At(now.AddMinutes(Spread.Over(later, 60 * 24 * 30)))?.Tier.Strictness ?? 9);
    }

    [Property]
    public bool Of_two_versions_the_kinder_one_is_never_stricter(uint day, uint seed, uint minutes)
    {
        var serviceDay = new DateOnly(2026, 9, 1).AddDays(Spread.Over(day, 300));
        RuleOnDay Version(uint part) => RuleOnDay.Of(
            new() { ActivityId = 1, Action = CutOffAction.Cancel, EffectiveFrom = serviceDay, Tiers = [new() { Order = 0, Effect = TierEffect.Direct, SurchargeKind = part % 3 == 0 ? SurchargeKind.Amount : null, SurchargeValue = part % 400, Shape = Shapes.Of(part), Time = new(9, 0), IsInclusive = true }] },
            serviceDay, LimitCalendar.Of(ZoneA.Canteen), ZoneA.Paris);
        var (first, second) = (Version(seed), Version(seed + 1));
        var now = first.Last!.Instant.AddMinutes(Spread.Over(minutes, 60 * 24 * 10) - (60 * 24 * 5));

        var kinder = RuleOnDay.Kinder(first, second, now).At(now);
        return new[] { first.At(now), second.At(now) }.OfType<TierLimit>().All(tier => kinder is not null && kinder.Tier.Strictness <= tier.Tier.Strictness);
    }

    [Property]
    public bool What_was_refused_stays_refused(uint minute, bool inclusive, int milliseconds)
    {
        var limit = new CutOffLimit(new DateTime(2026, 10, 24).AddMinutes(Spread.Over(minute, 2880)), inclusive, ZoneA.Paris);
        var now = limit.Instant.AddMilliseconds(milliseconds % 200_000);

        return limit.Allows(now) || !limit.Allows(now.AddMilliseconds(1));
    }

    [Property(MaxTest = 1000)]
    public bool An_instant_comes_back_from_its_civil_time_unless_the_hour_comes_a_second_time(bool autumn, uint minutes)
    {
        var instant = DateTime.SpecifyKind(AroundAChange(autumn, minutes), DateTimeKind.Utc);
        var back = WallClock.ToInstant(WallClock.ToCivil(instant, ZoneA.Paris), ZoneA.Paris);

        return back == instant || (back == instant.AddHours(-1) && ZoneA.Paris.IsAmbiguousTime(WallClock.ToCivil(instant, ZoneA.Paris)));
    }

    [Property(MaxTest = 1000)]
    public bool A_civil_time_comes_back_from_its_instant_unless_it_does_not_exist(bool autumn, uint minutes)
    {
        var civil = AroundAChange(autumn, minutes);
        var back = WallClock.ToCivil(WallClock.ToInstant(civil, ZoneA.Paris), ZoneA.Paris);

        return back == civil || (back == civil.AddHours(1) && ZoneA.Paris.IsInvalidTime(civil));
    }

    private static DateTime AroundAChange(bool autumn, uint minutes) =>
        (autumn ? new DateTime(2026, 10, 24, 20, 0, 0) : new DateTime(2027, 3, 27, 20, 0, 0)).AddMinutes(Spread.Over(minutes, 720));

    private static CutOff CutOff(byte daysBefore, byte basis, uint minute, bool inclusive) => new(
        new DaysBefore(daysBefore % 20, (DayBasis)(basis % 5)), TimeOnly.MinValue.AddMinutes(Spread.Over(minute, 1440)), inclusive);
}
