using System.Text;
using System.Text.Json.Nodes;
using Preau.Domain.Tests.Rules;
using Preau.Web.Features.CutOffs;

namespace Preau.Web.Tests.CutOffs;

/// <summary>Rules that towns have published, with worked examples: published-rules.json beside this file.</summary>
public sealed class PublishedRulesTests
{
    private static readonly JsonArray Records = JsonNode.Parse(File.ReadAllText(Path.Combine(RulePage.Root, "tests", "Preau.Web.Tests", "CutOffs", "published-rules.json")))!.AsArray();

    public static TheoryData<string> Ids => [.. Records.Select(record => (string)record!["id"]!)];

    [Theory]
    [MemberData(nameof(Ids))]
    public void A_published_rule_gives_the_limits_of_its_examples(string id)
    {
        var record = Records.Single(one => (string)one!["id"]! == id)!;
        var expected = record["examples"]!.AsArray().Select(e => new EvaluatedExample(id, (string)e!["target_date"]!, (string)e["last_moment"]!, AcceptAtAllowed: true, RejectAtAllowed: false));

        Assert.Equal(expected, Evaluate(record.DeepClone()));
    }

    [Fact]
    public void The_expected_results_are_not_read()
    {
        var bare = Records[0]!.DeepClone();
        foreach (var example in bare["examples"]!.AsArray())
        {
            example!.AsObject().Remove("last_moment");
            (example["accept_at"], example["reject_at"]) = (example["reject_at"]!.DeepClone(), example["accept_at"]!.DeepClone());
        }

        Assert.All(Evaluate(bare), e => Assert.False(e.AcceptAtAllowed));
        Assert.All(Evaluate(bare), e => Assert.True(e.RejectAtAllowed));
    }

    [Theory]
    [InlineData("""{"type":"days_before","days":0,"basis":"calendar","time":"00:00"}""", "2026-09-14", "2026-09-14T00:00+02:00")]
    [InlineData("""{"type":"days_before","days":1,"basis":"clear_days","time":"12:00"}""", "2026-09-14", "2026-09-12T12:00+02:00")]
    [InlineData("""{"type":"days_before","days":1,"basis":"calendar","time":"02:30"}""", "2026-10-26", "2026-10-25T02:30+02:00")]
    [InlineData("""{"type":"days_before","days":1,"basis":"calendar","time":"03:00"}""", "2026-10-26", "2026-10-25T03:00+01:00")]
    [InlineData("""{"type":"days_before","days":1,"basis":"calendar","time":"02:30"}""", "2027-03-29", "2027-03-28T02:30+01:00")]
    [InlineData("""{"type":"days_before","days":1,"basis":"calendar","time":"03:00"}""", "2027-03-29", "2027-03-28T03:00+02:00")]
    [InlineData("""{"type":"days_before","days":1,"basis":"calendar","time":"12:00"}""", "2028-03-01", "2028-02-29T12:00+01:00")]
    [InlineData("""{"type":"days_before","days":2,"basis":"weekdays","time":"12:00"}""", "2026-09-13", "2026-09-10T12:00+02:00")]
    [InlineData("""{"type":"days_before","days":1,"basis":"business","time":"12:00"}""", "2030-04-23", "2030-04-19T12:00+02:00")]
    [InlineData("""{"type":"days_before","days":1,"basis":"business","time":"12:00"}""", "2027-03-30", "2027-03-26T12:00+01:00")]
    [InlineData("""{"type":"days_before","days":1,"basis":"business","time":"12:00","alsace":true}""", "2027-03-30", "2027-03-25T12:00+01:00")]
    [InlineData("""{"type":"days_before","days":1,"basis":"service","service_weekdays":["mon","tue","thu","fri"],"time":"08:30"}""", "2027-09-03", "2027-09-02T08:30+02:00")]
    [InlineData("""{"type":"days_before","days":1,"basis":"service","service_weekdays":["mon","tue","thu","fri"],"time":"08:30"}""", "2027-09-02", "2027-07-02T08:30+02:00")]
    [InlineData("""{"type":"days_before","days":1,"basis":"service","service_weekdays":["mon","tue","thu","fri"],"time":"08:30"}""", "2026-09-01", "2026-07-03T08:30+02:00")]
    [InlineData("""{"type":"days_before","days":1,"basis":"service","service_weekdays":["mon","tue","wed","thu","fri"],"time":"08:30"}""", "2027-05-10", "2027-05-05T08:30+02:00")]
    [InlineData("""{"type":"weekday_of_previous_week","weekday":"sun","weeks":2,"time":"12:00"}""", "2026-09-20", "2026-09-06T12:00+02:00")]
    [InlineData("""{"type":"weekday_of_previous_week","weekday":"fri","weeks":1,"time":"12:00"}""", "2027-01-02", "2026-12-25T12:00+01:00")]
    [InlineData("""{"type":"weekday_of_previous_week","weekday":"mon","weeks":1,"time":"23:59","if_in_school_holidays":"same_weekday_of_last_school_week"}""", "2027-09-06", "2027-06-28T23:59+02:00")]
    [InlineData("""{"type":"weekday_of_previous_week","weekday":"mon","weeks":1,"time":"23:59","if_in_school_holidays":null}""", "2027-09-06", "2027-08-30T23:59+02:00")]
    [InlineData("""{"type":"weekday_table","table":{"mon":"mon","wed":"tue"},"time":"12:00"}""", "2026-09-14", "2026-09-07T12:00+02:00")]
    [InlineData("""{"type":"weekday_table","table":{"wed":"mon","thu":"mon"},"table_if_monday_is_public_holiday":{"wed":"thu"},"time":"12:00"}""", "2027-04-01", "2027-03-29T12:00+02:00")]
    [InlineData("""{"type":"weekday_table","table":{"wed":"mon"},"table_if_monday_is_public_holiday":{"wed":"thu"},"time":"12:00"}""", "2027-05-19", "2027-05-13T12:00+02:00")]
    [InlineData("""{"type":"hours_before","hours":48,"anchor_time":"11:30","basis":"elapsed_wall_clock"}""", "2026-10-26", "2026-10-24T11:30+02:00")]
    [InlineData("""{"type":"hours_before","hours":720,"anchor_time":"08:00","basis":"elapsed_wall_clock"}""", "2027-01-15", "2026-12-16T08:00+01:00")]
    [InlineData("""{"type":"hours_before","hours":0,"anchor_time":"08:00","basis":"elapsed_wall_clock"}""", "2027-01-15", "2027-01-15T08:00+01:00")]
    [InlineData("""{"type":"hours_before","hours":36,"anchor_time":"00:00","basis":"elapsed_wall_clock"}""", "2026-09-14", "2026-09-12T12:00+02:00")]
    [InlineData("""{"type":"hours_before","hours":72,"anchor_time":"09:00","basis":"business_days_of_24h"}""", "2026-11-13", "2026-11-09T09:00+01:00")]
    [InlineData("""{"type":"hours_before","hours":36,"anchor_time":"00:00","basis":"business_days_of_24h"}""", "2026-09-15", "2026-09-11T12:00+02:00")]
    [InlineData("""{"type":"before_period","days":15,"basis":"clear_days","anchor":"first_day_of_school_holidays","time":"23:59"}""", "2026-10-21", "2026-10-01T23:59+02:00")]
    [InlineData("""{"type":"before_period","days":5,"basis":"business","anchor":"first_day_of_period","time":"12:00"}""", "2026-11-16", "2026-11-06T12:00+01:00")]
    [InlineData("""{"type":"day_of_previous_month","day":31,"time":"12:00"}""", "2027-03-04", "2027-02-28T12:00+01:00")]
    [InlineData("""{"type":"day_of_previous_month","day":30,"time":"12:00"}""", "2027-01-04", "2026-12-30T12:00+01:00")]
    public void Another_rule_of_the_same_format_is_computed_too(string rule, string target, string expected)
    {
        var record = Record(rule, target);
        record["calendar"]!["alsace_moselle_holidays"] = rule.Contains("alsace", StringComparison.Ordinal);

        Assert.Equal(expected, Evaluate(record).Single().LastMoment);
    }

