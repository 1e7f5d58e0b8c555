using System.Collections.Concurrent;
using System.Globalization;
using System.Text;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using Preau.Web.Integrations.PayFip;

namespace Preau.Web.Tests.PayFip;

/// <summary>What stands where the service should be is not always the service: whatever cannot be read says nothing about a payment.</summary>
public sealed class StrangeAnswerTests
{
    private const string Id = "7d0c2f1e-5b7a-11f1-9c3e-0242ac120002";

    private const string Service = "http://securite.service.tpa.cp.finances.gouv.fr/services/mas_securite/contrat_paiement_securise/PaiementSecuriseService";

    private static string Paid => Envelope($"<ns2:recupererDetailPaiementSecuriseResponse xmlns:ns2=\"{Service}\"><return><idOp>{Id}</idOp><montant>8640</montant><resultrans>P</resultrans></return></ns2:recupererDetailPaiementSecuriseResponse>");

    public static TheoryData<string, string> Readable => new()
    {
        { "other prefixes", $"""<soap:Envelope xmlns:soap="http://schemas.xmlsoap.org/soap/envelope/"><soap:Header/><soap:Body><x:recupererDetailPaiementSecuriseResponse xmlns:x="{Service}"><return><resultrans>P</resultrans></return></x:recupererDetailPaiementSecuriseResponse></soap:Body></soap:Envelope>""" },
        { "everything in one namespace", $"""<Envelope xmlns="http://schemas.xmlsoap.org/soap/envelope/"><Body><recupererDetailPaiementSecuriseResponse xmlns="{Service}"><return><resultrans>P</resultrans></return></recupererDetailPaiementSecuriseResponse></Body></Envelope>""" },
        { "children with a prefix", $"""<S:Envelope xmlns:S="http://schemas.xmlsoap.org/soap/envelope/"><S:Body><a:recupererDetailPaiementSecuriseResponse xmlns:a="{Service}" xmlns:b="http://securite.service.tpa.cp.finances.gouv.fr/reponse"><b:return><b:resultrans>P</b:resultrans></b:return></a:recupererDetailPaiementSecuriseResponse></S:Body></S:Envelope>""" },
        { "other letters", Envelope("<R><Return><RESULTRANS>p</RESULTRANS><IDOP>" + Id.ToUpperInvariant() + "</IDOP></Return></R>") },
        { "spaces and lines", Envelope("\n <r>\n  <return>\n <resultrans>\n P \n</resultrans> </return></r>\n") },
        { "a comment and a CDATA", Envelope("<!-- P? --><r><return><resultrans><![CDATA[P]]></resultrans></return></r>") },
        { "fields that nobody knows", Envelope("<r><return><nouveau><a>1</a></nouveau><resultrans>P</resultrans><resultrans>R</resultrans></return></r>") },
        { "an unknown letter", Envelope("<r><return><resultrans>w</resultrans></return></r>") },
    };

    public static TheoryData<string, string> Unreadable => new()
    {
        { "nothing", "" },
        { "a page", "<!DOCTYPE html><html><title>Maintenance</title></html>" },
        { "words", "Service indisponible" },
        { "JSON", """{"resultrans":"P"}""" },
        { "cut in the middle", Paid[..(Paid.Length / 2)] },
        { "cut before the last letter", Paid[..^1] },
        { "two documents", Paid + Paid },
        { "a DTD", Paid.Insert(0, "<!DOCTYPE e [<!ENTITY x \"P\">]>") },
        { "an entity that reads a file", """<!DOCTYPE e [<!ENTITY x SYSTEM "file:///etc/hostname">]>""" + Envelope("<r><return><resultrans>&x;</resultrans></return></r>") },
        { "entities that grow", """<!DOCTYPE e [<!ENTITY a "PPPPPPPPPP"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;">]>""" + Envelope("<r><return><resultrans>&b;</resultrans></return></r>") },
        { "no envelope", "<return><resultrans>P</resultrans></return>" },
        { "no body", """<S:Envelope xmlns:S="http://schemas.xmlsoap.org/soap/envelope/"/>""" },
        { "an empty body", Envelope("") },
        { "no return", Envelope("<r><resultrans>P</resultrans></r>") },
        { "no result", Envelope("<r><return><montant>8640</montant></return></r>") },
        { "an empty result", Envelope("<r><return><resultrans/></return></r>") },
        { "a sentence as result", Envelope("<r><return><resultrans>P comme paiement</resultrans></return></r>") },
        { "an ill word as result", Envelope("<r><return><resultrans>P&#10;X</resultrans></return></r>") },
        { "another operation's result", Envelope("<r><return><resultrans>P</resultrans><idOp>00000000-0000-0000-0000-000000000000</idOp></return></r>") },
        { "twenty thousand deep", Envelope("<r>" + string.Concat(Enumerable.Repeat("<a>", 20_000)) + "</r>") },
    };

