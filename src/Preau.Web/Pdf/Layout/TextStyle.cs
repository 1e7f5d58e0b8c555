using Preau.Web.Pdf.Faces;
using Preau.Web.Pdf.Writing;

namespace Preau.Web.Pdf.Layout;

/// <summary>How a run of text looks. Sizes are in points; the leading is a multiple of the size.</summary>
/// <param name="Tabular">Figures of equal width, for what stands in columns.</param>
public sealed record TextStyle(TrueTypeFont Face, double Size, Ink Ink, double Leading = 1.4, bool Tabular = false)
{
    public static readonly TextStyle Body = new(Typeface.Regular, 10, Ink.Text);
    public static readonly TextStyle Strong = Body with { Face = Typeface.Bold };
    public static readonly TextStyle Small = Body with { Size = 9 };
    public static readonly TextStyle Fine = Body with { Size = 8 };
    public static readonly TextStyle FineMuted = Fine with { Ink = Ink.Muted };
    public static readonly TextStyle Title = new(Typeface.Bold, 18, Ink.Text, 1.2);
    public static readonly TextStyle Subtitle = new(Typeface.Bold, 11.5, Ink.Text, 1.3);
    public static readonly TextStyle Figure = new(Typeface.Bold, 14, Ink.Text, 1.25);

    /// <summary>The same, in bold.</summary>
    public TextStyle Bold => this with { Face = Typeface.Bold };

    public double LineHeight => Size * Leading;

    /// <summary>From the top of the line down to its baseline, with the leading shared out above and below as in CSS.</summary>
    public double Baseline
    {
        get
        {
            var em = (double)Face.UnitsPerEm;
            var content = (Face.Ascent - Face.Descent) / em * Size;
            return ((LineHeight - content) / 2) + (Face.Ascent / em * Size);
        }
    }
}

/// <summary>A piece of text in one style; a link where it leads somewhere.</summary>
public sealed record Run(string Text, TextStyle Style, Uri? Link = null);

public enum Align
{
    Start,
    Center,
    End,
}
