using System.Globalization;
using System.Xml;
using System.Xml.Linq;

namespace Preau.Web.Integrations.PayFip;

/// <summary>
/// The envelopes of the service, SOAP 1.1, document/literal wrapped. Written as the live service takes them: children of
/// <c>arg0</c> and <c>return</c> without a namespace. Read without regard to prefix, namespace or case, and never with a DTD.
/// </summary>
public static class PayFipSoap
{
    public const string ContentType = "text/xml";

    private const int LargestAnswer = 64 * 1024;

    private static readonly XNamespace Envelope = "http://schemas.xmlsoap.org/soap/envelope/";
    private static readonly XNamespace Service = "http://securite.service.tpa.cp.finances.gouv.fr/services/mas_securite/contrat_paiement_securise/PaiementSecuriseService";

    public static string Request(string operation, params (string Name, string Value)[] fields) =>
        Text(new XElement(Service + operation, new XAttribute(XNamespace.Xmlns + "pai", Service), new XElement("arg0", fields.Select(f => new XElement(f.Name, f.Value)))));

    public static string Response(string operation, params (string Name, string Value)[] fields) =>
        Text(new XElement(Service + (operation + "Response"), new XAttribute(XNamespace.Xmlns + "ns2", Service), new XElement("return", fields.Select(f => new XElement(f.Name, f.Value)))));

    /// <param name="kind">"FonctionnelleErreur", "TechIndisponibiliteErreur"…</param>
    public static string Fault(string kind, string code, string text) => Text(new XElement(
        Envelope + "Fault",
        new XElement("faultcode", "S:Server"),
        new XElement("faultstring", $"fr.gouv.finances.cp.tpa.webservice.exceptions.{kind}"),
        new XElement("detail", new XElement(
            Service + kind, new XElement("code", code), new XElement("descriptif", text), new XElement("libelle", text), new XElement("severite", "2")))));

    /// <summary>The operation asked for, with its fields by lower-case name.</summary>
    /// <exception cref="XmlException">No such envelope.</exception>
    public static (string Operation, IReadOnlyDictionary<string, string> Fields) ReadRequest(string xml)
    {
        var operation = Body(xml).Elements().FirstOrDefault() ?? throw new XmlException("An empty body.");
        return (operation.Name.LocalName, Fields(Child(operation, "arg0") ?? operation));
    }

    /// <summary>The fields returned by lower-case name, or the fault.</summary>
    /// <exception cref="XmlException">No such envelope.</exception>
    public static (IReadOnlyDictionary<string, string>? Fields, PayFipFault? Fault) ReadResponse(string xml)
    {
        var answer = Body(xml).Elements().FirstOrDefault() ?? throw new XmlException("An empty body.");
        if (!Is(answer, "Fault")) return (Fields(Child(answer, "return") ?? throw new XmlException("An answer without <return>.")), null);

        var said = Child(answer, "faultstring")?.Value ?? "";
        var detail = Child(answer, "detail")?.Elements().FirstOrDefault();
        var kind = detail?.Name.LocalName ?? said;
        var fields = detail is null ? new Dictionary<string, string>(StringComparer.Ordinal) : Fields(detail);
        var code = fields.GetValueOrDefault("code", "").Trim();
        // Only a functional error with a code says something about the payment; anything else is the service's own trouble.
        var isFunctional = kind.Contains("FonctionnelleErreur", StringComparison.OrdinalIgnoreCase) && code.Length > 0;
        return (null, new PayFipFault(isFunctional ? code.ToUpperInvariant() : null, $"{kind} {code}".Trim()));
    }

    private static XElement Body(string xml)
    {
        var settings = new XmlReaderSettings { DtdProcessing = DtdProcessing.Prohibit, XmlResolver = null, MaxCharactersInDocument = LargestAnswer };
        using var reader = XmlReader.Create(new StringReader(xml), settings);
        var root = XDocument.Load(reader).Root;
        return root is not null && Is(root, "Envelope") && Child(root, "Body") is { } body ? body : throw new XmlException("No SOAP envelope.");
    }

    private static Dictionary<string, string> Fields(XElement parent) => parent.Elements()
        .GroupBy(e => e.Name.LocalName.ToLowerInvariant(), StringComparer.Ordinal)
        .ToDictionary(g => g.Key, g => g.First().Value.Trim(), StringComparer.Ordinal);

    private static XElement? Child(XElement parent, string name) => parent.Elements().FirstOrDefault(e => Is(e, name));

    private static bool Is(XElement element, string name) => element.Name.LocalName.Equals(name, StringComparison.OrdinalIgnoreCase);

    private static string Text(XElement content) => string.Create(CultureInfo.InvariantCulture, $"""<?xml version="1.0" encoding="UTF-8"?>{Wrap(content)}""");

    private static string Wrap(XElement content) => new XElement(
        Envelope + "Envelope", new XAttribute(XNamespace.Xmlns + "soapenv", Envelope), new XElement(Envelope + "Body", content)).ToString(SaveOptions.DisableFormatting);
}
