using System.Text.Json;
using System.Text.Json.Nodes;
using Preau.Domain.Tests.Rules;
using Preau.Web.Hosting.Commands;
using Preau.Web.Tests.Hosting;

namespace Preau.Web.Tests.CutOffs;

public sealed class EvaluateVerbTests
{
    private static readonly string Published = Path.Combine(RulePage.Root, "tests", "Preau.Web.Tests", "CutOffs", "published-rules.json");

    [Theory]
    [InlineData]
    [InlineData("--json")]
    public async Task All_published_rules_come_back_as_one_array_in_their_order(params string[] options)
    {
        var (code, output, errors) = await Run([Published, .. options]);

        Assert.Equal((0, ""), (code, errors));
        var wanted = JsonNode.Parse(File.ReadAllText(Published))!.AsArray()
            .SelectMany(record => record!["examples"]!.AsArray().Select(e => ($"{record["id"]}", $"{e!["target_date"]}", $"{e["last_moment"]}", true, false)));
        Assert.Equal(wanted, JsonDocument.Parse(output).RootElement.EnumerateArray().Select(e => (
            e.GetProperty("id").GetString()!, e.GetProperty("target_date").GetString()!, e.GetProperty("last_moment").GetString()!,
            e.GetProperty("accept_at_allowed").GetBoolean(), e.GetProperty("reject_at_allowed").GetBoolean())));
    }

