using System.Net;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Preau.Domain.Activities;
using Preau.Testing;
using Preau.Web.Features.Activities.Staff;
using Preau.Web.Features.Settings.Files;

namespace Preau.Web.Tests.Activities;

/// <summary>Menus come from a file that is read whole, shown, then put in force; families read them with their allergens.</summary>
public sealed class MenuTests(DemoHost demo) : IClassFixture<DemoHost>
{
    private const string Heading = "date;lieu;service;plat;gluten;crustaces;oeufs;poissons;arachides;soja;lait;fruits_a_coque;celeri;moutarde;sesame;sulfites;lupin;mollusques\n";

    [Fact]
    public async Task A_file_is_shown_first_then_replaces_its_days_whole_and_twice_changes_nothing()
    {
        using var agent = await Agent();
        var file = Heading + "2026-11-26;;plat;Quiche aux poireaux;x;;x;;;;oui;;;;;;;\n2027-01-05;;dessert;Galette;x;;x;;;;x;x;;;;;;\n";
        await Send(agent, file);
        Assert.Contains("1 jour reçoit un menu : mardi 5 janvier", agent.Page.Text, StringComparison.Ordinal);
        Assert.Contains("1 jour change de menu : jeudi 26 novembre", agent.Page.Text, StringComparison.Ordinal);
        Assert.Equal(0, await demo.Host.InStore(db => db.MenuDishes.CountAsync(d => d.Name == "Galette")));

        await agent.Send("Mettre ces menus en place");
        Assert.Contains("2 menus mis en place", agent.Page.Text, StringComparison.Ordinal);
        var dish = await demo.Host.InStore(db => db.MenuDishes.SingleAsync(d => d.Day == new DateOnly(2026, 11, 26)));
        Assert.Equal((Course.Main, Allergens.Gluten | Allergens.Eggs | Allergens.Milk), (dish.Course, dish.Allergens));

        await Send(agent, file);
        Assert.Contains("ces menus sont déjà en place", agent.Page.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_family_reads_the_week_with_its_allergens_without_signing_in()
    {
        using var visitor = demo.Host.Visitor();
        var page = await visitor.Open("/menus?semaine=2026-12-10");

        Assert.Contains("Semaine du lundi 7 décembre", page.Text, StringComparison.Ordinal);
        Assert.Contains("Contient :", page.Text, StringComparison.Ordinal);
        Assert.Contains("Aucun menu", (await visitor.Open("/menus?semaine=2027-07-12")).Text, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.OK, (await visitor.Open("/menus?semaine=hier")).Status);
    }

    [Theory]
    [InlineData("2026-13-01;;plat;Riz;;;;;;;;;;;;;;\n", "Ligne 2, date")]
    [InlineData("2026-11-26;nulle-part;plat;Riz;;;;;;;;;;;;;;\n", "n’est pas le code d’un lieu")]
    [InlineData("2026-11-26;;fromage;Riz;;;;;;;;;;;;;;\n", "Ligne 2, service")]
    [InlineData("2026-11-26;;plat;;;;;;;;;;;;;;;\n", "Ligne 2, plat")]
    [InlineData("2026-11-26;;plat;Riz;peut-être;;;;;;;;;;;;;\n", "Ligne 2, gluten")]
    [InlineData("", "aucun plat")]
    public async Task A_line_that_cannot_be_is_named_and_nothing_is_saved(string lines, string sentence)
    {
        using var agent = await Agent();
        var before = await demo.Host.InStore(db => db.MenuDishes.CountAsync());

        await Send(agent, Heading + lines);

        Assert.Equal(HttpStatusCode.UnprocessableEntity, agent.Page.Status);
        Assert.Contains(agent.Page.All("#erreurs li"), e => Seen.Fold(e).Contains(sentence, StringComparison.Ordinal));
        Assert.Equal(before, await demo.Host.InStore(db => db.MenuDishes.CountAsync()));
    }

    [Fact]
    public void A_file_in_another_encoding_is_told_from_one_in_utf_8()
    {
        Assert.Null(MenuFile.Decode(Encoding.Latin1.GetBytes(Heading + "2026-11-26;;plat;Purée;;;;;;;;;;;;;;")));
        Assert.Equal("é", MenuFile.Decode([0xEF, 0xBB, 0xBF, 0xC3, 0xA9]));
    }

    private async Task<Visitor> Agent()
    {
        var agent = demo.Host.Visitor();
        await agent.SignIn("admin@valbrune.example", page: "/gestion/connexion");
        await agent.Open(MenusModel.Address);
        return agent;
    }

    /// <summary>The file of the form, as a browser would send it.</summary>
    private static async Task Send(Visitor agent, string file)
    {
        await agent.Open(MenusModel.Address);
        await agent.Send("Voir ce que ce fichier change", ("Upload", "menus.csv|" + Encoding.Latin1.GetString(Encoding.UTF8.GetBytes(file))));
    }
}
