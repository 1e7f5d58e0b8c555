using System.Text.RegularExpressions;
using Preau.Domain.Payments;
using Preau.Web.Integrations.PayFip;

namespace Preau.Web.Tests.PayFip;

/// <summary>The product's client and the simulated service, over HTTP: every answer, every fault, every trap of spelling.</summary>
public sealed partial class ConversationTests
{
    [Fact]
    public async Task An_order_gets_an_identifier_and_arrives_as_it_was_meant()
    {
        await using var pair = await PayFipPair.Open();

        var reply = await pair.Client.Create(Wire.Order(subject: "Facture n° CS-2026-000714 : goûter d’été & l'accueil"));

        Assert.Null(reply.Fault);
        Assert.Equal(36, reply.Value!.Length);
        var order = pair.Simulator.Find(reply.Value)!.Order;
        Assert.Equal(
            ["2026", "parent@valbrune.example", "8640", "090909", "Facture n CS 2026 000714 gouter d ete l accueil", "CS2026000714T01", "T", "http://127.0.0.1:9/paiements/payfip/notification", "http://127.0.0.1:9/paiements/payfip/retour"],
            new[] { "exer", "mel", "montant", "numcli", "objet", "refdet", "saisie", "urlnotif", "urlredirect" }.Select(name => order[name]));
    }

    [Theory]
    [InlineData("P", "[0-9]{6}")]
    [InlineData("V", "[0-9]{12}-tip")]
    [InlineData("R", "")]
    [InlineData("Z", "")]
    [InlineData("A", "")]
    [InlineData("Q", "")]
    public async Task Each_result_comes_back_with_its_letter_and_its_echo(string letter, string authorisation)
    {
        await using var pair = await PayFipPair.Open();
        var operation = await pair.Ordered();
        pair.Simulator.Decide(operation, letter);

        var detail = (await pair.Client.Detail(operation)).Value!;

        Assert.Equal(letter, detail.Result);
        Assert.Equal(new AttemptEcho("090909", "CS2026000714T01", 8640, "T"), detail.Echo);
        Assert.Matches($"^{authorisation}$", detail.Authorisation);
        Assert.Equal(new DateTime(2026, 11, 24, 14, 12, 0), detail.PaidAt);
    }

    [Fact]
    public async Task Before_a_result_it_is_not_known()
    {
        await using var pair = await PayFipPair.Open();

        Assert.Equal("P5", await pair.Code(await pair.Ordered()));
    }

    [Fact]
    public async Task An_operation_that_nobody_opened_is_unknown_after_the_night_and_an_opened_one_is_not()
    {
        await using var pair = await PayFipPair.Open();
        var (forgotten, opened) = (await pair.Ordered(), await pair.Ordered());
        using var browser = new HttpClient();
        await browser.GetAsync(new Uri($"{pair.Page}?idop={opened}"));
        Assert.Equal("P5", await pair.Code(forgotten));

        pair.Clock.Advance(TimeSpan.FromHours(12));

        Assert.Equal("P1", await pair.Code(forgotten));
        Assert.Equal("P5", await pair.Code(opened));
    }

    [Fact]
    public async Task An_unknown_operation_is_unknown()
    {
        await using var pair = await PayFipPair.Open();

        Assert.Equal("P1", await pair.Code("7d0c2f1e-5b7a-11f1-9c3e-0242ac120002"));
    }

