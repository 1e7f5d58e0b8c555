using System.Net;
using AngleSharp.Dom;
using Microsoft.EntityFrameworkCore;
using Preau.Testing;

namespace Preau.Web.Tests.BadInput;

/// <summary>What cannot be is answered by a sentence next to its field, status 422; what was typed stays, nothing is saved.</summary>
public sealed class BadInputTests(DemoHost demo) : IClassFixture<DemoHost>
{
    private const string Child = "/ma-famille/enfants/nouveau";
    private const string Details = "/mes-coordonnees";
    private const string Pattern = "/reservations/semaine-type";

    private static readonly string Endless = new('é', 10_000);

    public static TheoryData<string, string, string, string, string> Fields => new()
    {
        { Child, "Demander l’ajout", "Prénom", Endless, "10000 caractères" },
        { Child, "Demander l’ajout", "Prénom", "Lé\u0007o", "caractères invisibles" },
        { Child, "Demander l’ajout", "Prénom", "   ", "Indiquez le prénom" },
        { Child, "Demander l’ajout", "Date de naissance", "31/02/2020", "une date qui existe" },
        { Child, "Demander l’ajout", "Date de naissance", "0020-01-01", "une date qui existe" },
        { Child, "Demander l’ajout", "Date de naissance", "2026-11-25", "Cette date est à venir" },
        { Child, "Demander l’ajout", "Date de naissance", "1998-01-01", "plus de 18 ans" },
        { Child, "Demander l’ajout", "Date de naissance", "", "Indiquez la date de naissance" },
        { Details, "Enregistrer", "Téléphone portable", "06 12", "numéro" },
        { Details, "Enregistrer", "Numéro et voie", Endless, "10000 caractères" },
        { Details, "Enregistrer", "Code postal", "", "Indiquez le code postal" },
        { Details, "Enregistrer", "Commune", "Val\u001bbrune", "caractères invisibles" },
        { Pattern, "Voir", "Au", "2026-11-24", "La fin vient avant le début" },
        { Pattern, "Voir", "Au", "2026-02-30", "une date qui existe" },
        { Pattern, "Voir", "Du", "2026-11-01", "Le début est passé" },
    };

    [Theory]
    [MemberData(nameof(Fields), DisableDiscoveryEnumeration = true)]
    public async Task What_cannot_be_is_said_at_its_field_and_stays_to_be_corrected(string path, string button, string label, string typed, string sentence)
    {
        using var parent = demo.Host.Visitor();
        await parent.SignIn("parent@valbrune.example");
        await parent.Open(path);
        var before = await Saved();

        await parent.Send(button, (label, typed));

        Assert.Equal(HttpStatusCode.UnprocessableEntity, parent.Page.Status);
        var field = Field(parent.Page, label);
        Assert.Equal("true", field.GetAttribute("aria-invalid"));
        var described = (field.GetAttribute("aria-describedby") ?? "").Split(' ').Select(id => parent.Page.Document.GetElementById(id)?.TextContent ?? "");
        Assert.Contains(described, text => Seen.Fold(text).Contains(sentence, StringComparison.Ordinal));
        Assert.Equal(typed, field.GetAttribute("value") ?? "");
        Assert.Equal(before, await Saved());
    }

    [Theory]
    [InlineData("Anne-Lise", "de La Tour d’Auvergne")]
    [InlineData("Zoé", "O'Neill")]
    [InlineData("Ümit", "Şahin")]
    [InlineData("Suharto", "-")]
    [InlineData("Wolfeschlegelsteinhausenbergerdorffwelchevoralternwarengewissen", "Li")]
    public async Task Names_are_taken_as_people_have_them(string first, string last)
    {
        using var parent = demo.Host.Visitor();
        await parent.SignIn("autre.parent@valbrune.example");
        await parent.Open(Child);

        await parent.Send("Demander l’ajout", ("Prénom", first), ("Nom", last), ("Date de naissance", "2021-05-04"));

        Assert.Equal(HttpStatusCode.OK, parent.Page.Status);
        var after = await demo.Host.InStore(db => db.Requests.OrderByDescending(r => r.Id).Select(r => r.After).FirstAsync());
        Assert.Contains(first, after, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("06 12 34 56 78", "+33612345678")]
    [InlineData("+32 470 12 34 56", "+32470123456")]
    [InlineData("0044 7911 123456", "+447911123456")]
    [InlineData("+216 20 123 456", "+21620123456")]
    public async Task Phones_of_any_country_are_kept(string typed, string kept)
    {
        using var parent = demo.Host.Visitor();
        await parent.SignIn("mere2@valbrune.example");
        await parent.Open(Details);

        await parent.Send("Enregistrer", ("Téléphone portable", typed));

        Assert.Equal(HttpStatusCode.OK, parent.Page.Status);
        Assert.Equal(kept, await demo.Host.InStore(db => db.Guardians.Where(g => g.Email == "mere2@valbrune.example").Select(g => g.MobilePhone).SingleAsync()));
    }

    [Fact]
    public async Task A_form_of_ten_thousand_boxes_gets_a_sentence()
    {
        using var parent = demo.Host.Visitor();
        await parent.SignIn("parent@valbrune.example");
        await parent.Open("/reservations");
        var before = await Saved();
        var token = parent.Page.Document.QuerySelector("input[name=__RequestVerificationToken]")!.GetAttribute("value")!;
        var boxes = Enumerable.Range(0, 10_000).Select(i => new KeyValuePair<string, string>("case", $"1-1-{i}")).Append(new("__RequestVerificationToken", token));
        using var request = new HttpRequestMessage(HttpMethod.Post, "/reservations") { Content = new FormUrlEncodedContent(boxes) };

        using var answer = await parent.Raw(request);

        Assert.InRange((int)answer.StatusCode, 400, 422);
        Assert.Contains("rien n’a été enregistré", WebUtility.HtmlDecode(await answer.Content.ReadAsStringAsync()), StringComparison.OrdinalIgnoreCase);
        Assert.Equal(before, await Saved());
    }

    private static IElement Field(Seen page, string label) =>
        page.Document.GetElementById(page.Document.QuerySelectorAll("label").First(l => Seen.Fold(l.TextContent).StartsWith(label, StringComparison.Ordinal)).GetAttribute("for")!)!;

    private Task<(int Requests, int Bookings, int History)> Saved() => demo.Host.InStore(async db =>
        (await db.Requests.CountAsync(r => r.FamilyId == 1), await db.Bookings.CountAsync(b => b.FamilyId == 1), await db.History.CountAsync(h => h.FamilyId == 1)));
}
