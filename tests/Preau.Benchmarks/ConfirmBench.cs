using System.Globalization;
using System.Text.RegularExpressions;

namespace Preau.Benchmarks;

/// <summary>Ten changes confirmed: ten days cancelled, then booked again, by the product and by the bare endpoint, and one conditional update alone.</summary>
public sealed partial class ConfirmBench(BenchTown town)
{
    private const int Changes = 10;

    public async Task Run()
    {
        using var parent = await town.SignedIn(await town.FamilyOfFour());
        var page = await (await parent.GetAsync("/reservations?mois=2027-03")).Content.ReadAsStringAsync();
        var token = Token().Match(page).Groups["value"].Value;
        var boxes = Had().Match(page).Groups["value"].Value.Split(',').Take(Changes).ToList();
        if (boxes.Count < Changes) throw new InvalidOperationException("The family has too few days that can be cancelled.");
        var none = new List<string>();
        var alone = await Ado.Open(town.Store);
        await using var closing = alone;

        async Task Both(string address)
        {
            await Send(parent, address, token, ticked: none, had: boxes);
            await Send(parent, address, token, ticked: boxes, had: none);
        }
        var times = await Rounds.Run(town.Options.Rounds, warmUp: 2, each: 10, ("product", () => Both("/reservations/confirm?mois=2027-03")), ("bare", () => Both("/banc/confirmer")), ("update", async () =>
        {
            await Update(alone, 1);
            await Update(alone, -1);
        }
        ));
        var (ofBare, ofUpdate) = (times[1].Median / times[0].Median, times[2].Median / times[0].Median);
        Machine.Row("confirm", "ten cancelled and ten booked, speed of the bare", $"{Text(ofBare)}: {times[0]}, {times[1]}", "at least 0.5", ofBare >= 0.5);
        Machine.Row("confirm", "the same, speed of two lone conditional updates", $"{Text(ofUpdate)}: {times[2]}", "at least 0.25", ofUpdate >= 0.25);
    }

    private static async Task Update(System.Data.Common.DbConnection connection, int n)
    {
        await using var transaction = await connection.BeginTransactionAsync();
        await connection.Execute(transaction, $"""UPDATE "PoolDays" SET "Taken" = "Taken" + {n} WHERE "Id" = (SELECT MAX("Id") FROM "PoolDays") AND ("Capacity" IS NULL OR "Taken" + {n} <= "Capacity" + 1)""");
        await transaction.CommitAsync();
    }

    private static async Task Send(HttpClient parent, string address, string token, List<string> ticked, List<string> had)
    {
        using var form = new FormUrlEncodedContent([
            new("__RequestVerificationToken", token), new("__cle", Guid.NewGuid().ToString()), new("avait", string.Join(',', had)), .. ticked.Select(t => KeyValuePair.Create("jour", t))]);
        using var answer = await parent.PostAsync(address, form);
        if ((int)answer.StatusCode != 303) throw new InvalidOperationException($"{address} answered {answer.StatusCode}: {await answer.Content.ReadAsStringAsync()}");
    }

    private static string Text(double ratio) => ratio.ToString("0.00", CultureInfo.InvariantCulture);

    [GeneratedRegex("name=\"__RequestVerificationToken\" type=\"hidden\" value=\"(?<value>[^\"]+)\"", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Token();

    [GeneratedRegex("name=\"avait\" value=\"(?<value>[^\"]+)\"|value=\"(?<value>[^\"]+)\" name=\"avait\"", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Had();
}
