using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Http;
using Microsoft.Extensions.Time.Testing;
using Preau.Domain.Activities;
using Preau.Domain.Billing;
using Preau.Domain.Bookings;
using Preau.Domain.Payments;
using Preau.Domain.Places;
using Preau.Domain.Values;
using Preau.Testing;
using Preau.Web.Features.Bookings;
using Preau.Web.Features.Orders;
using Preau.Web.Features.Payments;
using Preau.Web.Features.Places;
using Preau.Web.Integrations.PayFip;
using Preau.Web.Integrations.PayFip.Simulator;
using Preau.Web.Jobs;
using Preau.Web.Security;
using Preau.Web.Storage;
using Preau.Web.Tests.Billing;

namespace Preau.Web.Tests.Orders;

/// <summary>
/// The demo town whose Wednesdays are paid at booking, with the State's simulator, under one clock that the test moves. Each test takes
/// Wednesdays of its own.
/// </summary>
public sealed class HoldScene : IAsyncLifetime
{
    public const int Minutes = 60;

    private readonly Queue<DateOnly> wednesdays = new();
    private PayFipSimulatorHost state = null!;

    public FakeTimeProvider Clock { get; } = new(TimeProvider.System.GetUtcNow());

    public PreauHost Host { get; private set; } = null!;

    public PayFipSimulator State => state.Simulator;

    public long Slot { get; private set; }

    /// <summary>Jeanne of the Delmas-Kaci family, who goes to Les Lucioles.</summary>
    public Kid Jeanne { get; private set; } = null!;

    /// <summary>A child of another family who goes there too.</summary>
    public Kid Neighbour { get; private set; } = null!;

    public async ValueTask InitializeAsync()
    {
        state = await PayFipSimulatorHost.Start(time: Clock);
        Host = await PreauHost.Demo(state.Settings, services =>
        {
            services.AddSingleton<TimeProvider>(Clock);
            services.PostConfigure<HttpClientFactoryOptions>(PayFipClient.Name, options => options.HttpClientActions.Add(http => http.Timeout = TimeSpan.FromSeconds(2)));
        });
        await Host.InStore(async db =>
        {
            var activity = await db.Activities.Include(a => a.Slots).SingleAsync(a => a.Code == "mercredi");
            (activity.HoldMinutes, activity.CancelMode) = (Minutes, ChangeMode.Direct);
            Slot = activity.Slots[0].Id;
            var kids = await db.Enrolments.Where(e => e.ActivityId == activity.Id && e.State == Domain.Enrolments.EnrolmentState.Validated && db.Sites.Any(s => s.Id == e.SiteId && s.Code == "lucioles") && db.FamilyChildren.Count(m => m.ChildId == e.ChildId) == 1)
                .OrderBy(e => e.ChildId).Select(e => new Kid(e.FamilyId, e.ChildId)).ToListAsync();
            (Jeanne, Neighbour) = (kids[0], kids.First(k => k.Family != kids[0].Family));
            // The second parent has an account of his own.
            var (father, known) = (await db.Guardians.SingleAsync(g => g.FamilyId == Jeanne.Family && g.FirstName == "Paul"), await db.Accounts.FirstAsync(a => a.GuardianId != null));
            father.Email = "paul@valbrune.example";
            db.Accounts.Add(new Account
            {
                Audience = Audience.Family,
                Email = father.Email,
                SignInName = father.Email,
                PasswordHash = known.PasswordHash,
                SecurityStamp = "s",
                GuardianId = father.Id,
                CreatedAt = known.CreatedAt,
                PasswordChangedAt = known.CreatedAt,
            });
            var days = await db.PoolDays.Where(d => db.SlotPools.Any(p => p.SlotId == Slot && p.PoolId == d.PoolId) && d.Day > new DateOnly(2027, 1, 10) && !db.SchoolHolidays.Any(h => h.Zone == Domain.Calendars.SchoolZone.A && h.From <= d.Day && h.To >= d.Day) && !db.Bookings.Any(b => b.Day == d.Day && b.SlotId == Slot && (b.ChildId == Jeanne.Child || b.ChildId == Neighbour.Child)))
                .Select(d => d.Day).Distinct().OrderBy(d => d).ToListAsync();
            foreach (var day in days) wednesdays.Enqueue(day);
            return await db.SaveChangesAsync();
        });
    }

    public DateOnly Wednesday() => wednesdays.Dequeue();

    public async Task<Visitor> Parent(string email = "parent@valbrune.example")
    {
        var visitor = Host.Visitor();
        await visitor.SignIn(email);
        return visitor;
    }

