using System.Text;

namespace Preau.Web.Pdf.Writing;

/// <summary>
/// Writes the structure tree both ways round: from each tag to its drawing, and (ParentTree) from the drawing back to its tag.
/// </summary>
internal sealed class StructureWriter(PdfFile file, IReadOnlyDictionary<PdfPage, int> pages)
{
    private readonly Dictionary<Tag, int> numbers = [];
    private readonly SortedDictionary<string, int> names = new(StringComparer.Ordinal);

    /// <summary>The annotation objects, by link; their place in the parent tree follows those of the pages.</summary>
    public Dictionary<PdfLink, int> Annotations { get; } = [];

    /// <summary>The answer is the number of the tree's root.</summary>
    public int Write(Tag document, IReadOnlyList<PdfPage> order)
    {
        var root = file.Reserve();
        Number(document);
        var links = order.SelectMany(p => p.Links).ToList();
        foreach (var link in links) Annotations[link] = file.Reserve();
        WriteTag(document, root);

        var parents = new StringBuilder();
        for (var i = 0; i < order.Count; i++)
            parents.Append($"{i}[{string.Join(' ', order[i].Marks.Select(t => PdfSyntax.Reference(numbers[t])))}]");
        for (var i = 0; i < links.Count; i++)
            parents.Append($" {order.Count + i} {PdfSyntax.Reference(numbers[links[i].Tag])}");

        file.Set(
            root,
            $"<</Type/StructTreeRoot/K {PdfSyntax.Reference(numbers[document])}/ParentTree<</Nums[{parents}]>>" +
            $"/ParentTreeNextKey {order.Count + links.Count}{Names()}>>");
        for (var i = 0; i < links.Count; i++) WriteLink(links[i], order.Count + i);
        return root;
    }

    private void Number(Tag tag)
    {
        numbers[tag] = file.Reserve();
        if (tag.Name is { } name) names[name] = numbers[tag];
        foreach (var kid in tag.Kids.OfType<ElementKid>()) Number(kid.Tag);
    }

    private void WriteTag(Tag tag, int parent)
    {
        var page = tag.Kids.OfType<MarkKid>().FirstOrDefault()?.Page;
        var element = new StringBuilder($"<</Type/StructElem/S/{tag.Type}/P {PdfSyntax.Reference(parent)}");
        if (page is not null) element.Append($"/Pg {PdfSyntax.Reference(pages[page])}");
        if (tag.Alternative is { } words) element.Append($"/Alt {PdfSyntax.Text(words)}");
        if (tag.Name is { } name) element.Append($"/ID {PdfSyntax.Text(name)}");
        var attributes = tag.Attributes.Select(a => $"<<{a}>>").ToList();
        if (attributes.Count > 0) element.Append($"/A[{string.Concat(attributes)}]");
        element.Append($"/K[{string.Join(' ', tag.Kids.Select(k => Kid(k, page)))}]>>");
        file.Set(numbers[tag], element.ToString());
        foreach (var kid in tag.Kids.OfType<ElementKid>()) WriteTag(kid.Tag, numbers[tag]);
    }

    private string Kid(TagKid kid, PdfPage? page) => kid switch
    {
        ElementKid child => PdfSyntax.Reference(numbers[child.Tag]),
        MarkKid mark when mark.Page == page => $"{mark.Number}",
        MarkKid mark => $"<</Type/MCR/Pg {PdfSyntax.Reference(pages[mark.Page])}/MCID {mark.Number}>>",
        LinkKid link => $"<</Type/OBJR/Pg {PdfSyntax.Reference(pages[link.Page])}/Obj {PdfSyntax.Reference(Annotations[link.Link])}>>",
        _ => throw new InvalidOperationException($"A tag cannot hold a {kid.GetType().Name}."),
    };

    private string Names() => names.Count == 0
        ? ""
        : $"/IDTree<</Names[{string.Concat(names.Select(n => $"{PdfSyntax.Text(n.Key)}{PdfSyntax.Reference(n.Value)} "))}]>>";

    private void WriteLink(PdfLink link, int parentKey)
    {
        var box = string.Join(' ', new[] { link.Left, link.Bottom, link.Right, link.Top }.Select(PdfSyntax.Number));
        file.Set(
            Annotations[link],
            $"<</Type/Annot/Subtype/Link/Rect[{box}]/Border[0 0 0]/F 4/StructParent {parentKey}/Contents {PdfSyntax.Text(link.Contents)}" +
            $"/A<</S/URI/URI {PdfSyntax.Text(link.Target.AbsoluteUri)}>>>>");
    }
}