    [Theory]
    [InlineData("numcli", "09090", "T1")]
    [InlineData("numcli", "09090a", "T1")]
    [InlineData("numcli", "111111", "T2")]
    [InlineData("refdet", "CS20", "R3")]
    [InlineData("refdet", "CS-2026-000714", "R3")]
    [InlineData("mel", "", "A1")]
    [InlineData("mel", "parent", "A2")]
    [InlineData("mel", "a@b.c", "A2")]
    [InlineData("montant", "86,40", "M1")]
    [InlineData("montant", "99", "M3")]
    [InlineData("montant", "10000000", "M5")]
    [InlineData("saisie", "A", "S1")]
    [InlineData("urlnotif", "paiements/notification", "N1")]
    [InlineData("urlredirect", "", "D1")]
    public async Task The_service_refuses_a_wrong_order_with_its_code_and_an_HTTP_500(string field, string value, string code)
    {
        await using var pair = await PayFipPair.Open();
        pair.Simulator.Troubles.UnknownContracts = ["111111"];
        await pair.Ordered();
        var right = pair.Simulator.Latest!.Order;

        var answer = await pair.Raw(PayFipSoap.Request("creerPaiementSecurise", [.. right.Select(f => (f.Key, f.Key == field ? value : f.Value))]));

        Assert.StartsWith("500 ", answer, StringComparison.Ordinal);
        Assert.Equal(code, CodeOf().Match(answer).Groups["code"].Value);
        Assert.Contains("FonctionnelleErreur", answer, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_fault_of_an_order_is_told_with_its_code()
    {
        await using var pair = await PayFipPair.Open();
        pair.Simulator.Troubles.OrderFault = "T4";

        var reply = await pair.Client.Create(Wire.Order());

        Assert.Null(reply.Value);
        Assert.Equal("T4", reply.Fault!.Code);
    }

    public static TheoryData<PayFipOrder, string> Unsendable => new()
    {
        { Wire.Order(contract: "90909"), "T1" },
        { Wire.Order(contract: "09090９"), "T1" },
        { Wire.Order(reference: "CS-2026"), "R3" },
        { Wire.Order(reference: "CS202\n"), "R3" },
        { Wire.Order(reference: new string('A', 31)), "R3" },
        { Wire.Order(email: "a@b.c"), "A2" },
        { Wire.Order(email: new string('a', 76) + "@b.fr"), "A2" },
        { Wire.Order(cents: 99), "M3" },
        { Wire.Order(cents: 50_001), "M5" },
        { Wire.Order(mode: "M"), "S1" },
        { Wire.Order(notification: "https://famille.example/" + new string('a', 230)), "N1" },
        { Wire.Order(back: "https://famille.example/" + new string('a', 230)), "D1" },
    };

    [Theory]
    [MemberData(nameof(Unsendable))]
    public async Task An_order_that_would_be_refused_is_not_sent(PayFipOrder order, string code)
    {
        await using var pair = await PayFipPair.Open(maxAmount: 50_000);

        var reply = await pair.Client.Create(order);

        Assert.Equal(code, reply.Fault?.Code);
        Assert.Null(pair.Simulator.Latest);
    }

    [Theory]
    [InlineData(100)]
    [InlineData(50_000)]
    public async Task The_smallest_and_the_largest_amount_are_sent(long cents)
    {
        await using var pair = await PayFipPair.Open(maxAmount: 50_000);

        Assert.NotNull((await pair.Client.Create(Wire.Order(cents: cents))).Value);
    }

    [Fact]
    public async Task A_contract_says_whose_it_is()
    {
        await using var pair = await PayFipPair.Open();
        pair.Simulator.Troubles.UnknownContracts = ["111111"];

        var known = await pair.Client.Contract("090909");

        Assert.Equal(["COMMUNE DE VALBRUNE", "REGIE SIMULEE"], known.Value!.Labels);
        Assert.Equal("T2", (await pair.Client.Contract("111111")).Fault!.Code);
        Assert.Equal("T1", (await pair.Client.Contract("0909")).Fault!.Code);
    }

    [Theory]
    [InlineData("recupererDetailPaiementSecurise", "idop", "P1")]
    [InlineData("recupererDetailPaiementSecurise", "IDOP", "P1")]
    [InlineData("recupererDetailClient", "numcli", "T1")]
    [InlineData("creerPaiementSecurise", "numCli", "T1")]
    public async Task A_misspelt_name_is_not_understood(string operation, string name, string code)
    {
        await using var pair = await PayFipPair.Open();
        var known = await pair.Ordered();

        var answer = await pair.Raw(PayFipSoap.Request(operation, (name, name.StartsWith("num", StringComparison.Ordinal) ? "090909" : known)));

        Assert.Equal(code, CodeOf().Match(answer).Groups["code"].Value);
    }

    [Theory]
    [InlineData("TechDysfonctionnementErreur")]
    [InlineData("TechIndisponibiliteErreur")]
    [InlineData("TechProtocolaireErreur")]
    public async Task A_technical_fault_says_nothing_about_the_payment(string kind)
    {
        await using var pair = await PayFipPair.Open();
        var operation = await pair.Ordered();
        pair.Simulator.Decide(operation, "P");
        pair.Simulator.Troubles.TechnicalFault = kind;

        var detail = await pair.Client.Detail(operation);
        var order = await pair.Client.Create(Wire.Order());

        Assert.Equal((null, null), (detail.Value, detail.Fault!.Code));
        Assert.Equal((null, null), (order.Value, order.Fault!.Code));
        Assert.Contains(kind, detail.Fault.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_service_that_is_too_slow_is_left_and_found_again()
    {
        await using var pair = await PayFipPair.Open(patience: TimeSpan.FromMilliseconds(400));
        var operation = await pair.Ordered();
        pair.Simulator.Decide(operation, "P");
        pair.Simulator.Troubles.Delay = TimeSpan.FromSeconds(20);

        var slow = await pair.Client.Detail(operation);
        pair.Simulator.Troubles.Delay = TimeSpan.Zero;

        Assert.Equal((null, null), (slow.Value, slow.Fault!.Code));
        Assert.Equal("P", (await pair.Client.Detail(operation)).Value!.Result);
    }

    [Fact]
    public async Task A_caller_that_goes_away_is_no_fault_of_the_service()
    {
        await using var pair = await PayFipPair.Open();
        pair.Simulator.Troubles.Delay = TimeSpan.FromSeconds(20);
        using var gone = new CancellationTokenSource(TimeSpan.FromMilliseconds(100));

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => pair.Client.Detail("x", gone.Token));
    }

    [Fact]
    public async Task The_identifier_may_come_back_in_other_letters()
    {
        await using var pair = await PayFipPair.Open();
        var operation = await pair.Ordered();
        pair.Simulator.Decide(operation, "P");
        pair.Simulator.Troubles.SmallIdop = true;

        Assert.Equal("P", (await pair.Client.Detail(operation)).Value!.Result);
    }

    [Fact]
    public async Task An_answer_about_another_operation_is_not_believed()
    {
        await using var pair = await PayFipPair.Open();
        var operation = await pair.Ordered();
        pair.Simulator.Decide(operation, "P");
        pair.Simulator.Troubles.Echo = new Dictionary<string, string?>(StringComparer.Ordinal) { ["idOp"] = "7d0c2f1e-5b7a-11f1-9c3e-0242ac120002" };

        var reply = await pair.Client.Detail(operation);

        Assert.Equal((null, null), (reply.Value, reply.Fault!.Code));
    }

    public static TheoryData<string, string?> WrongEchoes => new()
    {
        { "montant", "1" }, { "montant", "86.40" }, { "montant", null }, { "montant", "-8640" }, { "montant", "99999999999999999999" },
        { "numcli", "090910" }, { "refdet", "CS2026000714T02" }, { "saisie", "W" }, { "saisie", null },
    };

    [Theory]
    [MemberData(nameof(WrongEchoes))]
    public async Task A_payment_of_something_else_is_not_ours(string field, string? told)
    {
        await using var pair = await PayFipPair.Open();
        var operation = await pair.Ordered();
        pair.Simulator.Decide(operation, "P");
        pair.Simulator.Troubles.Echo = new Dictionary<string, string?>(StringComparer.Ordinal) { [field] = told };

        var detail = (await pair.Client.Detail(operation)).Value!;

        Assert.Equal("P", detail.Result);
        Assert.NotEqual(new AttemptEcho("090909", "CS2026000714T01", 8640, "T"), detail.Echo);
    }

    [Fact]
    public async Task The_product_waits_15_seconds_and_follows_no_redirect()
    {
        await using var wire = Wire.To(new Uri("http://127.0.0.1:9/"), new Uri("http://127.0.0.1:9/"));

        Assert.Equal(TimeSpan.FromSeconds(15), wire.Http.Timeout);
    }

    [Fact]
    public async Task A_service_that_is_not_there_is_a_technical_fault()
    {
        await using var wire = Wire.To(new Uri("http://127.0.0.1:9/"), new Uri("http://127.0.0.1:9/"));

        var reply = await wire.Client.Detail("x");

        Assert.Equal((null, null), (reply.Value, reply.Fault!.Code));
    }

    [GeneratedRegex("<code>(?<code>[^<]*)</code>", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex CodeOf();
}