    [Theory]
    [MemberData(nameof(Readable))]
    public async Task An_answer_is_read_without_regard_to_prefix_and_case(string kind, string body)
    {
        await using var service = await Speaker.Saying(body);
        await using var wire = Wire.To(service.Address, service.Address);

        var reply = await wire.Client.Detail(Id);

        Assert.True(reply.Value is { Result.Length: 1 }, $"{kind}: {reply.Fault}");
        Assert.Equal(kind == "an unknown letter" ? "W" : "P", reply.Value.Result);
    }

    [Theory]
    [MemberData(nameof(Unreadable))]
    public async Task What_cannot_be_read_is_a_technical_fault(string kind, string body)
    {
        await using var service = await Speaker.Saying(body);
        await using var wire = Wire.To(service.Address, service.Address);

        var reply = await wire.Client.Detail(Id);

        Assert.True(reply is { Value: null, Fault.Code: null }, kind);
        Assert.Equal(1, service.Times);
    }

    [Theory]
    [InlineData("S:Client", "java.lang.NullPointerException", "")]
    [InlineData("S:Server", "fr.gouv.finances.cp.tpa.webservice.exceptions.FonctionnelleErreur", "")]
    [InlineData("S:Server", "x", "<detail><a:FonctionnelleErreur xmlns:a=\"urn:a\"><libelle>P5</libelle></a:FonctionnelleErreur></detail>")]
    [InlineData("S:Server", "x", "<detail><a:FonctionnelleErreur xmlns:a=\"urn:a\"><code>PAYE</code></a:FonctionnelleErreur></detail>")]
    [InlineData("S:Server", "x", "<detail><a:TechDysfonctionnementErreur xmlns:a=\"urn:a\"><code>P1</code></a:TechDysfonctionnementErreur></detail>")]
    public async Task A_fault_without_a_business_code_is_technical(string code, string said, string detail)
    {
        await using var service = await Speaker.Saying(Fault(code, said, detail), 500);
        await using var wire = Wire.To(service.Address, service.Address);

        var reply = await wire.Client.Detail(Id);

        Assert.True(reply is { Value: null, Fault.Code: null });
    }

    [Theory]
    [InlineData(500)]
    [InlineData(503)]
    [InlineData(200)]
    public async Task A_business_fault_is_read_whatever_the_status_and_the_prefixes(int status)
    {
        await using var service = await Speaker.Saying(Fault("S:Server", "x", "<z:Detail xmlns:z=\"urn:z\"><q:fonctionnelleErreur xmlns:q=\"urn:q\"><q:Code> p5 </q:Code></q:fonctionnelleErreur></z:Detail>"), status);
        await using var wire = Wire.To(service.Address, service.Address);

        Assert.Equal("P5", (await wire.Client.Detail(Id)).Fault!.Code);
    }

    [Fact]
    public async Task A_result_with_an_HTTP_error_is_not_believed()
    {
        await using var service = await Speaker.Saying(Paid, 500);
        await using var wire = Wire.To(service.Address, service.Address);

        Assert.True(await wire.Client.Detail(Id) is { Value: null, Fault.Code: null });
    }

    [Fact]
    public async Task Forty_megabytes_are_not_read()
    {
        var sent = 0;
        await using var service = await Speaker.Doing(async context =>
        {
            var piece = Encoding.UTF8.GetBytes(new string('<', 10_240));
            // To a connection that was left everything can be written at once: only the flush says that nobody takes it.
            while (sent < 4096 && !(await context.Response.BodyWriter.WriteAsync(piece, context.RequestAborted)).IsCompleted) sent++;
        });
        await using var wire = Wire.To(service.Address, service.Address);

        var reply = await wire.Client.Detail(Id);

        Assert.True(reply is { Value: null, Fault.Code: null });
        // The two ends of the connection hold up to ten megabytes that nobody reads.
        Assert.True(sent < 4096, "All forty megabytes were taken.");
    }

    [Fact]
    public async Task A_service_that_drips_is_left()
    {
        await using var service = await Speaker.Doing(async context =>
        {
            while (!context.RequestAborted.IsCancellationRequested)
            {
                await context.Response.WriteAsync(" ", context.RequestAborted);
                await Task.Delay(50, context.RequestAborted);
            }
        });
        await using var wire = Wire.To(service.Address, service.Address, patience: TimeSpan.FromMilliseconds(400));

        Assert.True(await wire.Client.Detail(Id) is { Value: null, Fault.Code: null });
    }

    [Fact]
    public async Task A_connection_that_breaks_is_a_technical_fault()
    {
        await using var service = await Speaker.Doing(async context =>
        {
            context.Response.ContentLength = 1000;
            await context.Response.WriteAsync(Paid[..100]);
            await context.Response.Body.FlushAsync();
            context.Abort();
        });
        await using var wire = Wire.To(service.Address, service.Address);

        Assert.True(await wire.Client.Detail(Id) is { Value: null, Fault.Code: null });
    }

