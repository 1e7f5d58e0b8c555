using System.Globalization;
using System.Text.RegularExpressions;
using System.Xml;
using Preau.Domain.Payments;

namespace Preau.Web.Integrations.PayFip.Simulator;

/// <summary>The simulated web service: the same envelopes and faults, from the same mistakes.</summary>
internal sealed partial class SimulatorSoap(PayFipSimulator simulator)
{
    private const string Functional = "FonctionnelleErreur";
    private const long LargestAmount = 9_999_999;

    public async Task Answer(HttpContext context)
    {
        using var reader = new StreamReader(context.Request.Body);
        var xml = await reader.ReadToEndAsync(context.RequestAborted);
        var troubles = simulator.Troubles;
        if (troubles.Delay > TimeSpan.Zero) await Task.Delay(troubles.Delay, context.RequestAborted);
        if (troubles.Babbles)
        {
            await PayFipSimulator.Write(context, "text/html", "<!DOCTYPE html><title>502</title>", StatusCodes.Status502BadGateway);
            return;
        }

        var answer = troubles.TechnicalFault is { } kind ? PayFipSoap.Fault(kind, "", "(simulé)") : Answer(xml);
        var isFault = answer.Contains(":Fault>", StringComparison.Ordinal);
        await PayFipSimulator.Write(context, PayFipSoap.ContentType, answer, isFault ? StatusCodes.Status500InternalServerError : StatusCodes.Status200OK);
    }

    private string Answer(string xml)
    {
        try
        {
            var (operation, fields) = PayFipSoap.ReadRequest(xml);
            return operation switch
            {
                "creerPaiementSecurise" => Create(operation, fields),
                // The live service answers P1 to the wrong spelling.
                "recupererDetailPaiementSecurise" => xml.Contains("<idOp>", StringComparison.Ordinal) ? Detail(operation, fields["idop"]) : Wrong("P1"),
                _ => PayFipSoap.Fault("TechProtocolaireErreur", "", "Operation inconnue"),
            };
        }
        catch (XmlException)
        {
            return PayFipSoap.Fault("TechProtocolaireErreur", "", "Enveloppe illisible");
        }
    }

    private string Create(string operation, IReadOnlyDictionary<string, string> order)
    {
        if (Refused(order) is { } code) return Wrong(code);
        var payment = new SimulatedPayment(Guid.NewGuid().ToString(), order, simulator.Time.GetUtcNow().UtcDateTime);
        simulator.Keep(payment);
        return PayFipSoap.Response(operation, ("idOp", payment.Id));
    }

    private static string? Refused(IReadOnlyDictionary<string, string> order)
    {
        string Of(string name) => order.GetValueOrDefault(name, "");
        if (!Digits().IsMatch(Of("numcli")) || Of("numcli").Length != 6) return "T1";
        if (!Reference().IsMatch(Of("refdet"))) return "R3";
        if (Of("mel").Length == 0) return "A1";
        if (!PayFipWords.IsEmail(Of("mel"))) return "A2";
        if (!Digits().IsMatch(Of("montant")) || !long.TryParse(Of("montant"), NumberStyles.None, CultureInfo.InvariantCulture, out var cents)) return "M1";
        if (cents < OnlinePayment.Smallest.Cents) return "M3";
        if (cents > LargestAmount) return "M5";
        if (Of("saisie") is not ("T" or "X" or "W")) return "S1";
        if (!IsAddress(Of("urlnotif"))) return "N1";
        return IsAddress(Of("urlredirect")) ? null : "D1";
    }

    private string Detail(string operation, string id)
    {
        if (simulator.Find(id) is not { } payment) return Wrong("P1");
        if (simulator.Troubles.DetailFault is { } code) return Wrong(code);
        if (payment.Result is null) return Wrong("P5");
        var cents = long.Parse(payment["montant"], CultureInfo.InvariantCulture) + simulator.Troubles.EchoError;
        return PayFipSoap.Response(operation,
            ("dattrans", payment.PaidAt!.Value.ToString("ddMMyyyy", CultureInfo.InvariantCulture)),
            ("exer", payment["exer"]),
            ("heurtrans", payment.PaidAt.Value.ToString("HHmm", CultureInfo.InvariantCulture)),
            ("idOp", payment.Id),
            ("mel", payment["mel"]),
            ("montant", cents.ToString(CultureInfo.InvariantCulture)),
            ("numauto", payment.Authorisation),
            ("numcli", payment["numcli"]),
            ("objet", payment["objet"]),
            ("refdet", payment["refdet"]),
            ("resultrans", payment.Result),
            ("saisie", payment["saisie"]));
    }

    private static string Wrong(string code) => PayFipSoap.Fault(Functional, code, "(simulé)");

    private static bool IsAddress(string text) => text.Length < 250 && Uri.TryCreate(text, UriKind.Absolute, out var address) && address.Scheme is "http" or "https";

    [GeneratedRegex("^[0-9]{1,11}$", RegexOptions.None, matchTimeoutMilliseconds: 100)]
    private static partial Regex Digits();

    [GeneratedRegex("^[A-Za-z0-9]{6,30}$", RegexOptions.None, matchTimeoutMilliseconds: 100)]
    private static partial Regex Reference();
}
