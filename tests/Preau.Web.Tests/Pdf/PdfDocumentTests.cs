using System.Text;
using System.Text.RegularExpressions;
using Preau.Web.Pdf;
using Preau.Web.Pdf.Layout;

namespace Preau.Web.Tests.Pdf;

/// <summary>The writer itself: structure, texts, pages. What each document says is tested beside it.</summary>
public sealed class PdfDocumentTests
{
    private static readonly Uri Portal = new("https://portail.valbrune.example/");

    [Theory]
    [InlineData("L’été à Nîmes : « œuvre » n° 12, 1 234,56 € – 10 % = … à 8 h 30")]
    [InlineData("Garçon, Noël, où, dîner, AÎNÉ, ÇA, Ÿ, Łukasz, Žofia, Şeyma, Ștefan")]
    [InlineData("Nguyễn Thị Hường")]
    [InlineData("Сергей Ли 李明")]
    [InlineData("e\u0301te\u0301")]
    public void What_is_written_is_what_a_reader_gets_back(string text)
    {
        var pdf = Document(new Paragraph(text)).ToBytes();
        Assert.Equal([text.Normalize()], PdfTools.ReadAloud(pdf));
    }

    [Fact]
    public void Words_of_a_broken_line_stay_apart()
    {
        var text = string.Join(' ', Enumerable.Range(1, 60).Select(i => $"mot{i}"));
        var lines = PdfTools.ReadAloud(Document(new Paragraph(text)).ToBytes());
        Assert.True(lines.Count > 3);
        Assert.Equal(text, string.Concat(lines));
    }

    [Fact]
    public void A_number_with_hyphens_is_never_broken_and_a_word_without_end_is()
    {
        var endless = new string('m', 200);
        var lines = PdfTools.ReadAloud(Document(new Paragraph($"{new string('a', 85)} CS-2026-000714 {endless}")).ToBytes());
        Assert.Contains(lines, l => l.Contains("CS-2026-000714", StringComparison.Ordinal));
        Assert.True(lines.Count > 4);
    }

    [Fact]
    public void Control_characters_and_soft_hyphens_are_left_out()
    {
        var pdf = Document(new Paragraph("A\u0007B\u00ADC\u200BD")).ToBytes();
        Assert.Equal(["ABCD"], PdfTools.ReadAloud(pdf));
    }

    [Fact]
    public void A_document_is_tagged_named_and_in_French()
    {
        var pdf = new PdfDocument("Reçu (n° 1) \\ fin", "Ville de Valbrune").Add(new Paragraph("Bonjour")).ToBytes();
        var information = PdfTools.Information(pdf);
        Assert.Matches(@"Title: +Reçu \(n° 1\) \\ fin", information);
        Assert.Matches("Tagged: +yes", information);
        var plain = PdfTools.Plain(pdf);
        Assert.Contains("/Lang (fr-FR)", plain, StringComparison.Ordinal);
        Assert.Contains("/DisplayDocTitle true", plain, StringComparison.Ordinal);
        Assert.Contains("<pdfuaid:part>1</pdfuaid:part>", plain, StringComparison.Ordinal);
        Assert.Contains("/Tabs /S", plain, StringComparison.Ordinal);
    }

    [Fact]
    public void Fonts_are_embedded_subset_and_lead_back_to_unicode()
    {
        var fonts = PdfTools.Fonts(Document(Paragraph.Heading1("Titre"), new Paragraph("Texte")).ToBytes());
        Assert.Equal(2, Regex.Count(fonts, "RedditSans-(Regular|Bold) +CID TrueType +Identity-H +yes yes yes", RegexOptions.None, TimeSpan.FromSeconds(1)));
    }

    [Fact]
    public void A_list_says_its_labels_and_what_they_stand_for()
    {
        var pdf = Document(new Items { Numbering = "Decimal", LabelWidth = 14 }.Add("1.", "Ouvrez le portail").Add("2.", "Entrez le code")).ToBytes();
        Assert.Equal(["1.", "Ouvrez le portail", "2.", "Entrez le code"], PdfTools.ReadAloud(pdf));
        Assert.Equal(
            ["Document", "L", "LI", "Lbl", "LBody", "LI", "Lbl", "LBody"], Elements(pdf));
    }

    [Fact]
    public void A_link_is_an_element_and_an_annotation_that_says_where_it_leads()
    {
        var pdf = Document(new Paragraph("Voir ").Link("le portail famille", Portal).Text(" pour payer.")).ToBytes();
        Assert.Equal(["Document", "P", "Link"], Elements(pdf).Take(3));
        Assert.Equal("Voir le portail famille pour payer.", string.Concat(PdfTools.ReadAloud(pdf)));
        var plain = PdfTools.Plain(pdf);
        Assert.Contains("/URI (https://portail.valbrune.example/)", plain, StringComparison.Ordinal);
        Assert.Contains("/Contents (le portail famille)", plain, StringComparison.Ordinal);
    }