    /// <summary>What a parent's confirmed form does, without the page.</summary>
    public async Task<Submission> Submit(Kid kid, IEnumerable<DateOnly> days, bool book = true, bool byStaff = false)
    {
        await using var scope = Host.Services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<PortalDb>();
        var guardian = byStaff ? (long?)null : await db.Guardians.Where(g => g.FamilyId == kid.Family).Select(g => g.Id).FirstAsync();
        var now = scope.ServiceProvider.GetRequiredService<Preau.Web.Hosting.TownClock>().UtcNow;
        return await scope.ServiceProvider.GetRequiredService<SubmitBookings>().Run(kid.Family, guardian, byStaff ? new(ActorKind.Staff, null, "Agathe Morvan") : new(ActorKind.Guardian, null, "Inès Kaci"), [.. days.Select(d => new Wish(kid.Child, Slot, d, book))], Guid.NewGuid(), now, "/reservations");
    }

    /// <summary>The order that a submission made.</summary>
    public async Task<Invoice> Hold(Kid kid, params DateOnly[] days)
    {
        var done = await Submit(kid, days);
        Assert.True(done.IsDone, string.Join(' ', done.Outcomes.Select(o => o.Refusal)));
        var id = long.Parse(done.Result!.Split('/')[3], System.Globalization.CultureInfo.InvariantCulture);
        return await Order(id);
    }

    public Task<Invoice> Order(long id) => Host.InStore(db => db.Invoices.AsNoTracking().Include(i => i.Charges).SingleAsync(i => i.Id == id));

    /// <summary>The booking, or the hold, of a child.</summary>
    public Task<Booking?> On(Kid kid, DateOnly day) => Host.InStore(db => db.BookingsAndHolds.AsNoTracking().SingleOrDefaultAsync(b => b.ChildId == kid.Child && b.SlotId == Slot && b.Day == day));

    /// <summary>Another family's place is the last: the day has so many left.</summary>
    public Task<int> Leave(DateOnly day, int places) => Host.InStore(db => db.PoolDays.Where(d => d.Day == day && db.SlotPools.Any(p => p.SlotId == Slot && p.PoolId == d.PoolId))
        .ExecuteUpdateAsync(set => set.SetProperty(d => d.Capacity, d => d.Taken + places).SetProperty(d => d.Margin, 0)));

    /// <summary>An attempt whose payment page is open, and the State's name for it.</summary>
    public async Task<PaymentAttempt> Begin(Invoice order)
    {
        using var parent = await Parent();
        await parent.Open($"/mon-compte/factures/{order.Id}/payer");
        await parent.Send("Continuer vers le paiement");
        await parent.Send("Continuer");
        return (await Attempts(order))[^1];
    }

    public Task<List<PaymentAttempt>> Attempts(Invoice order) => Host.InStore(db => db.PaymentAttempts.AsNoTracking().Where(a => a.InvoiceId == order.Id).OrderBy(a => a.Number).ToListAsync());

    /// <summary>The State decides, and the product asks.</summary>
    public async Task<PaymentAttempt> Decide(PaymentAttempt attempt, string letter)
    {
        State.Decide(attempt.OperationId!, letter);
        await Host.Run<AskPayFip, bool>(ask => ask.Ask(attempt.Id, TimeSpan.Zero));
        return await Host.InStore(db => db.PaymentAttempts.AsNoTracking().SingleAsync(a => a.Id == attempt.Id));
    }

    public Task<string?> Job(string name) => Host.Services.GetRequiredService<RunJob>().ByName(name, TestContext.Current.CancellationToken);

    public Task<int> Free() => Host.Run<FreeHolds, int>(free => free.Run());

    public Task<List<string>> Mails(string kind, string key) => Host.InStore(db => db.OutboxMails.Where(m => m.EffectKey!.StartsWith(kind + ":" + key)).Select(m => m.To).ToListAsync());

    public async Task<Money> Credit() => (await Host.Run<Features.Billing.InvoiceQueries, Features.Billing.Balance>(q => q.BalanceOf(Jeanne.Family))).Credit;

    /// <summary>After every scenario: places, ledger and orders agree.</summary>
    public async Task Stands()
    {
        Assert.Empty((await Host.Run<PlacesCheck, PlacesReport>(check => check.Run())).Faults);
        await Ledger.IsRight(Host);
    }

    public async ValueTask DisposeAsync()
    {
        await Host.DisposeAsync();
        await state.DisposeAsync();
    }
}

/// <summary>A child, and the family that books for it.</summary>
public sealed record Kid(long Family, long Child);
