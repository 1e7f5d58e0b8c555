namespace Preau.Web.Pdf.Writing;

/// <summary>A colour on paper: the light values of <c>wwwroot/css/tokens.css</c>.</summary>
public readonly record struct Ink(byte Red, byte Green, byte Blue)
{
    public static readonly Ink Text = new(0x14, 0x29, 0x2F);
    public static readonly Ink Muted = new(0x49, 0x5B, 0x5F);
    public static readonly Ink Rule = new(0xD8, 0xD0, 0xBE);
    public static readonly Ink Edge = new(0x7A, 0x82, 0x7C);
    public static readonly Ink Slate = new(0x1B, 0x4A, 0x54);
    public static readonly Ink Accent = new(0xA8, 0x44, 0x2A);

    internal string Components => string.Join(' ', new[] { Red, Green, Blue }.Select(c => PdfSyntax.Number(c / 255.0)));
}
