namespace Preau.Web.Pdf.Faces;

/// <summary>Reddit Sans (SIL Open Font License), in the two weights that paper needs; read once per process.</summary>
public static class Typeface
{
    public static TrueTypeFont Regular { get; } = Load("Regular");

    public static TrueTypeFont Bold { get; } = Load("Bold");

    private static TrueTypeFont Load(string face)
    {
        var name = $"RedditSans-{face}";
        using var stream = typeof(Typeface).Assembly.GetManifestResourceStream($"Preau.Web.Pdf.Fonts.{name}.ttf")
            ?? throw new InvalidOperationException($"{name}.ttf is not in the executable.");
        using var bytes = new MemoryStream();
        stream.CopyTo(bytes);
        return new TrueTypeFont(name, bytes.ToArray());
    }
}
