using System.Globalization;
using System.Text.RegularExpressions;
using System.Xml;

namespace Preau.Web.Integrations.PayFip.Simulator;

/// <summary>
/// The simulated web service: the same envelopes and faults, from the same mistakes. It judges by its own figures, not by the portal's.
/// </summary>
internal sealed partial class SimulatorSoap(PayFipSimulator simulator)
{
    private const string Functional = "FonctionnelleErreur";
    private const string Protocol = "TechProtocolaireErreur";

    public async Task Answer(HttpContext context)
    {
        using var body = new MemoryStream();
        await context.Request.Body.CopyToAsync(body, context.RequestAborted);
        var troubles = simulator.Troubles;
        if (troubles.Delay > TimeSpan.Zero) await Task.Delay(troubles.Delay, context.RequestAborted);
        if (troubles.Babbles)
        {
            await PayFipSimulator.Write(context, "text/html", "<!DOCTYPE html><title>502</title>", StatusCodes.Status502BadGateway);
            return;
        }

        var isXml = context.Request.ContentType?.StartsWith(PayFipSoap.ContentType, StringComparison.OrdinalIgnoreCase) == true;
        var (answer, isFault) = troubles.TechnicalFault is { } kind ? Technical(kind) : isXml ? Answer(body.ToArray()) : Technical(Protocol);
        if (troubles.StopsHalfway) answer = answer[..(answer.Length / 2)];
        await PayFipSimulator.Write(context, PayFipSoap.ContentType, answer, isFault ? StatusCodes.Status500InternalServerError : StatusCodes.Status200OK);
    }

    private (string Xml, bool IsFault) Answer(byte[] body)
    {
        try
        {
            var (operation, fields) = PayFipSoap.ReadRequest(body);
            // The live service wants idOp and numCli here, numcli there, and takes no other spelling.
            return operation switch
            {
                "creerPaiementSecurise" => Create(operation, fields),
                "recupererDetailPaiementSecurise" => Detail(operation, fields.GetValueOrDefault("idOp", "")),
                "recupererDetailClient" => Contract(operation, fields.GetValueOrDefault("numCli", "")),
                _ => Technical(Protocol),
            };
        }
        catch (XmlException)
        {
            return Technical(Protocol);
        }
    }

    private (string, bool) Create(string operation, IReadOnlyDictionary<string, string> order)
    {
        if ((simulator.Troubles.OrderFault ?? Refused(order)) is { } code) return Wrong(code);
        var payment = new SimulatedPayment(Guid.NewGuid().ToString(), order, simulator.Now);
        simulator.Keep(payment);
        return (PayFipSoap.Response(operation, ("idOp", payment.Id)), false);
    }

    private string? Refused(IReadOnlyDictionary<string, string> order)
    {
        string Of(string name) => order.GetValueOrDefault(name, "");
        if (RefusedContract(Of("numcli")) is { } code) return code;
        if (!Reference().IsMatch(Of("refdet"))) return "R3";
        if (Of("mel").Length == 0) return "A1";
        if (Of("mel").Length is < 6 or > 80 || !Of("mel").Contains('@', StringComparison.Ordinal)) return "A2";
        if (!Amount().IsMatch(Of("montant"))) return "M1";
        if (long.Parse(Of("montant"), CultureInfo.InvariantCulture) is var cents && cents < 100) return "M3";
        if (cents > 9_999_999) return "M5";
        if (Of("saisie") is not ("T" or "X" or "W")) return "S1";
        if (!IsAddress(Of("urlnotif"))) return "N1";
        return IsAddress(Of("urlredirect")) ? null : "D1";
    }

    private string? RefusedContract(string contract) =>
        contract.Length != 6 || !contract.All(char.IsAsciiDigit) ? "T1" : simulator.Troubles.UnknownContracts.Contains(contract, StringComparer.Ordinal) ? "T2" : null;

    private (string, bool) Detail(string operation, string id)
    {
        if (simulator.Find(id) is not { } payment) return Wrong("P1");
        if (simulator.Troubles.DetailFault is { } code) return Wrong(code);
        if (payment.Result is null) return Wrong("P5");
        var troubles = simulator.Troubles;
        var cents = long.Parse(payment["montant"], CultureInfo.InvariantCulture) + troubles.EchoError;
        (string Name, string? Value)[] told =
        [
            ("dattrans", payment.PaidAt!.Value.ToString("ddMMyyyy", CultureInfo.InvariantCulture)),
            ("exer", payment["exer"]),
            ("heurtrans", payment.PaidAt.Value.ToString("HHmm", CultureInfo.InvariantCulture)),
            (troubles.SmallIdop ? "idop" : "idOp", payment.Id),
            ("mel", payment["mel"]),
            ("montant", cents.ToString(CultureInfo.InvariantCulture)),
            ("numauto", payment.Authorisation),
            ("numcli", payment["numcli"]),
            ("objet", payment["objet"]),
            ("refdet", payment["refdet"]),
            ("resultrans", payment.Result),
            ("saisie", payment["saisie"]),
        ];
        var echoed = told.Select(f => (f.Name, Value: troubles.Echo.TryGetValue(f.Name, out var other) ? other : f.Value)).Where(f => f.Value is not null);
        return (PayFipSoap.Response(operation, [.. echoed.Select(f => (f.Name, f.Value!))]), false);
    }

    private (string, bool) Contract(string operation, string contract) => RefusedContract(contract) is { } code ? Wrong(code) : (PayFipSoap.Response(
        operation, ("libelleN1", "COMMUNE DE VALBRUNE"), ("libelleN2", "REGIE SIMULEE"), ("libelleN3", ""), ("numcli", contract)), false);

    private static (string, bool) Wrong(string code) => (PayFipSoap.Fault(Functional, code, "(simulé)"), true);

    private static (string, bool) Technical(string kind) => (PayFipSoap.Fault(kind, "", "(simulé)"), true);

    private bool IsAddress(string text) =>
        text.Length < 250 && Uri.TryCreate(text, UriKind.Absolute, out var address) && address.Scheme is "http" or "https" && simulator.Accepts(address);

    [GeneratedRegex(@"^[0-9]{1,11}\z", RegexOptions.None, matchTimeoutMilliseconds: 100)]
    private static partial Regex Amount();

    [GeneratedRegex(@"^[A-Za-z0-9]{6,30}\z", RegexOptions.None, matchTimeoutMilliseconds: 100)]
    private static partial Regex Reference();
}
