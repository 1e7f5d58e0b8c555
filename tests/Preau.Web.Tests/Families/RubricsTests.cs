using AngleSharp.Dom;
using Microsoft.EntityFrameworkCore;
using Preau.Domain.Billing;
using Preau.Testing;
using Preau.Web.Texts;

namespace Preau.Web.Tests.Families;

/// <summary>What a family reads in each of its five rubrics, against what the store holds.</summary>
public sealed class RubricsTests(DemoHost demo) : IClassFixture<DemoHost>
{
    private const string Email = "parent@valbrune.example";

    [Fact]
    public async Task The_dashboard_is_the_history_of_the_requests_the_open_ones_first()
    {
        var page = await Open("/tableau-de-bord");
        var states = page.All(".reqs > li .mark");
        Assert.Equal(await demo.Host.InStore(db => db.Requests.CountAsync(r => db.Guardians.Any(g => g.FamilyId == r.FamilyId && g.Email == Email))), states.Count);
        var lastOpen = states.ToList().FindLastIndex(IsOpen);
        Assert.All(states.Take(lastOpen), state => Assert.True(IsOpen(state), state));
        Assert.Contains("Transmise", page.All(".reqs > li").First(), StringComparison.Ordinal);

        static bool IsOpen(string state) => state.Contains("En attente", StringComparison.Ordinal) || state.Contains("À compléter", StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("?etat=Refused", "Refusée")]
    [InlineData("?enfant=1", "Jeanne")]
    public async Task The_history_is_filtered_by_state_and_by_child(string filter, string everywhere)
    {
        var lines = (await Open("/tableau-de-bord" + filter)).All(".reqs > li summary");
        Assert.NotEmpty(lines);
        Assert.All(lines, line => Assert.Contains(everywhere, line, StringComparison.Ordinal));
    }

    [Fact]
    public async Task My_family_shows_every_child_with_age_school_and_class()
    {
        var cards = (await Open("/ma-famille")).All(".kid-card").Select(Tight).ToList();
        Assert.Collection(
            cards,
            jeanne => Assert.StartsWith("Jeanne7ans,naissancele12avril2019ÉcoleÉcoleélémentairedesTilleuls,CE1", jeanne, StringComparison.Ordinal),
            noe => Assert.StartsWith("Noé5ans,naissancele3février2021ÉcoleÉcolematernelledesTilleuls,grandesection", noe, StringComparison.Ordinal),
            lila => Assert.StartsWith("Lila18mois,naissancele20mai2025ÉcolePasencoreàl’école", lila, StringComparison.Ordinal));
    }

    [Fact]
    public async Task My_family_leads_to_a_childs_data_a_new_enrolment_the_pending_ones_and_the_current_ones()
    {
        var page = await Open("/ma-famille");
        Assert.Equal("/inscriptions", page.Link("inscription en attente"));
        Assert.Equal("/ma-famille/enfants/nouveau", page.Link("Ajouter un enfant"));
        Assert.Equal("/ma-famille/enfants/1", page.Link("les informations de Jeanne"));
        Assert.Equal("/inscriptions?enfant=1", page.Link("Ses inscriptions : Jeanne"));
        Assert.Equal("/inscriptions/nouvelle?enfant=1", page.Link("Nouvelle inscription pour Jeanne"));
    }

    [Fact]
    public async Task My_details_show_the_e_mail_and_say_who_changes_it()
    {
        var page = await Open("/mes-coordonnees");
        Assert.Contains(Email, page.Document.QuerySelector("main")!.OuterHtml, StringComparison.Ordinal);
        Assert.Contains("seul le gestionnaire peut la changer", page.Text, StringComparison.Ordinal);
        Assert.DoesNotContain(page.Document.QuerySelectorAll("main input"), input => input.GetAttribute("value") == Email && !input.HasAttribute("readonly"));
    }

    [Fact]
    public async Task An_enrolment_begins_with_its_mark_as_sign_and_word()
    {
        var page = await Open("/inscriptions");
        var lines = page.All(".enrols > li");
        Assert.All(lines, line => Assert.True(line.StartsWith("V Validée", StringComparison.Ordinal) || line.StartsWith("! Préinscription à valider", StringComparison.Ordinal), line));
        Assert.Single(lines, line => line.StartsWith('!'));
        Assert.Equal(["V Validée", "? En attente", "! Préinscription à valider"], page.All(".legend-marks dt"));
    }

    [Fact]
    public async Task A_past_month_is_still_read()
    {
        var page = await Open("/reservations?mois=2026-10");
        Assert.Contains("Octobre 2026", page.Text, StringComparison.Ordinal);
        Assert.Contains("rés.", page.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task My_account_shows_what_is_owed_and_the_situation_that_prices()
    {
        var page = await Open("/mon-compte");
        var (owed, income, dependents) = await demo.Host.InStore(async db =>
        {
            var family = await db.Families.SingleAsync(f => db.Guardians.Any(g => g.FamilyId == f.Id && g.Email == Email));
            var invoiced = await db.Invoices.Where(i => i.FamilyId == family.Id && i.State == InvoiceState.Issued).SumAsync(i => i.Total.Cents);
            var paid = await db.PaymentAllocations.Where(a => db.Invoices.Any(i => i.Id == a.InvoiceId && i.FamilyId == family.Id)).SumAsync(a => a.Amount.Cents);
            return (invoiced - paid, await db.IncomeRecords.Where(r => r.FamilyId == family.Id).OrderByDescending(r => r.ValidFrom).FirstAsync(), family.DependentChildren);
        });
        Assert.True(owed > 0);
        Assert.Equal(Seen.Fold(French.Amount(new(owed))), page.All(".balance .sum7").Single());
        Assert.Collection(
            page.All(".figures > div").Select(Tight),
            quotient => Assert.StartsWith(Tight($"Quotient familial {French.Quotient(new(income.QuotientCents!.Value))} {income.Source}"), quotient, StringComparison.Ordinal),
            children => Assert.StartsWith($"Enfantsàcharge{dependents}", children, StringComparison.Ordinal),
            yearly => Assert.StartsWith(Tight($"Derniers revenus {French.Number(income.YearlyIncomeCents!.Value / 100)}€"), yearly, StringComparison.Ordinal),
            home => Assert.StartsWith("DomicileValbrune", home, StringComparison.Ordinal));
    }

    [Fact]
    public async Task The_detail_by_enrolment_counts_days_times_price_and_adds_up()
    {
        var rows = (await Open("/mon-compte")).Document.QuerySelectorAll("section[aria-labelledby=det] tbody tr").ToList();
        Assert.NotEmpty(rows);
        var total = 0L;
        foreach (var row in rows)
        {
            var cells = row.QuerySelectorAll("td.num").Select(c => c.TextContent).ToList();
            var parts = cells[0].Split('×');
            Assert.Equal(Cents(cells[1]), long.Parse(parts[0].Trim(), System.Globalization.CultureInfo.InvariantCulture) * Cents(parts[1]));
            Assert.NotEmpty(row.QuerySelectorAll("details li"));
            total += Cents(cells[1]);
        }
        Assert.Equal(total, Cents((await Open("/mon-compte")).All("section[aria-labelledby=det] tfoot td").Single()));
    }

    // Blocks that stand apart on the screen touch in the text.
    private static string Tight(string text) => string.Concat(text.Where(c => !char.IsWhiteSpace(c)));

    private static long Cents(string amount) => long.Parse(string.Concat(amount.Where(char.IsAsciiDigit)), System.Globalization.CultureInfo.InvariantCulture);

    private async Task<Seen> Open(string path)
    {
        using var parent = demo.Host.Visitor();
        await parent.SignIn(Email);
        return await parent.Open(path);
    }
}
