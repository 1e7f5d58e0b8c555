using System.Globalization;

namespace Preau.Web.Pdf.Writing;

/// <summary>
/// An element of the structure that assistive technology reads instead of the drawing: Document, H1, P, Table, TR, TH, L, Figure…
/// Its order among its siblings is the reading order. What belongs to no tag is drawn as an artifact.
/// </summary>
public sealed class Tag
{
    private readonly List<string> attributes = [];

    internal Tag(string type, Tag? parent)
    {
        Type = type;
        Parent = parent;
    }

    public string Type { get; }

    /// <summary>What stands for a figure, or for a link, in words.</summary>
    public string? Alternative { get; set; }

    internal Tag? Parent { get; }

    internal List<TagKid> Kids { get; } = [];

    /// <summary>The name by which data cells refer to this heading cell.</summary>
    internal string? Name { get; private set; }

    internal IEnumerable<string> Attributes => attributes;

    public Tag Child(string type)
    {
        var child = new Tag(type, this);
        Kids.Add(new ElementKid(child));
        return child;
    }

    /// <param name="scope">Row or Column: what this heading cell is the heading of.</param>
    internal Tag Heading(string scope, string name)
    {
        Name = name;
        attributes.Add($"/O/Table/Scope/{scope}");
        return this;
    }

    internal Tag Spanning(int columns)
    {
        if (columns > 1) attributes.Add(string.Create(CultureInfo.InvariantCulture, $"/O/Table/ColSpan {columns}"));
        return this;
    }

    internal Tag Under(IEnumerable<string> headings)
    {
        attributes.Add($"/O/Table/Headers[{string.Concat(headings.Select(PdfSyntax.Text))}]");
        return this;
    }

    internal void Summarised(string text) => attributes.Add($"/O/Table/Summary{PdfSyntax.Text(text)}");

    /// <param name="numbering">None, Disc or Decimal.</param>
    internal Tag Numbered(string numbering)
    {
        attributes.Add($"/O/List/ListNumbering/{numbering}");
        return this;
    }

    internal Tag Bounded(double left, double bottom, double right, double top)
    {
        var box = string.Join(' ', new[] { left, bottom, right, top }.Select(PdfSyntax.Number));
        attributes.Add($"/O/Layout/Placement/Block/BBox[{box}]");
        return this;
    }
}

internal abstract record TagKid;

internal sealed record ElementKid(Tag Tag) : TagKid;

/// <summary>A piece of a page's drawing, by its number on that page.</summary>
internal sealed record MarkKid(PdfPage Page, int Number) : TagKid;

internal sealed record LinkKid(PdfPage Page, PdfLink Link) : TagKid;
