using System.Globalization;
using System.Text;
using System.Xml;

namespace Preau.Web.Integrations.PayFip;

/// <summary>
/// Talks SOAP to PayFiP's web service. Never called inside a transaction. A business fault comes with an HTTP 500: the body is read
/// before the status is believed; whatever cannot be read is a technical fault, and says nothing about the payment.
/// </summary>
public sealed partial class PayFipClient(IHttpClientFactory clients, PayFipAddresses addresses, ILogger<PayFipClient> log)
{
    /// <summary>The name of its HttpClient: 15 s at most, small answers, no redirect.</summary>
    public const string Name = "payfip";

    /// <summary>A result is one letter; a new means of payment might bring a longer word, but no sentence.</summary>
    private const int LongestResult = 8;

    private const int LongestAuthorisation = 64;

    /// <returns>The operation's identifier, which opens the payment page once within 15 minutes.</returns>
    public async Task<PayFipReply<string>> Create(PayFipOrder order, CancellationToken cancel = default)
    {
        const string Operation = "creerPaiementSecurise";
        if (order.RefusedWith(addresses.Largest.Cents) is { } code)
        {
            LogFault(Operation, $"{code} before it was sent");
            return new(null, new PayFipFault(code, "Refused before it was sent"));
        }

        var (fields, fault) = await Call(Operation, cancel,
            ("exer", order.Year.ToString(CultureInfo.InvariantCulture)),
            ("mel", order.Email),
            ("montant", order.Cents.ToString(CultureInfo.InvariantCulture)),
            ("numcli", order.Contract),
            ("objet", PayFipWords.Subject(order.Subject)),
            ("refdet", order.Reference),
            ("saisie", order.Mode),
            ("urlnotif", order.Notification.AbsoluteUri),
            ("urlredirect", order.Return.AbsoluteUri));
        if (fault is not null) return new(null, fault);
        var id = fields!.GetValueOrDefault("idop", "");
        return IsIdentifier(id) ? new(id, null) : Unreadable<string>(Operation, "an answer without idOp");
    }

    public async Task<PayFipReply<PayFipDetail>> Detail(string operationId, CancellationToken cancel = default)
    {
        const string Operation = "recupererDetailPaiementSecurise";
        // The live service wants the capital O here, and answers P1 without it.
        var (fields, fault) = await Call(Operation, cancel, ("idOp", operationId));
        if (fault is not null) return new(null, fault);
        var result = Field("resultrans").ToUpperInvariant();
        if (result.Length is 0 or > LongestResult || !result.All(char.IsAsciiLetterOrDigit)) return Unreadable<PayFipDetail>(Operation, "an answer without resultrans");
        // An answer about another operation says nothing about ours.
        var about = Field("idop");
        if (about.Length > 0 && !about.Equals(operationId, StringComparison.OrdinalIgnoreCase)) return Unreadable<PayFipDetail>(Operation, "an answer about another idOp");
        var authorisation = Field("numauto");
        return new(new PayFipDetail(
            result, Field("numcli"), Field("refdet"), Cents(Field("montant")), Field("saisie").ToUpperInvariant(),
            authorisation.Length <= LongestAuthorisation ? authorisation : authorisation[..LongestAuthorisation], Instant(Field("dattrans"), Field("heurtrans"))), null);

        string Field(string name) => fields!.GetValueOrDefault(name, "");
    }

    /// <summary>Whose contract it is: a harmless question, for "test the connection".</summary>
    public async Task<PayFipReply<PayFipContract>> Contract(string contract, CancellationToken cancel = default)
    {
        const string Operation = "recupererDetailClient";
        // numCli with a capital C here, numcli everywhere else.
        var (fields, fault) = await Call(Operation, cancel, ("numCli", contract));
        if (fault is not null) return new(null, fault);
        string[] labels = [.. new[] { "libellen1", "libellen2", "libellen3" }.Select(name => fields!.GetValueOrDefault(name, "")).Where(label => label.Length > 0)];
        return fields!.GetValueOrDefault("numcli") == contract ? new(new PayFipContract(contract, labels), null) : Unreadable<PayFipContract>(Operation, "an answer about another contract");
    }

    private async Task<(IReadOnlyDictionary<string, string>? Fields, PayFipFault? Fault)> Call(string operation, CancellationToken cancel, params (string, string)[] fields)
    {
        try
        {
            using var http = clients.CreateClient(Name);
            using var request = new HttpRequestMessage(HttpMethod.Post, addresses.Service);
            request.Content = new StringContent(PayFipSoap.Request(operation, fields), Encoding.UTF8, PayFipSoap.ContentType);
            request.Headers.Add("SOAPAction", "\"\"");
            using var response = await http.SendAsync(request, cancel);
            var (returned, fault) = PayFipSoap.ReadResponse(await response.Content.ReadAsByteArrayAsync(cancel), response.Content.Headers.ContentType?.CharSet);
            if (fault is null && !response.IsSuccessStatusCode) fault = new PayFipFault(null, $"HTTP {(int)response.StatusCode}");
            if (fault is not null) LogFault(operation, fault.Text);
            return fault is null ? (returned, null) : (null, fault);
        }
        catch (Exception wrong) when (wrong is HttpRequestException or XmlException or IOException || (wrong is OperationCanceledException && !cancel.IsCancellationRequested))
        {
            LogFault(operation, wrong.GetType().Name);
            return (null, new PayFipFault(null, wrong.GetType().Name));
        }
    }

    private PayFipReply<T> Unreadable<T>(string operation, string text)
        where T : class
    {
        LogFault(operation, text);
        return new(null, new PayFipFault(null, text));
    }

    /// <summary>It stands in an address and in our database: nothing but what an identifier is made of.</summary>
    private static bool IsIdentifier(string text) => text.Length is > 0 and <= 64 && text.All(c => char.IsAsciiLetterOrDigit(c) || c == '-');

    private static long? Cents(string text) => long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var cents) ? cents : null;

    private static DateTime? Instant(string day, string hour) =>
        DateTime.TryParseExact(day + hour, "ddMMyyyyHHmm", CultureInfo.InvariantCulture, DateTimeStyles.None, out var civil) ? civil : null;

    [LoggerMessage(Level = LogLevel.Warning, Message = "PayFiP {Operation}: {Fault}")]
    private partial void LogFault(string operation, string fault);
}
