using System.Text;
using Preau.Web.Pdf.Faces;

namespace Preau.Web.Pdf.Layout;

/// <summary>A character in its place: the glyph of the face, and what it moves on by, kerning with the next included (points).</summary>
internal readonly record struct SetGlyph(Rune Character, int Glyph, int Kern, double Advance, Run Run)
{
    public bool IsSpace => Character.Value is ' ' or '\n';

    public static double Width(ReadOnlySpan<SetGlyph> glyphs)
    {
        var width = 0.0;
        foreach (var glyph in glyphs) width += glyph.Advance;
        return width;
    }
}

/// <param name="Glyphs">The spaces at the end of a broken line included: they part the words for who reads by ear.</param>
/// <param name="Width">Without those spaces.</param>
internal sealed record SetLine(SetGlyph[] Glyphs, double Width, double Height, double Baseline);

/// <summary>Turns runs of text into lines of glyphs that fit a width.</summary>
internal static class TextSetter
{
    private const int FirstTabularFigure = 0xE030;

    /// <param name="firstIndent">What the first line has less, in points.</param>
    public static List<SetLine> Set(IReadOnlyList<Run> runs, double width, double firstIndent = 0)
    {
        var glyphs = new List<SetGlyph>();
        foreach (var run in runs) Shape(run, glyphs);
        var lines = new List<SetLine>();
        var start = 0;
        while (start < glyphs.Count)
        {
            var end = EndOfLine(glyphs, start, start == 0 ? width - firstIndent : width);
            lines.Add(Line([.. glyphs[start..end]]));
            start = end;
        }

        if (lines.Count == 0) lines.Add(new SetLine([], 0, runs.Max(r => r.Style.LineHeight), 0));
        return lines;
    }

    /// <summary>The width of a text on one line, in points.</summary>
    public static double Measure(string text, TextStyle style)
    {
        var glyphs = new List<SetGlyph>();
        Shape(new Run(text, style), glyphs);
        return SetGlyph.Width([.. glyphs]);
    }

    private static void Shape(Run run, List<SetGlyph> into)
    {
        var (face, size) = (run.Style.Face, run.Style.Size);
        var first = into.Count;
        foreach (var character in run.Text.Normalize(NormalizationForm.FormC).EnumerateRunes())
        {
            if (!IsShown(character)) continue;
            var glyph = Glyph(run.Style, character);
            if (into.Count > first)
            {
                var last = into[^1];
                var kern = face.Kern(last.Glyph, glyph);
                if (kern != 0) into[^1] = last with { Kern = kern, Advance = last.Advance + (kern * size / face.UnitsPerEm) };
            }

            // A forced end of line reads as a space and takes no room.
            var advance = character.Value == '\n' ? 0 : face.Advance(glyph) * size / face.UnitsPerEm;
            into.Add(new SetGlyph(character, glyph, 0, advance, run));
        }
    }

    private static bool IsShown(Rune character) => character.Value == '\n' || (!Rune.IsControl(character) && character.Value is not 0xAD and not 0x200B and not 0xFEFF);

    /// <summary>The typeface's glyph; of a letter that it lacks the letter without its accents, else the box for the unknown.</summary>
    private static int Glyph(TextStyle style, Rune character)
    {
        if (character.Value == '\n') return style.Face.Glyph(new Rune(' '));
        if (style.Tabular && character.Value is >= '0' and <= '9') return style.Face.Glyph(new Rune(FirstTabularFigure + character.Value - '0'));
        var glyph = style.Face.Glyph(character);
        return glyph != 0 ? glyph : style.Face.Glyph(character.ToString().Normalize(NormalizationForm.FormD).EnumerateRunes().First());
    }

    private static int EndOfLine(List<SetGlyph> glyphs, int start, double width)
    {
        var used = 0.0;
        var lastChance = -1;
        for (var i = start; i < glyphs.Count; i++)
        {
            if (glyphs[i].Character.Value == '\n') return i + 1;
            used += glyphs[i].Advance;
            // Rounding must not break a line that was measured to fit.
            if (!glyphs[i].IsSpace && used > width + 0.01 && i > start) return lastChance > start ? lastChance : i;
            if (MayBreakAfter(glyphs, i)) lastChance = i + 1;
        }

        return glyphs.Count;
    }

    /// <summary>After a space, and after a hyphen between letters; a number such as CS-2026-000714 stays whole.</summary>
    private static bool MayBreakAfter(List<SetGlyph> glyphs, int at)
    {
        if (glyphs[at].IsSpace) return true;
        return glyphs[at].Character.Value == '-' && at > 0 && at + 1 < glyphs.Count
            && Rune.IsLetter(glyphs[at - 1].Character) && Rune.IsLetter(glyphs[at + 1].Character);
    }

    private static SetLine Line(SetGlyph[] glyphs)
    {
        var shown = glyphs.AsSpan(..(Array.FindLastIndex(glyphs, g => !g.IsSpace) + 1));
        var tallest = glyphs[0].Run.Style;
        foreach (var glyph in glyphs)
            if (glyph.Run.Style.LineHeight > tallest.LineHeight) tallest = glyph.Run.Style;
        return new SetLine(glyphs, SetGlyph.Width(shown), tallest.LineHeight, tallest.Baseline);
    }
}
