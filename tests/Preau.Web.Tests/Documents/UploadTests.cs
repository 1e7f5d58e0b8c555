using System.Globalization;
using System.Net;
using Microsoft.EntityFrameworkCore;
using Preau.Domain.Documents;
using Preau.Testing;
using Preau.Web.Features.Documents;
using Preau.Web.Hosting;
using Preau.Web.Tests.Enrolments;

namespace Preau.Web.Tests.Documents;

/// <summary>A file that a family gives is judged by what it holds; its name is only shown.</summary>
public sealed class UploadTests(WalkedTown town) : IClassFixture<WalkedTown>
{
    private const string Paper = "Copie des pages";
    private const string Jpeg = "\u00FF\u00D8\u00FF\u00E0\0\u0010JFIF photo";
    private const string NotOneOfThem = "ni un PDF, ni une photo JPEG ou PNG";

    public static TheoryData<string, string, string> Refused => new()
    {
        { "lettre.docx", "PK\u0003\u0004\u0014\0\u0006\0[Content_Types].xml", NotOneOfThem },
        { "page.pdf", "<!DOCTYPE html><script>alert(1)</script>", NotOneOfThem },
        { "double.pdf", "%PDF-1.7\n<html><script>alert(1)</script></html>", NotOneOfThem },
        { "double.png", "\u0089PNG\r\n\u001A\n<SVG onload=alert(1)>", NotOneOfThem },
        { "double.jpg", Jpeg + "<?php system($_GET[0]);", NotOneOfThem },
        { "tard.pdf", " %PDF-1.7", NotOneOfThem },
        { "programme.exe", "MZ\u0090\0", NotOneOfThem },
        { "dessin.svg", "<svg xmlns='http://www.w3.org/2000/svg'/>", NotOneOfThem },
        { "court.pdf", "%PD", NotOneOfThem },
        { "vide.pdf", "", "Ce fichier est vide" },
        { new string('é', 10_000) + ".pdf", "%PDF-1.7", "Le nom de ce fichier dépasse 255 lettres" },
        { "lourd.pdf", "%PDF-1.7" + new string('0', DocumentStore.MostBytes), "dépasse 5 Mo" },
    };

    public static TheoryData<string, string, string> Names => new()
    {
        { "../../../etc/passwd", "%PDF-1.7", "passwd.pdf" },
        { @"C:\Users\moi\carnet.pdf", "%PDF-1.7", "carnet.pdf" },
        { "facture\u202Efdp.exe", "%PDF-1.7", "facturefdp.exe.pdf" },
        { "carnet\u0007\u200B.pdf", "%PDF-1.7", "carnet.pdf" },
        { "..", "%PDF-1.7", "document.pdf" },
        { "<script>.pdf", "%PDF-1.7", "script.pdf" },
        { "Carnet de Zoé.PDF", "%PDF-1.7", "Carnet de Zoé.PDF" },
        { "photo.jpeg", Jpeg, "photo.jpeg" },
        { "photo.pdf", Jpeg, "photo.pdf.jpg" },
        { new string('é', 200) + ".pdf", "%PDF-1.7", new string('é', 120) + ".pdf" },
        { string.Concat(Enumerable.Repeat("😀", 200)), "%PDF-1.7", string.Concat(Enumerable.Repeat("😀", 120)) + ".pdf" },
    };

    [Theory]
    [MemberData(nameof(Refused), DisableDiscoveryEnumeration = true)]
    public async Task What_is_no_paper_is_said_at_its_field_and_nothing_is_kept_of_it(string name, string content, string sentence)
    {
        var (parent, draft) = await Draft();

        var page = await parent.Send("Vérifier ma demande", (Paper, $"{name}|{content}"), ("Quels horaires", "De 8 h à 17 h"), ("Premier jour", "2027-01-11"));

        Assert.Equal(HttpStatusCode.UnprocessableEntity, page.Status);
        var field = page.Document.QuerySelector("input[type=file]")!;
        Assert.Equal("true", field.GetAttribute("aria-invalid"));
        Assert.Contains(field.GetAttribute("aria-describedby")!.Split(' '), id => page.Document.GetElementById(id)!.TextContent.Contains(sentence, StringComparison.Ordinal));
        Assert.Contains(sentence, page.Document.QuerySelector($"#erreurs a[href='#{field.Id}']")!.TextContent, StringComparison.Ordinal);
        Assert.Equal("De 8 h à 17 h", page.Document.QuerySelector("textarea")!.TextContent);
        Assert.Equal("2027-01-11", page.Document.GetElementById("From")!.GetAttribute("value"));
        Assert.Empty(await Kept(draft));
    }

    [Theory]
    [MemberData(nameof(Names), DisableDiscoveryEnumeration = true)]
    public async Task A_name_is_shown_without_path_or_trick_and_ends_as_what_the_file_is(string name, string content, string shown)
    {
        var (parent, draft) = await Draft();

        await parent.Send("Vérifier ma demande", (Paper, $"{name}|{content}"), ("Quels horaires", "De 8 h à 17 h"));

        var kept = Assert.Single(await Kept(draft));
        Assert.Equal(shown, kept.FileName);
        Assert.Equal(content == Jpeg ? "image/jpeg" : "application/pdf", kept.ContentType);
        Assert.Matches("^[0-9a-f]{32}$", kept.StoredName);
        Assert.Equal(content.Length, new FileInfo(Path.Combine(town.Host.Store.Folder, "documents", kept.StoredName)).Length);
    }

    [Fact]
    public async Task More_than_the_limit_of_a_request_gets_a_page_that_says_what_to_do_and_no_broken_connection()
    {
        var (parent, draft) = await Draft();

        var page = await parent.Send("Vérifier ma demande", (Paper, "video.pdf|%PDF-1.7" + new string('0', (int)FormLimits.Body)));

        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, page.Status);
        Assert.Contains("un fichier trop lourd", page.Text, StringComparison.Ordinal);
        Assert.Contains("rien n’a été enregistré", page.Text, StringComparison.OrdinalIgnoreCase);
        Assert.Empty(await Kept(draft));
    }

    [Fact]
    public async Task Without_the_paper_the_request_does_not_leave_and_says_which_one_is_missing()
    {
        var (parent, draft) = await Draft();
        var days = parent.Page.Document.QuerySelectorAll("input[name=case]").Select(b => ("case", b.GetAttribute("value")!));
        var page = await parent.Send("Vérifier ma demande", [.. days, ("Quels horaires", "De 8 h à 17 h")]);
        Assert.Contains("Copie des pages de vaccination", page.All(".alert").First(), StringComparison.Ordinal);

        page = await parent.Send("Envoyer ma demande");

        Assert.Equal(HttpStatusCode.UnprocessableEntity, page.Status);
        Assert.Contains("Copie des pages de vaccination", page.Document.GetElementById("erreurs")!.TextContent, StringComparison.Ordinal);
        Assert.True(await town.Host.InStore(db => db.Drafts.AnyAsync(d => d.Id == draft)));
    }

    private async Task<(Visitor Parent, long Draft)> Draft()
    {
        var child = await town.Child("2025-05-20");
        var parent = await town.Parent($"/inscriptions/nouvelle?enfant={child}");
        var page = await parent.Send("Continuer", ("Multi-accueil", "oui"));
        return (parent, long.Parse(page.Path.Split('/')[^1], CultureInfo.InvariantCulture));
    }

    private Task<List<StoredDocument>> Kept(long draft) => town.Host.InStore(db => db.Documents.AsNoTracking().Where(d => d.DraftId == draft).ToListAsync());
}
