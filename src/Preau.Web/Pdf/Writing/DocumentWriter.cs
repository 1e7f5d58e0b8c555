using System.Security;
using System.Text;

namespace Preau.Web.Pdf.Writing;

/// <summary>Puts pages, fonts, structure and metadata together into the bytes of a PDF/UA-1 file.</summary>
internal static class DocumentWriter
{
    private const string Language = "fr-FR";

    public static byte[] Write(string title, string author, IReadOnlyList<PdfPage> pages, PdfFonts fonts, Tag document)
    {
        var file = new PdfFile();
        var pageNumbers = pages.ToDictionary(p => p, _ => file.Reserve());
        var pageTree = file.Reserve();
        var structure = new StructureWriter(file, pageNumbers);
        var structureRoot = structure.Write(document, pages);
        var resources = $"<</Font{fonts.Write(file)}>>";

        for (var i = 0; i < pages.Count; i++)
            WritePage(file, pages[i], pageNumbers[pages[i]], pageTree, i, resources, structure.Annotations);
        file.Set(pageTree, $"<</Type/Pages/Count {pages.Count}/Kids[{string.Join(' ', pages.Select(p => PdfSyntax.Reference(pageNumbers[p])))}]>>");

        var metadata = file.AddStream("/Type/Metadata/Subtype/XML", Encoding.UTF8.GetBytes(Metadata(title, author)), compressed: false);
        var catalog = file.Add(
            $"<</Type/Catalog/Pages {PdfSyntax.Reference(pageTree)}/Lang({Language})/MarkInfo<</Marked true>>" +
            $"/StructTreeRoot {PdfSyntax.Reference(structureRoot)}/Metadata {PdfSyntax.Reference(metadata)}" +
            "/ViewerPreferences<</DisplayDocTitle true>>>>");
        var information = file.Add($"<</Title {PdfSyntax.Text(title)}/Author {PdfSyntax.Text(author)}/Producer {PdfSyntax.Text("Préau")}>>");
        return file.ToBytes(catalog, information);
    }

    private static void WritePage(
        PdfFile file, PdfPage page, int id, int parent, int index, string resources, Dictionary<PdfLink, int> annotations)
    {
        var content = file.AddStream("", Encoding.Latin1.GetBytes(page.Content));
        var links = page.Links.Count == 0
            ? ""
            : $"/Annots[{string.Join(' ', page.Links.Select(l => PdfSyntax.Reference(annotations[l])))}]";
        file.Set(
            id,
            $"<</Type/Page/Parent {PdfSyntax.Reference(parent)}/MediaBox[0 0 {PdfSyntax.Number(PdfPage.Width)} {PdfSyntax.Number(PdfPage.Height)}]" +
            $"/Resources{resources}/Contents {PdfSyntax.Reference(content)}/StructParents {index}/Tabs/S{links}>>");
    }

    private static string Metadata(string title, string author) =>
        $"""
        <?xpacket begin="{'\uFEFF'}" id="W5M0MpCehiHzreSzNTczkc9d"?>
        <x:xmpmeta xmlns:x="adobe:ns:meta/">
        <rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
        <rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:pdf="http://ns.adobe.com/pdf/1.3/" xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/">
        <dc:format>application/pdf</dc:format>
        <dc:title><rdf:Alt><rdf:li xml:lang="x-default">{SecurityElement.Escape(title)}</rdf:li></rdf:Alt></dc:title>
        <dc:creator><rdf:Seq><rdf:li>{SecurityElement.Escape(author)}</rdf:li></rdf:Seq></dc:creator>
        <dc:language><rdf:Bag><rdf:li>{Language}</rdf:li></rdf:Bag></dc:language>
        <pdf:Producer>Préau</pdf:Producer>
        <pdfuaid:part>1</pdfuaid:part>
        </rdf:Description>
        </rdf:RDF>
        </x:xmpmeta>
        <?xpacket end="w"?>
        """;
}
