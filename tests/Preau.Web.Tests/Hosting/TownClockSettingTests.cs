using Preau.Web.Hosting;
using Preau.Web.Storage;

namespace Preau.Web.Tests.Hosting;

public sealed class TownClockSettingTests
{
    private static readonly TimeZoneInfo Paris = TimeZoneInfo.FindSystemTimeZoneById("Europe/Paris");
    private static readonly DateTime Real = Utc(2026, 11, 24, 14, 0);

    [Fact]
    public void A_town_keeps_the_real_clock() =>
        Assert.Equal(TimeSpan.Zero, TownClockSetting.For(Made(isDemo: false, Utc(2027, 1, 1, 0, 0)), null, Real, Paris).Shift);

    [Fact]
    public void A_demo_in_its_school_year_keeps_the_real_clock_and_says_nothing() =>
        Assert.Equal(new TownClockSetting(TimeSpan.Zero, null), TownClockSetting.For(Made(), null, Real, Paris));

    [Fact]
    public void A_demo_starts_at_the_asked_instant()
    {
        var setting = TownClockSetting.For(Made(), Utc(2026, 9, 10, 6, 0), Real, Paris);

        Assert.Equal(Utc(2026, 9, 10, 6, 0), Real + setting.Shift);
        Assert.Contains("jeudi 10 septembre 2026, 8 h 00", setting.Notice!, StringComparison.Ordinal);
    }

    [Fact]
    public void A_demo_never_goes_behind_the_last_instant_it_has_shown()
    {
        var setting = TownClockSetting.For(Made(last: Utc(2026, 9, 12, 6, 0)), Utc(2026, 9, 10, 6, 0), Real, Paris);

        Assert.Equal(Utc(2026, 9, 12, 6, 0), Real + setting.Shift);
        Assert.Contains("jamais en arrière", setting.Notice!, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(2026, 8, 31, 21)]
    [InlineData(2027, 8, 31, 22)]
    [InlineData(2030, 1, 1, 0)]
    public void Outside_its_school_year_a_demo_starts_on_the_second_Thursday_of_September_and_says_so(int year, int month, int day, int hour)
    {
        var real = Utc(year, month, day, hour, 30);
        var setting = TownClockSetting.For(Made(), null, real, Paris);

        Assert.Equal(Utc(2026, 9, 10, 6, 0), real + setting.Shift);
        Assert.Contains("jeudi 10 septembre 2026, 8 h 00", setting.Notice!, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(2026, 8, 31, 22)]
    [InlineData(2027, 8, 31, 21)]
    public void The_school_year_begins_and_ends_at_midnight_in_the_town(int year, int month, int day, int hour) =>
        Assert.Null(TownClockSetting.For(Made(), null, Utc(year, month, day, hour, 30), Paris).Notice);

    private static Installation Made(bool isDemo = true, DateTime? last = null) =>
        new() { IsDemo = isDemo, CreatedAt = Real, LastInstant = last ?? DateTime.UnixEpoch };

    private static DateTime Utc(int year, int month, int day, int hour, int minute) => new(year, month, day, hour, minute, 0, DateTimeKind.Utc);
}
