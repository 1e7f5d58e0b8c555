using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using System.Xml;
using System.Xml.Linq;

namespace Preau.Web.Integrations.PayFip;

/// <summary>
/// The envelopes of the service, SOAP 1.1, document/literal wrapped. Written as the live service takes them: children of
/// <c>arg0</c> and <c>return</c> without a namespace. Read without regard to prefix, namespace or case, and never with a DTD.
/// </summary>
public static partial class PayFipSoap
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
            Service + kind, new XAttribute(XNamespace.Xmlns + "ns1", Service), new XElement("code", code), new XElement("descriptif", text), new XElement("libelle", text), new XElement("severite", "2")))));

    /// <summary>The operation asked for, with its fields by their exact name, as the live service wants them.</summary>
    /// <exception cref="XmlException">No such envelope.</exception>
    public static (string Operation, IReadOnlyDictionary<string, string> Fields) ReadRequest(byte[] body)
    {
        var operation = Body(body, charset: null).Elements().FirstOrDefault(e => e.Name.Namespace == Service) ?? throw new XmlException("No operation of the service.");
        return (operation.Name.LocalName, Fields(operation.Element("arg0") ?? throw new XmlException("An operation without <arg0>."), name => name));
    }

    /// <summary>The fields returned by lower-case name, or the fault.</summary>
    /// <param name="charset">What the HTTP header says; it wins over what the document says of itself.</param>
    /// <exception cref="XmlException">No such envelope.</exception>
    public static (IReadOnlyDictionary<string, string>? Fields, PayFipFault? Fault) ReadResponse(byte[] body, string? charset)
    {
        var answer = Body(body, charset).Elements().FirstOrDefault() ?? throw new XmlException("An empty body.");
        if (!Is(answer, "Fault")) return (Fields(Child(answer, "return") ?? throw new XmlException("An answer without <return>."), Lower), null);

        var said = Child(answer, "faultstring")?.Value.Trim() ?? "";
        var detail = Child(answer, "detail")?.Elements().FirstOrDefault();
        var kind = detail?.Name.LocalName ?? said;
        var code = detail is null ? "" : Fields(detail, Lower).GetValueOrDefault("code", "").ToUpperInvariant();
        // Only a functional error with a code says something about the payment; anything else is the service's own trouble.
        var isFunctional = kind.Contains("FonctionnelleErreur", StringComparison.OrdinalIgnoreCase) && Code().IsMatch(code);
        return (null, new PayFipFault(isFunctional ? code : null, $"{ForLog(kind)} {ForLog(code)}".Trim()));
    }

    private static XElement Body(byte[] body, string? charset)
    {
        var settings = new XmlReaderSettings { DtdProcessing = DtdProcessing.Prohibit, XmlResolver = null, MaxCharactersInDocument = LargestAnswer };
        using var bytes = new MemoryStream(body);
        using var reader = Named(charset) is { } encoding ? XmlReader.Create(new StreamReader(bytes, encoding), settings) : XmlReader.Create(bytes, settings);
        var root = XDocument.Load(reader).Root;
        return root is not null && Is(root, "Envelope") && Child(root, "Body") is { } content ? content : throw new XmlException("No SOAP envelope.");
    }

    private static Encoding? Named(string? charset)
    {
        try
        {
            return charset is null ? null : Encoding.GetEncoding(charset.Trim('"', '\''));
        }
        catch (Exception unknown) when (unknown is ArgumentException or NotSupportedException)
        {
            return null;
        }
    }

    private static Dictionary<string, string> Fields(XElement parent, Func<string, string> name) => parent.Elements()
        .GroupBy(e => name(e.Name.LocalName), StringComparer.Ordinal)
        .ToDictionary(g => g.Key, g => g.First().Value.Trim(), StringComparer.Ordinal);

    private static string Lower(string name) => name.ToLowerInvariant();

    /// <summary>A stranger's words do not write our log: letters and digits, a line at most.</summary>
    private static string ForLog(string text) => new([.. text.Where(c => char.IsAsciiLetterOrDigit(c) || c == '.').Take(80)]);

    private static XElement? Child(XElement parent, string name) => parent.Elements().FirstOrDefault(e => Is(e, name));

    private static bool Is(XElement element, string name) => element.Name.LocalName.Equals(name, StringComparison.OrdinalIgnoreCase);

    private static string Text(XElement content) => string.Create(CultureInfo.InvariantCulture, $"""<?xml version="1.0" encoding="UTF-8"?>{Wrap(content)}""");

    private static string Wrap(XElement content) => new XElement(
        Envelope + "Envelope", new XAttribute(XNamespace.Xmlns + "soapenv", Envelope), new XElement(Envelope + "Body", content)).ToString(SaveOptions.DisableFormatting);

    [GeneratedRegex(@"^[A-Z][0-9]{1,2}\z", RegexOptions.None, matchTimeoutMilliseconds: 100)]
    private static partial Regex Code();
}
