using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Http;
using Microsoft.Extensions.Time.Testing;
using Preau.Domain.Billing;
using Preau.Domain.Payments;
using Preau.Domain.Values;
using Preau.Testing;
using Preau.Web.Features.Billing;
using Preau.Web.Integrations.PayFip;
using Preau.Web.Integrations.PayFip.Simulator;
using Preau.Web.Jobs;
using Preau.Web.Tests.Billing;
using Preau.Web.Texts;

namespace Preau.Web.Tests.Payments;

/// <summary>
/// The demo town and the State's simulator on a port of its own, under one clock that the test moves; the product's own watch runs
/// behind every test. Each payer comes with an unpaid invoice that no other test has.
/// </summary>
public sealed class PaymentScene : IAsyncLifetime
{
    /// <summary>How long the product waits for PayFiP here.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromSeconds(2);

    private readonly Queue<(long Invoice, string Email)> unpaid = new();
    private PayFipSimulatorHost state = null!;

    public FakeTimeProvider Clock { get; } = new(TimeProvider.System.GetUtcNow());

    public PreauHost Host { get; private set; } = null!;

    public PayFipSimulator State => state.Simulator;

    public Uri StateAddress => state.Address;

    public async ValueTask InitializeAsync()
    {
        state = await PayFipSimulatorHost.Start(time: Clock);
        Host = await PreauHost.Demo(state.Settings, services =>
        {
            services.AddSingleton<TimeProvider>(Clock);
            services.PostConfigure<HttpClientFactoryOptions>(PayFipClient.Name, options => options.HttpClientActions.Add(http => http.Timeout = Patience));
        });
        var rows = await Host.InStore(db => (
            from invoice in db.Invoices
            where invoice.State == InvoiceState.Issued && !db.PaymentAllocations.Any(a => a.InvoiceId == invoice.Id)
            join guardian in db.Guardians on invoice.FamilyId equals guardian.FamilyId
            where guardian.Email != null
            orderby invoice.FamilyId, invoice.Id, guardian.Id
            select new { invoice.Id, guardian.Email }).ToListAsync());
        foreach (var row in rows.DistinctBy(r => r.Id)) unpaid.Enqueue((row.Id, row.Email!));
    }

    /// <summary>Somebody signed in whose family has an invoice to pay.</summary>
    /// <param name="other">Somebody of another family than this one.</param>
    public async Task<Payer> Payer(Payer? other = null)
    {
        State.Troubles = new();
        var (invoice, email) = unpaid.Dequeue();
        while (email == other?.Email)
        {
            unpaid.Enqueue((invoice, email));
            (invoice, email) = unpaid.Dequeue();
        }
        var visitor = Host.Visitor();
        await visitor.SignIn(email);
        return new Payer(this, visitor, invoice, email);
    }

    public async Task<Visitor> Regie()
    {
        var visitor = Host.Visitor();
        await visitor.SignIn("regie@valbrune.example", page: "/gestion/connexion");
        return visitor;
    }

    /// <summary>The product restarts between two steps.</summary>
    public async Task Restart() => Host = await Host.Restarted();

    /// <summary>What the product does by itself, now; and what its own watch may have taken up a moment before, to the end.</summary>
    public async Task RunJob()
    {
        await Host.Services.GetRequiredService<RunJob>().ByName("ask-payfip", TestContext.Current.CancellationToken);
        var taken = Clock.GetUtcNow().UtcDateTime + AttemptSchedule.Unanswered;
        var (from, to) = (taken.AddSeconds(-1), taken.AddSeconds(1));
        for (var wait = 0; wait < 20 && await Host.InStore(db => db.PaymentAttempts.AnyAsync(a => a.NextAskAt > from && a.NextAskAt < to)); wait++)
            await Task.Delay(100, TestContext.Current.CancellationToken);
    }

    public async ValueTask DisposeAsync()
    {
        await Host.DisposeAsync();
        await state.DisposeAsync();
    }
}

/// <summary>Somebody who pays, and what became of it as the store and the pages say.</summary>
public sealed class Payer(PaymentScene scene, Visitor visitor, long invoice, string email) : IDisposable
{
    public Visitor Visitor => visitor;

    public long Invoice => invoice;

    public string Email => email;

    public Seen Page => visitor.Page;

    public string RecapPath => $"/mon-compte/factures/{invoice}/payer";

    /// <summary>Step 1, then step 2 as far as the card.</summary>
    public async Task<string> GoToCard()
    {
        await visitor.Open(RecapPath);
        await visitor.Send("Continuer vers le paiement");
        Assert.Equal(scene.StateAddress.Authority, Page.Address.Authority);
        await visitor.Send("Continuer");
        return (await Attempts())[^1].OperationId!;
    }

    /// <summary>A button of the card page.</summary>
    public Task<Seen> Press(string button, SimulatedNotice notice = SimulatedNotice.Never, string back = "get") =>
        visitor.Send(button, ("Notification au portail", notice.ToString()), ("Retour du navigateur", back));

    public Task<List<PaymentAttempt>> Attempts() =>
        scene.Host.InStore(db => db.PaymentAttempts.AsNoTracking().Where(a => a.InvoiceId == invoice).OrderBy(a => a.Number).ToListAsync());

    public async Task<PaymentAttempt> Attempt() => Assert.Single(await Attempts());

    public Task<List<Payment>> Payments() => scene.Host.InStore(db =>
        db.Payments.AsNoTracking().Include(p => p.Allocations).Where(p => db.PaymentAttempts.Any(a => a.Id == p.AttemptId && a.InvoiceId == invoice)).OrderBy(p => p.Id).ToListAsync());

    /// <summary>Opens the ticket of the latest attempt.</summary>
    public async Task<Seen> Ticket() => await visitor.Open($"/mon-compte/paiements/{(await Attempts())[^1].Id}");

    public Task<int> Receipts() => scene.Host.InStore(async db =>
    {
        var references = await db.PaymentAttempts.Where(a => a.InvoiceId == invoice).Select(a => a.Reference).ToListAsync();
        return (await db.OutboxMails.Where(m => m.EffectKey!.StartsWith("paiement-recu:")).Select(m => m.EffectKey!).ToListAsync()).Count(key => references.Exists(r => key.Contains(r, StringComparison.Ordinal)));
    });

    /// <summary>After every scenario: the ledger is right, the invoice is paid once or not at all, and the account says the same.</summary>
    public async Task Stands(bool isPaid)
    {
        await Ledger.IsRight(scene.Host);
        var (total, settled, family) = await scene.Host.InStore(async db =>
        {
            var row = await db.Invoices.SingleAsync(i => i.Id == invoice);
            return (row.Total, new Money(await db.PaymentAllocations.Where(a => a.InvoiceId == invoice).SumAsync(a => a.Amount.Cents)), row.FamilyId);
        });
        Assert.Equal(isPaid ? total : Money.Zero, settled);
        Assert.Equal(isPaid ? 1 : 0, await Receipts());

        var owed = await scene.Host.Run<InvoiceQueries, Money>(async q => (await q.OfFamily(family)).Select(i => i.Remaining).Sum());
        await visitor.Open("/mon-compte");
        Assert.Equal(Seen.Fold(French.Amount(owed)), Assert.Single(Page.All(".balance .sum7")));
    }

    public void Dispose() => visitor.Dispose();
}