    [Theory]
    [InlineData("normalised.type", "\"weeks_before\"", "normalised.type")]
    [InlineData("normalised.basis", "\"lunar\"", "normalised.basis")]
    [InlineData("normalised.basis", "\"elapsed_wall_clock\"", "normalised.basis")]
    [InlineData("normalised.basis", "\"service\"", "normalised.service_weekdays")]
    [InlineData("normalised.basis", null, "normalised.basis")]
    [InlineData("normalised.days", null, "normalised.days")]
    [InlineData("normalised.days", "-1", "normalised.days")]
    [InlineData("normalised.days", "1.5", "normalised.days")]
    [InlineData("normalised.days", "\"1\"", "normalised.days")]
    [InlineData("normalised.days", "99999999999999999999999999999999", "normalised.days")]
    [InlineData("normalised.time", "\"25:00\"", "normalised.time")]
    [InlineData("normalised.time", "\"9:00\"", "normalised.time")]
    [InlineData("normalised.time", null, "normalised.time")]
    [InlineData("normalised.if_in_school_holidays", "\"stay\"", "normalised.if_in_school_holidays")]
    [InlineData("normalised", null, "normalised")]
    [InlineData("normalised", "[]", "normalised")]
    [InlineData("boundary", "\"about\"", "boundary")]
    [InlineData("boundary", null, "boundary")]
    [InlineData("calendar.school_zone_assumed", "\"D\"", "calendar.school_zone_assumed")]
    [InlineData("calendar.alsace_moselle_holidays", "\"no\"", "calendar.alsace_moselle_holidays")]
    [InlineData("examples", null, "examples")]
    [InlineData("examples.0.target_date", "\"2027-02-31\"", "examples[0].target_date")]
    [InlineData("examples.0.target_date", "20270101", "examples[0].target_date")]
    [InlineData("examples.0.accept_at", "\"2026-09-15T25:00+02:00\"", "examples[0].accept_at")]
    [InlineData("examples.0.accept_at", "\"2026-09-15T12:00\"", "examples[0].accept_at")]
    [InlineData("examples.0.reject_at", null, "examples[0].reject_at")]
    public async Task A_wrong_record_ends_with_code_2_names_the_record_and_the_field_and_prints_nothing(string field, string? value, string named)
    {
        var records = JsonNode.Parse(File.ReadAllText(Published))!.AsArray();
        Put(records[0]!, field.Split('.'), value);

        var (code, output, errors) = await RunOn(records.ToJsonString());

        Assert.Equal((2, ""), (code, output));
        Assert.StartsWith($"afb26-book, {named}\u00A0:", errors, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("""{"type":"weekday_of_previous_week","weekday":"fry","weeks":1,"time":"12:00"}""", "normalised.weekday")]
    [InlineData("""{"type":"weekday_of_previous_week","weekday":"fri","weeks":-1,"time":"12:00"}""", "normalised.weeks")]
    [InlineData("""{"type":"weekday_table","table":{"mon":"th"},"time":"12:00"}""", "normalised.table.mon")]
    [InlineData("""{"type":"weekday_table","table":{"lundi":"thu"},"time":"12:00"}""", "normalised.table.lundi")]
    [InlineData("""{"type":"weekday_table","table":{"mon":"thu"},"time":"12:00"}""", "examples[0].target_date")]
    [InlineData("""{"type":"hours_before","hours":48,"basis":"elapsed_wall_clock"}""", "normalised.anchor_time")]
    [InlineData("""{"type":"hours_before","hours":48,"anchor_time":"00:00","basis":"business"}""", "normalised.basis")]
    [InlineData("""{"type":"before_period","days":8,"basis":"calendar","anchor":"someday","time":"12:00"}""", "normalised.anchor")]
    [InlineData("""{"type":"day_of_previous_month","day":32,"time":"12:00"}""", "normalised.day")]
    public async Task Each_shape_checks_its_own_fields(string rule, string named)
    {
        var records = JsonNode.Parse(File.ReadAllText(Published))!.AsArray();
        Put(records[0]!, ["normalised"], rule);

        var (code, output, errors) = await RunOn(records.ToJsonString());

        Assert.Equal((2, ""), (code, output));
        Assert.StartsWith($"afb26-book, {named}\u00A0:", errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_rule_that_needs_a_year_that_is_not_published_says_so()
    {
        var records = JsonNode.Parse(File.ReadAllText(Published))!.AsArray();
        var record = records.Single(one => (string)one!["id"]! == "neuflize-cantine")!;
        Put(record, ["examples", "0", "target_date"], "\"2027-11-15\"");

        var (code, output, errors) = await RunOn(records.ToJsonString());

        Assert.Equal((2, ""), (code, output));
        Assert.Contains("neuflize-cantine, calendar.school_zone_assumed", errors, StringComparison.Ordinal);
        Assert.Contains("n’est pas publié", errors, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("")]
    [InlineData("cantine")]
    [InlineData("{}")]
    [InlineData("[1]")]
    [InlineData("[{\"id\":\"a\"")]
    public async Task What_is_no_list_of_records_ends_with_code_2(string content)
    {
        var (code, output, errors) = await RunOn(content);

        Assert.Equal((2, ""), (code, output));
        Assert.NotEmpty(errors);
    }

    [Fact]
    public async Task A_file_cut_in_half_and_one_that_is_not_there_end_with_code_2()
    {
        var content = File.ReadAllText(Published);

        var (code, output, errors) = await RunOn(content[..(content.Length / 2)]);
        Assert.Equal((2, ""), (code, output));
        Assert.Contains("JSON", errors, StringComparison.Ordinal);

        Assert.Equal(2, (await Run(["/nowhere/rules.json"])).Code);
    }

    private static void Put(JsonNode record, string[] path, string? value)
    {
        var parent = path[..^1].Aggregate(record, (node, name) => node is JsonArray array ? array[int.Parse(name, System.Globalization.CultureInfo.InvariantCulture)]! : node[name]!);
        if (value is null) parent.AsObject().Remove(path[^1]);
        else parent[path[^1]] = JsonNode.Parse(value);
    }

    private static async Task<(int Code, string Output, string Errors)> RunOn(string content)
    {
        using var folder = new TemporaryFolder();
        await File.WriteAllTextAsync(folder["rules.json"], content);
        return await Run([folder["rules.json"]]);
    }

    private static async Task<(int Code, string Output, string Errors)> Run(string[] words)
    {
        using var output = new StringWriter();
        using var errors = new StringWriter();
        var code = await CommandLine.Run(["cutoffs", "evaluate", .. words], _ => throw new InvalidOperationException("Not asked for."), output, errors);
        return (code, output.ToString(), errors.ToString());
    }
}
