using Microsoft.Playwright;
using Preau.Testing;

namespace Preau.Browser.Tests;

/// <summary>A Thursday morning, an hour before the limit for Friday's lunch.</summary>
public sealed class ThursdayBrowser : PreauBrowser
{
    protected override Task<PreauHost> StartHost() => PreauHost.Demo(now: "2026-11-26T08:00:00+01:00");
}

/// <summary>What a parent does every week, on a phone: counted acts (taps and keys) and pages, none above its bar.</summary>
public sealed class TasksTests(ThursdayBrowser browser) : IClassFixture<ThursdayBrowser>
{
    [Fact]
    public async Task Next_week_of_three_children_is_booked_as_this_one_in_three_acts()
    {
        await using var parent = await browser.Person(width: 390);
        await parent.SignIn("parent@valbrune.example");
        await parent.Open("/reservations/semaine?lundi=2026-11-30&comme=Empty");
        await parent.Press("Confirmer");
        await parent.Says("enregistré");
        await parent.Open("/tableau-de-bord");
        var count = await Counter.On(parent.Page);

        await Link(parent, "Réserver la semaine prochaine comme celle-ci").ClickAsync();
        await parent.Press("Confirmer");
        await parent.Says("enregistré");

        await count.Holds(acts: 3, pages: 2);
    }

    [Fact]
    public async Task Tomorrow_s_lunch_is_cancelled_in_three_acts_and_the_price_is_said_before()
    {
        await using var parent = await browser.Person(width: 390);
        await parent.SignIn("parent@valbrune.example");
        var count = await Counter.On(parent.Page);

        await Link(parent, "Voir le mois").ClickAsync();
        await parent.Page.GetByLabel("Noé, Repas, vendredi 27 novembre").UncheckAsync();
        await parent.Page.Locator("[data-total]").GetByText("€").WaitForAsync();
        await parent.Press("Enregistrer mes changements");
        await parent.Says("1 changement enregistré");

        await count.Holds(acts: 3, pages: 2);
    }

    [Fact]
    public async Task A_child_sick_today_is_reported_in_three_acts()
    {
        await using var parent = await browser.Person(width: 390);
        await parent.SignIn("parent@valbrune.example");
        var count = await Counter.On(parent.Page);

        await Link(parent, "Signaler une absence").ClickAsync();
        await parent.Page.GetByLabel("Jeanne, repas").CheckAsync();
        await parent.Press("Enregistrer");
        await parent.Says("C’est noté");

        await count.Holds(acts: 3, pages: 2);
    }

    [Fact]
    public async Task Why_a_day_is_grey_is_read_without_an_act()
    {
        await using var parent = await browser.Person(width: 390);
        await parent.SignIn("parent@valbrune.example");
        await parent.Open("/reservations?mois=2026-12");
        var count = await Counter.On(parent.Page);

        await parent.Page.Locator(".cal").GetByText("Sortie scolaire au musée").First.WaitForAsync();

        await count.Holds(acts: 1, pages: 0);
    }

    [Fact]
    public async Task An_alternating_pattern_for_the_year_takes_nine_acts()
    {
        await using var parent = await browser.Person(width: 390);
        await parent.SignIn("autre.parent@valbrune.example");
        var count = await Counter.On(parent.Page);

        await Link(parent, "Semaine type").ClickAsync();
        await parent.Page.GetByText("Une semaine sur deux").ClickAsync();
        foreach (var box in new[] { "Hugo, mardi, repas", "Hugo, jeudi, repas", "Hugo, seconde semaine, lundi, repas", "Hugo, seconde semaine, vendredi, repas" }) await parent.Page.GetByLabel(box).CheckAsync();
        await parent.Page.GetByText("toute l’année scolaire").ClickAsync();
        await parent.Press("Voir l’aperçu");
        await parent.Press("Réserver c");
        await parent.Says("Semaine type appliquée");

        await count.Holds(acts: 9, pages: 3);
    }

    private static ILocator Link(Person parent, string name) => parent.Page.Locator("main").GetByRole(AriaRole.Link, new() { Name = name }).First;

    /// <summary>Counts taps, keys and pages from now on.</summary>
    private sealed class Counter(IPage page)
    {
        private int acts;
        private int pages;

        public static async Task<Counter> On(IPage page)
        {
            var counter = new Counter(page);
            await page.ExposeFunctionAsync("compte", () => { counter.acts++; });
            const string Listen = "for (const kind of ['pointerdown', 'keydown']) addEventListener(kind, () => window.compte(), { capture: true })";
            await page.AddInitScriptAsync(Listen);
            await page.EvaluateAsync(Listen);
            page.FrameNavigated += (_, frame) => counter.pages += frame == page.MainFrame ? 1 : 0;
            return counter;
        }

        public async Task Holds(int acts, int pages)
        {
            await page.WaitForLoadStateAsync();
            Assert.True(this.acts <= acts && this.pages <= pages, $"{this.acts} acts and {this.pages} pages; at most {acts} and {pages}.");
        }
    }
}