    [Theory]
    [InlineData("A", "2027-03-01", "2027-02-08T23:59+01:00")]
    [InlineData("B", "2027-03-08", "2027-02-15T23:59+01:00")]
    [InlineData("C", "2027-02-22", "2027-02-01T23:59+01:00")]
    [InlineData(null, "2027-03-01", "2027-02-08T23:59+01:00")]
    public void Each_zone_has_its_own_holidays(string? zone, string target, string expected)
    {
        var record = Record("""{"type":"weekday_of_previous_week","weekday":"mon","weeks":1,"time":"23:59","if_in_school_holidays":"same_weekday_of_last_school_week"}""", target);
        record["calendar"]!["school_zone_assumed"] = zone;

        Assert.Equal(expected, Evaluate(record).Single().LastMoment);
    }

    [Fact]
    public void An_inclusive_limit_accepts_its_whole_minute()
    {
        var record = Record("""{"type":"days_before","days":1,"basis":"calendar","time":"12:00"}""", "2026-09-16");
        (record["examples"]![0]!["accept_at"], record["examples"]![0]!["reject_at"]) = ("2026-09-15T12:00:59+02:00", "2026-09-15T10:01:00Z");

        Assert.Equal((true, false), (Evaluate(record).Single().AcceptAtAllowed, Evaluate(record).Single().RejectAtAllowed));
    }

    /// <summary>A record with one example; its two instants are of no matter.</summary>
    private static JsonNode Record(string rule, string target) => JsonNode.Parse($$"""
        {"id":"x","normalised":{{rule}},"boundary":"inclusive","calendar":{"school_zone_assumed":"A","alsace_moselle_holidays":false},"unknown":[1],
         "examples":[{"target_date":"{{target}}","accept_at":"2026-01-01T00:00+01:00","reject_at":"2026-01-01T00:00+01:00"}]}
        """)!;

    private static IReadOnlyList<EvaluatedExample> Evaluate(JsonNode record)
    {
        var (examples, problems) = EvaluateRules.Run(Encoding.UTF8.GetBytes(new JsonArray(record.DeepClone()).ToJsonString()));
        Assert.Empty(problems);
        return examples;
    }
}
