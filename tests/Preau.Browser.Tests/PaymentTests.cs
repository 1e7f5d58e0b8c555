using Microsoft.EntityFrameworkCore;
using Microsoft.Playwright;
using Preau.Domain.Billing;
using Preau.Domain.Payments;
using Preau.Testing;
using Preau.Web.Features.Billing;

namespace Preau.Browser.Tests;

/// <summary>The town, and the State's page on another site: the product on localhost, the simulator on 127.0.0.1.</summary>
public sealed class PaymentBrowser : PreauBrowser
{
    private readonly SemaphoreSlim oneAtATime = new(1, 1);
    private readonly HashSet<long> given = [];

    public PayFipSimulatorHost State { get; private set; } = null!;

    /// <summary>An invoice to pay that no other test has, with the address of somebody of its family.</summary>
    public async Task<(long Invoice, string Email)> Unpaid()
    {
        await oneAtATime.WaitAsync();
        var rows = await Host.InStore(db => (
            from invoice in db.Invoices
            where invoice.State == InvoiceState.Issued && !db.PaymentAttempts.Any(a => a.InvoiceId == invoice.Id)
            join guardian in db.Guardians on invoice.FamilyId equals guardian.FamilyId
            where guardian.Email != null
            orderby invoice.Id
            select new { invoice.Id, guardian.Email }).ToListAsync());
        var next = rows.First(r => given.Add(r.Id));
        oneAtATime.Release();
        return (next.Id, next.Email!);
    }

    protected override async Task<PreauHost> StartHost()
    {
        State = await PayFipSimulatorHost.Start();
        return await PreauHost.Demo(State.Settings);
    }

    /// <summary>From the page that says what will be paid to the State's page where a card is chosen.</summary>
    public async Task GoesToTheState(Person parent)
    {
        await parent.Press("Continuer vers le paiement");
        await parent.Page.WaitForURLAsync(url => url.StartsWith(State.Address.AbsoluteUri, StringComparison.Ordinal));
        await parent.Press("Continuer");
    }

    /// <summary>The State may answer a little after the parent is back: the page says so, and the parent looks again.</summary>
    public static async Task SeesTheTicket(Person parent)
    {
        var ticket = parent.Page.GetByRole(AriaRole.Heading, new() { Name = "Ticket de paiement" });
        var again = parent.Page.GetByRole(AriaRole.Link, new() { Name = "Vérifier" });
        await ticket.Or(again).First.WaitForAsync();
        for (var looks = 0; looks < 60 && await again.IsVisibleAsync(); looks++)
        {
            await Task.Delay(500, TestContext.Current.CancellationToken);
            await again.ClickAsync();
            await ticket.Or(again).First.WaitForAsync();
        }
        await parent.Look();
        Assert.True(await ticket.IsVisibleAsync(), "The ticket does not come.");
    }

    public override async ValueTask DisposeAsync()
    {
        await base.DisposeAsync();
        await State.DisposeAsync();
        oneAtATime.Dispose();
    }
}

/// <summary>A real browser goes to the State's site and back, where form-action and SameSite bite.</summary>
public sealed class PaymentTests(PaymentBrowser browser) : IClassFixture<PaymentBrowser>
{
    [Theory]
    [InlineData(true, "get")]
    [InlineData(true, "post")]
    [InlineData(false, "get")]
    [InlineData(false, "post")]
    public async Task A_parent_pays_in_three_steps_in_one_tab(bool withScript, string back)
    {
        var (invoice, email) = await browser.Unpaid();
        await using var parent = await browser.Person(withScript, width: 390, scheme: withScript && back == "post" ? ColorScheme.Dark : ColorScheme.Light);
        await parent.SignIn(email);
        await parent.Open($"/mon-compte/factures/{invoice}/payer");

        await browser.GoesToTheState(parent);
        await parent.Page.Locator("summary").ClickAsync();
        await parent.Page.GetByLabel("Retour du navigateur").SelectOptionAsync(back);
        await parent.Press("Payer");
        if (back == "post") await parent.Press("Retour au site");

        await PaymentBrowser.SeesTheTicket(parent);
        Assert.Equal("localhost", new Uri(parent.Page.Url).Host);
        Assert.Single(parent.Page.Context.Pages);
        Assert.Equal(AttemptState.Paid, await browser.Host.InStore(db => db.PaymentAttempts.Where(a => a.InvoiceId == invoice).Select(a => a.State).SingleAsync()));
        Assert.Empty((await browser.Host.Run<LedgerCheck, LedgerReport>(check => check.Run())).Faults);
    }

    [Fact]
    public async Task A_refused_card_leads_back_to_a_page_that_offers_another_try()
    {
        var (invoice, email) = await browser.Unpaid();
        await using var parent = await browser.Person();
        await parent.SignIn(email);
        await parent.Open($"/mon-compte/factures/{invoice}/payer");
        await browser.GoesToTheState(parent);

        await parent.Press("Être refusé");

        await parent.Page.GetByRole(AriaRole.Link, new() { Name = "Réessayer de payer" }).WaitForAsync();
        await parent.Look();
    }
}
