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

    /// <returns>The operation's identifier, which opens the payment page once within 15 minutes.</returns>
    public async Task<PayFipReply<string>> Create(PayFipOrder order, CancellationToken cancel = default)
    {
        var (fields, fault) = await Call("creerPaiementSecurise", cancel,
            ("exer", order.Year.ToString(CultureInfo.InvariantCulture)),
            ("mel", order.Email),
            ("montant", order.Cents.ToString(CultureInfo.InvariantCulture)),
            ("numcli", order.Contract),
            ("objet", order.Subject),
            ("refdet", order.Reference),
            ("saisie", order.Mode),
            ("urlnotif", order.Notification.AbsoluteUri),
            ("urlredirect", order.Return.AbsoluteUri));
        if (fault is not null) return new(null, fault);
        var id = fields!.GetValueOrDefault("idop", "");
        return id.Length is > 0 and <= 64 ? new(id.ToLowerInvariant(), null) : new(null, new PayFipFault(null, "An answer without idOp"));
    }

    public async Task<PayFipReply<PayFipDetail>> Detail(string operationId, CancellationToken cancel = default)
    {
        // The live service wants the capital O here, and answers P1 without it.
        var (fields, fault) = await Call("recupererDetailPaiementSecurise", cancel, ("idOp", operationId));
        if (fault is not null) return new(null, fault);
        var result = Field("resultrans");
        if (result.Length == 0) return new(null, new PayFipFault(null, "An answer without resultrans"));
        return new(new PayFipDetail(result.ToUpperInvariant(), Field("numcli"), Field("refdet"), Cents(Field("montant")), Field("saisie"), Field("numauto"), Instant(Field("dattrans"), Field("heurtrans"))), null);

        string Field(string name) => fields!.GetValueOrDefault(name, "");
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
            var (returned, fault) = PayFipSoap.ReadResponse(await response.Content.ReadAsStringAsync(cancel));
            if (fault is null && !response.IsSuccessStatusCode) fault = new PayFipFault(null, $"HTTP {(int)response.StatusCode}");
            if (fault is not null) LogFault(operation, fault.Text);
            return fault is null ? (returned, null) : (null, fault);
        }
        catch (Exception wrong) when (wrong is HttpRequestException or XmlException or InvalidOperationException || (wrong is OperationCanceledException && !cancel.IsCancellationRequested))
        {
            LogFault(operation, wrong.GetType().Name);
            return (null, new PayFipFault(null, wrong.GetType().Name));
        }
    }

    private static long? Cents(string text) => long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var cents) ? cents : null;

    private static DateTime? Instant(string day, string hour) =>
        DateTime.TryParseExact(day + hour, "ddMMyyyyHHmm", CultureInfo.InvariantCulture, DateTimeStyles.None, out var civil) ? civil : null;

    [LoggerMessage(Level = LogLevel.Warning, Message = "PayFiP {Operation}: {Fault}")]
    private partial void LogFault(string operation, string fault);
}