    [Fact]
    public void A_figure_has_words_and_an_ornament_has_no_tag()
    {
        var pdf = Document(Figure.Mark(20), Figure.QrCode("https://valbrune.example", 60, "Code à flasher")).ToBytes();
        Assert.Equal(["Document", "Figure"], Elements(pdf));
        var words = Convert.ToHexString(Encoding.BigEndianUnicode.GetBytes("Code à flasher"));
        Assert.Contains($"/Alt <FEFF{words}>", PdfTools.Plain(pdf), StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public void Everything_drawn_belongs_to_a_tag_or_is_an_artifact()
    {
        var pdf = Document(
            Figure.Mark(20), Paragraph.Heading1("Titre"), new KeyFigures(("À payer", "86,40 €")), Lines(80), new Paragraph("Voir ").Link("ici", Portal)).ToBytes();
        var depth = 0;
        foreach (var line in PdfTools.Plain(pdf).Split('\n'))
        {
            if (line.EndsWith("BDC", StringComparison.Ordinal)) depth++;
            if (line == "EMC") depth--;
            Assert.InRange(depth, 0, 1);
            if (Regex.IsMatch(line, @"TJ ET$| [Sf]$|^f$", RegexOptions.None, TimeSpan.FromSeconds(1))) Assert.Equal(1, depth);
        }
    }

    [Fact]
    public void The_headings_of_a_long_table_are_drawn_on_each_page_and_read_once()
    {
        var pdf = Document(Lines(120)).ToBytes();
        Assert.Matches("Pages: +3", PdfTools.Information(pdf));
        Assert.Equal(3, PdfTools.Text(pdf).Split("Montant").Length - 1);
        Assert.Equal(1, PdfTools.ReadAloud(pdf).Count(t => t == "Montant"));
        Assert.Equal(Enumerable.Range(1, 120).Select(i => $"Ligne {i}"), PdfTools.ReadAloud(pdf).Where(t => t.StartsWith("Ligne", StringComparison.Ordinal)));
    }

    [Fact]
    public void A_data_cell_names_its_headings()
    {
        var structure = PdfTools.Structure(Document(new Table(new Column("Jour", 1), new Column("Montant", 1)).Group("Jeanne").Row("Lundi", "14,20 €")).ToBytes());
        Assert.Matches(@"TD:\s+/Headers \[\(h0002\) \(h0004\) \(h0003\)\]\s+""14,20 €""", structure);
        Assert.Matches(@"TH <h0003>:\s+/Scope /Column\s+/ColSpan 2\s+""Jeanne", structure);
        Assert.Matches(@"TH <h0004>:\s+/Scope /Row", structure);
    }

    [Fact]
    public void A_heading_is_never_the_last_line_of_a_page()
    {
        for (var lines = 40; lines < 60; lines++)
        {
            var text = string.Join('\n', Enumerable.Range(1, lines).Select(i => $"Ligne {i}"));
            var pages = PdfTools.Text(Document(new Paragraph(text), Paragraph.Heading2("Titre"), new Gap(10), new Paragraph("Suite")).ToBytes()).Split('\f');
            var page = Assert.Single(pages, p => p.Contains("Titre", StringComparison.Ordinal));
            Assert.Contains("Suite", page, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void Each_page_says_its_number_and_how_many_there_are_without_being_read()
    {
        var pdf = Document(Lines(60)).ToBytes();
        Assert.Contains("page 1 sur 2", PdfTools.Text(pdf), StringComparison.Ordinal);
        Assert.Contains("page 2 sur 2", PdfTools.Text(pdf), StringComparison.Ordinal);
        Assert.DoesNotContain(PdfTools.ReadAloud(pdf), t => t.Contains("sur 2", StringComparison.Ordinal));
    }

    [Fact]
    public void The_same_document_is_the_same_bytes() =>
        Assert.Equal(Document(Lines(3)).ToBytes(), Document(Lines(3)).ToBytes());

    private static PdfDocument Document(params Block[] blocks) => new PdfDocument("Essai", "Ville de Valbrune").Add(blocks);

    private static Table Lines(int count)
    {
        var table = new Table(new Column("Jour", 3), new Column("Montant", 1, Align.End));
        for (var i = 1; i <= count; i++) table.Row($"Ligne {i}", "14,20 €");
        return table;
    }

    private static IEnumerable<string> Elements(byte[] pdf) =>
        Regex.Matches(PdfTools.Structure(pdf), "^ *(?<type>[A-Z][A-Za-z0-9]*)\\b", RegexOptions.Multiline | RegexOptions.ExplicitCapture, TimeSpan.FromSeconds(1)).Select(m => m.Groups["type"].Value);
}