    [Fact]
    public async Task A_redirect_is_not_followed_with_a_parents_address_in_it()
    {
        await using var elsewhere = await Speaker.Saying(Paid);
        await using var service = await Speaker.Doing(context =>
        {
            context.Response.StatusCode = StatusCodes.Status307TemporaryRedirect;
            context.Response.Headers.Location = elsewhere.Address.AbsoluteUri;
            return Task.CompletedTask;
        });
        await using var wire = Wire.To(service.Address, service.Address);

        var reply = await wire.Client.Create(Wire.Order());

        Assert.True(reply is { Value: null, Fault.Code: null });
        Assert.Equal(0, elsewhere.Times);
    }

    [Theory]
    [InlineData("ISO-8859-1", "text/xml; charset=ISO-8859-1", false)]
    [InlineData("ISO-8859-1", "text/xml", true)]
    [InlineData("utf-16", "text/xml; charset=\"utf-16\"", false)]
    [InlineData("utf-8", "text/xml; charset=utf-7", true)]
    [InlineData("utf-8", "text/xml; charset=martien", true)]
    [InlineData("utf-8", "application/octet-stream", true)]
    public async Task Letters_are_read_in_the_alphabet_that_the_answer_says(string encoding, string type, bool saysSo)
    {
        var body = (saysSo ? $"<?xml version=\"1.0\" encoding=\"{encoding}\"?>" : "") + Envelope("<r><return><numcli>090909</numcli><libelleN1>RÉGIE D’ÉTÉ</libelleN1></return></r>").Replace("’", "'", StringComparison.Ordinal);
        await using var service = await Speaker.Saying(Encoding.GetEncoding(encoding).GetBytes(body), type: type);
        await using var wire = Wire.To(service.Address, service.Address);

        Assert.Equal(["RÉGIE D'ÉTÉ"], (await wire.Client.Contract("090909")).Value!.Labels);
    }

    [Theory]
    [InlineData("")]
    [InlineData("../../admin?x=1")]
    [InlineData("7d0c2f1e 5b7a")]
    [InlineData("aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa")]
    public async Task An_identifier_that_is_none_opens_no_page(string id)
    {
        await using var service = await Speaker.Saying(Envelope($"<r><return><idOp>{id}</idOp></return></r>"));
        await using var wire = Wire.To(service.Address, service.Address);

        Assert.True(await wire.Client.Create(Wire.Order()) is { Value: null, Fault.Code: null });
    }

    [Fact]
    public async Task An_identifier_is_kept_and_asked_about_as_it_was_given()
    {
        await using var service = await Speaker.Saying(Envelope("<r><return><idOp>7D0C-ab</idOp><resultrans>P</resultrans></return></r>"));
        await using var wire = Wire.To(service.Address, service.Address);

        var id = (await wire.Client.Create(Wire.Order())).Value!;
        await wire.Client.Detail(id);

        Assert.Equal("7D0C-ab", id);
        Assert.Contains("<idOp>7D0C-ab</idOp>", service.Heard, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_sent_is_the_envelope_of_the_guide()
    {
        await using var service = await Speaker.Saying(Paid);
        await using var wire = Wire.To(service.Address, service.Address);

        await wire.Client.Detail(Id);

        Assert.Equal(
            $"""<?xml version="1.0" encoding="UTF-8"?><soapenv:Envelope xmlns:soapenv="http://schemas.xmlsoap.org/soap/envelope/"><soapenv:Body><pai:recupererDetailPaiementSecurise xmlns:pai="{Service}"><arg0><idOp>{Id}</idOp></arg0></pai:recupererDetailPaiementSecurise></soapenv:Body></soapenv:Envelope>""",
            service.Heard);
    }

    [Fact]
    public async Task The_log_names_the_fault_and_no_person()
    {
        using var log = new Lines();
        await using var service = await Speaker.Saying(Fault("S:Server", "x", "<detail><a:Tech\u00e9-parent.dupre_valbrune.example xmlns:a=\"urn:a\"><code>P1\nAUTRE LIGNE</code></a:Tech\u00e9-parent.dupre_valbrune.example></detail>"), 500);
        await using var wire = Wire.To(service.Address, service.Address, log: log);

        await wire.Client.Create(Wire.Order());

        var line = Assert.Single(log.All);
        Assert.Contains("creerPaiementSecurise", line, StringComparison.Ordinal);
        Assert.DoesNotContain("parent@valbrune.example", line, StringComparison.Ordinal);
        Assert.DoesNotContain('\n', line);
    }

    private static string Envelope(string body) => $"""<S:Envelope xmlns:S="http://schemas.xmlsoap.org/soap/envelope/"><S:Body>{body}</S:Body></S:Envelope>""";

    private static string Fault(string code, string said, string detail) => Envelope(
        string.Create(CultureInfo.InvariantCulture, $"<S:Fault><faultcode>{code}</faultcode><faultstring>{said}</faultstring>{detail}</S:Fault>"));

    private sealed class Lines : ILoggerProvider, ILogger
    {
        public ConcurrentQueue<string> All { get; } = new();

        public ILogger CreateLogger(string categoryName) => this;

        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => logLevel >= LogLevel.Information;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) => All.Enqueue(formatter(state, exception) + exception);

        public void Dispose()
        {
            // Nothing is held.
        }
    }
}
