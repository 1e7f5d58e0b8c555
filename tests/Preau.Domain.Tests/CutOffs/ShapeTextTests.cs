using FsCheck.Xunit;
using Preau.Domain.CutOffs;
using Preau.Domain.Tests.Rules;

namespace Preau.Domain.Tests.CutOffs;

public sealed class ShapeTextTests
{
    [Property]
    public bool A_shape_comes_back_from_its_words(uint seed)
    {
        var shape = Shapes.Of(seed);

        return ShapeText.Read(ShapeText.Write(shape)) is { } back && back == shape && ShapeText.Write(shape).Length <= ShapeText.MaxLength;
    }

    [Theory]
    [InlineData("")]
    [InlineData("J-1")]
    [InlineData("J-1 lunaire")]
    [InlineData("J--1 service")]
    [InlineData("J-367 service")]
    [InlineData("ve S-0")]
    [InlineData("vendredi S-1")]
    [InlineData("32 M-1")]
    [InlineData("48 heures")]
    [InlineData("lu>je lu>ma")]
    [InlineData("lu>je sauf lundi ferie ")]
    [InlineData("J-1 service hors vacances hors vacances")]
    [InlineData(" J-1 service")]
    public void Other_words_are_no_shape(string text) => Assert.Null(ShapeText.Read(text));
}

/// <summary>Shapes of every kind.</summary>
internal static class Shapes
{
    public static CutOffShape Of(uint seed)
    {
        int Pick(int part, int range) => Spread.Over(seed + (uint)(part * 7919), range);
        DayOfWeek Day(int part) => (DayOfWeek)Pick(part, 7);
        var table = Enum.GetValues<DayOfWeek>().Where(day => day == DayOfWeek.Monday || Pick((int)day, 2) == 0).ToDictionary(day => day, day => Day(20 + (int)day));
        var exception = Pick(3, 2) == 0 ? [] : new Dictionary<DayOfWeek, DayOfWeek> { [Day(4)] = Day(5) };
        CutOffShape shape = Pick(0, 6) switch
        {
            0 => new DaysBefore(Pick(1, 30), (DayBasis)Pick(2, 5)),
            1 => new WeekdayOfPreviousWeek(Day(1), 1 + Pick(2, 8)),
            2 => new WeekdayTable(table, exception),
            3 => new HoursBefore(Pick(1, 400), Pick(2, 2) == 0),
            4 => new DaysBeforePeriod(Pick(1, 40), (DayBasis)Pick(2, 5), (PeriodAnchor)Pick(3, 2)),
            _ => new DayOfPreviousMonth(1 + Pick(1, 31)),
        };
        return Pick(9, 4) == 0 ? new OutsideSchoolHolidays(shape) : shape;
    }
}
