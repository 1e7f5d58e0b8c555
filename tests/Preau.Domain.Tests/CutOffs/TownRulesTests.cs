using System.Globalization;
using System.Text.Json;
using Preau.Domain.Calendars;
using Preau.Domain.CutOffs;
using Preau.Domain.Tests.Calendars;
using Preau.Domain.Tests.Rules;
using Preau.Domain.Values;

namespace Preau.Domain.Tests.CutOffs;

/// <summary>Rules that towns have published, with worked examples: days-before.json beside this file.</summary>
public sealed class TownRulesTests
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web);
    private static readonly TownRule[] Rules = Read<TownRule[]>("days-before.json");
    private static readonly Dictionary<string, HolidayLine[]> Zones = Read<Dictionary<string, HolidayLine[]>>("school-holidays.json");

    public static TheoryData<string> Ids => [.. Rules.Select(rule => rule.Id)];

    [Theory]
    [MemberData(nameof(Ids))]
    public void The_limit_of_a_published_rule_is_the_one_of_its_examples(string id)
    {
        var rule = Rules.Single(one => one.Id == id);
        var cutOff = new CutOff(
            rule.Days, Enum.Parse<DayBasis>(rule.Basis, ignoreCase: true),
            TimeOnly.ParseExact(rule.Time, "HH:mm", CultureInfo.InvariantCulture), rule.Boundary == "inclusive");
        var opening = Opening(rule);

        Assert.NotEmpty(rule.Examples);
        Assert.All(rule.Examples, example =>
        {
            var limit = cutOff.Limit(example.Day, opening, ZoneA.Paris);

            Assert.Equal(example.Limit.UtcDateTime, limit.Instant);
            Assert.Equal(example.Limit.DateTime, limit.Civil);
            Assert.True(limit.Allows(example.Accepted.UtcDateTime));
            Assert.False(limit.Allows(example.Refused.UtcDateTime));
        });
    }

    private static OpeningDays Opening(TownRule rule) => new(
        new((rule.ServiceWeekdays ?? []).Select(Weekday).Aggregate(Weekdays.None, (all, one) => all | one), Weekdays.None),
        new(Zones[rule.Zone].Select(line => new SchoolHoliday(line.Name, new(line.From, line.To)))),
        new(rule.AlsaceMoselle), [], new(new(2026, 9, 1), new(2027, 7, 2)));

    private static Weekdays Weekday(string name) => Enum.GetValues<Weekdays>()
        .Single(day => day != Weekdays.None && day.ToString().StartsWith(name, StringComparison.OrdinalIgnoreCase));

    private static T Read<T>(string file) => JsonSerializer.Deserialize<T>(
        File.ReadAllText(Path.Combine(RulePage.Root, "tests", "Preau.Domain.Tests", "CutOffs", file)), Json)!;

    private sealed record TownRule(
        string Id, int Days, string Basis, string[]? ServiceWeekdays, string Time, string Boundary, string Zone,
        bool AlsaceMoselle, TownExample[] Examples);

    private sealed record TownExample(DateOnly Day, DateTimeOffset Limit, DateTimeOffset Accepted, DateTimeOffset Refused);

    private sealed record HolidayLine(string Name, DateOnly From, DateOnly To);
}
