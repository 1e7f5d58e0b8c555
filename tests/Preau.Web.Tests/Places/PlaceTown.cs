using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Preau.Domain.Enrolments;
using Preau.Domain.Families;
using Preau.Domain.Places;
using Preau.Domain.Values;
using Preau.Testing;
using Preau.Web.Features.Bookings;
using Preau.Web.Features.Places;
using Preau.Web.Features.Places.WaitingList;
using Preau.Web.Jobs;
using Preau.Web.Storage;

namespace Preau.Web.Tests.Places;

/// <summary>A demo town with a centre's Wednesdays and children, one to a family, who may go there; places are taken through the operation.</summary>
public sealed class PlaceTown : IAsyncLifetime
{
    public const int Children = 10;

    /// <summary>The town's clock starts here.</summary>
    public static readonly DateTime Start = new(2026, 11, 24, 7, 0, 0, DateTimeKind.Utc);

    private static readonly DateTime Now = Start;
    private static readonly Actor Parent = new(ActorKind.Guardian, null, "Parent");
    private static readonly Actor Agent = new(ActorKind.Staff, null, "Mireille Castan");

    public PreauHost Host { get; private set; } = null!;

    public IReadOnlyList<(long Family, long Child)> Kids { get; private set; } = [];

    public long Slot { get; private set; }

    public Pool Pool { get; private set; } = null!;

    public async ValueTask InitializeAsync()
    {
        Host = await PreauHost.Demo();
        (Kids, Slot, Pool) = await Host.InStore(async db =>
        {
            var activity = await db.Activities.Include(a => a.Slots).SingleAsync(a => a.Code == "mercredi");
            var site = await db.Sites.SingleAsync(s => s.Code == "lucioles");
            var kids = new List<(long, long)>();
            for (var i = 0; i < Children; i++)
            {
                var family = new Family { FileNumber = $"F-9{i:00000}", Name = $"Essai{i}", SearchKey = $"essai{i}", SortKey = $"essai{i}", Address = new("1 rue du Four", null, "26290", "Valbrune"), CreatedAt = Now };
                var child = new Child { FirstName = $"Enfant{i}", LastName = "Essai", SearchKey = "essai", SortKey = "essai", BirthDate = new DateOnly(2018, 1, 1).AddMonths(i * 4) };
                db.AddRange(family, child);
                await db.SaveChangesAsync();
                db.Guardians.Add(new Guardian { FamilyId = family.Id, FirstName = $"Parent{i}", LastName = "Essai", SearchKey = "essai", SortKey = "essai", Email = $"essai{i}@valbrune.example" });
                db.FamilyChildren.Add(new FamilyChild { FamilyId = family.Id, ChildId = child.Id });
                db.Enrolments.Add(new Enrolment { ChildId = child.Id, FamilyId = family.Id, ActivityId = activity.Id, SiteId = site.Id, From = activity.From, To = activity.To, State = EnrolmentState.Validated, SentAt = Now });
                kids.Add((family.Id, child.Id));
            }
            await db.SaveChangesAsync();
            return (kids, activity.Slots[0].Id, await db.Pools.AsNoTracking().SingleAsync(p => p.SiteId == site.Id && p.Name == "Mercredi"));
        });
    }

    public async ValueTask DisposeAsync() => await Host.DisposeAsync();

    public Task<PoolDay> On(DateOnly day) => Host.InStore(db => db.PoolDays.AsNoTracking().SingleAsync(d => d.PoolId == Pool.Id && d.Day == day));

    public Task<PlacesReport> Check() => Host.Run<PlacesCheck, PlacesReport>(check => check.Run());

    /// <summary>The day has so many places beyond what is taken on it: as a new version would write its row. Below 0, more is taken than it has.</summary>
    public Task<int> Leave(DateOnly day, int places) => Host.InStore(db => db.InOneTransaction(async () =>
    {
        var id = await db.PoolDays.Where(d => d.PoolId == Pool.Id && d.Day == day).Select(d => d.Id).SingleAsync();
        var row = (await db.LockPlaces([id]))[id];
        var capacity = Math.Max(row.Taken + places, 0);
        await db.PoolDays.Where(d => d.Id == id).ExecuteUpdateAsync(d => d.SetProperty(x => x.Capacity, capacity).SetProperty(x => x.Margin, 0));
        return (await db.AbsorbExceptions([id])).Count;
    }));

    /// <returns>Why not; null when it was done, or stood already.</returns>
    public async Task<RefusalCode?> Wish(int kid, DateOnly day, bool book, string? over = null)
    {
        var (family, child) = Kids[kid];
        var outcomes = await Host.InOneTransaction<ChangeBookings, IReadOnlyList<WishOutcome>>(o => o.Apply(new(family, Agent, Now) { Over = over }, [new(child, Slot, day, book)], Now, byStaff: true));
        return outcomes.Select(o => o.Refusal?.Code).FirstOrDefault();
    }

    public Task<Refusal?> SetPlaces(DateOnly from, int? capacity, int margin) => Host.InOneTransaction<AddPoolVersion, Refusal?>(o =>
        o.Run(Pool, new PoolCapacity { PoolId = Pool.Id, EffectiveFrom = from, Capacity = capacity, Margin = margin }, Agent));

    /// <returns>Why the child cannot wait; null when it does.</returns>
    public async Task<RefusalCode?> Join(int kid, DateOnly day)
    {
        var (family, child) = Kids[kid];
        var refused = await Host.InOneTransaction<JoinWaitingList, IReadOnlyList<(Wish Box, Refusal Why)>>(o => o.Run(family, Parent, [new(child, Slot, day, Book: true)], Guid.NewGuid(), Now));
        return refused.Select(r => (RefusalCode?)r.Why.Code).FirstOrDefault();
    }

    public Task<RefusalCode?> Accept(int kid, DateOnly day, bool byStaff = true) => Answer(kid, day, (o, family, entry) => o.Accept(family, entry, byStaff ? Agent : Parent, byStaff ? "au téléphone" : null, Guid.NewGuid(), Now.AddMinutes(1)));

    public Task<RefusalCode?> PassOn(int kid, DateOnly day) => Answer(kid, day, (o, family, entry) => o.PassOn(family, entry, Agent, "au téléphone", Now.AddMinutes(1)));

    public Task<RefusalCode?> Leave(int kid, DateOnly day) => Answer(kid, day, async (o, family, entry) =>
    {
        await o.Leave(family, entry, Parent, null);
        return null;
    });

    /// <summary>The latest entry of the child.</summary>
    public Task<WaitingEntry?> Entry(int kid, DateOnly day) => Host.InStore(db => db.WaitingEntries.AsNoTracking().Where(e => e.ChildId == Kids[kid].Child && e.Day == day).OrderByDescending(e => e.Id).FirstOrDefaultAsync());

    /// <summary>An entry that was made long before, for a day whose limit has passed.</summary>
    public Task<int> Put(int kid, DateOnly day) => Host.InStore(async db =>
    {
        var entry = new WaitingEntry { ChildId = Kids[kid].Child, FamilyId = Kids[kid].Family, SlotId = Slot, SiteId = Pool.SiteId, Day = day, EnteredAt = Now.AddDays(-7).AddMinutes(kid), ConfirmedAt = Now };
        db.WaitingEntries.Add(entry);
        await db.SaveChangesAsync();
        db.WaitingPlaces.Add(new() { EntryId = entry.Id, PoolDayId = await db.PoolDays.Where(d => d.PoolId == Pool.Id && d.Day == day).Select(d => d.Id).SingleAsync() });
        return await db.SaveChangesAsync();
    });

    /// <summary>One place more on a day, settled as a new version settles it.</summary>
    public Task<int> Raise(DateOnly day) => Act<FreedPlaces, int>(async (freed, db) =>
    {
        var id = await db.PoolDays.Where(d => d.PoolId == Pool.Id && d.Day == day).Select(d => d.Id).SingleAsync();
        await db.LockFreedPlaces([id]);
        await db.PoolDays.Where(d => d.Id == id).ExecuteUpdateAsync(d => d.SetProperty(x => x.Capacity, x => x.Taken + 1));
        await freed.Settle([id], Agent, Now);
        return 1;
    });

    /// <summary>An operation inside the transaction of an act, with the store that it uses.</summary>
    public async Task<T> Act<TOperation, T>(Func<TOperation, PortalDb, Task<T>> act)
        where TOperation : notnull
    {
        await using var scope = Host.Services.CreateAsyncScope();
        var (db, operation) = (scope.ServiceProvider.GetRequiredService<PortalDb>(), scope.ServiceProvider.GetRequiredService<TOperation>());
        return await db.InOneTransaction(() => act(operation, db));
    }

    /// <summary>Runs a job and says how many it did, as its sentence begins.</summary>
    public async Task<int> Run(string job) => int.Parse((await Host.Services.GetRequiredService<RunJob>().ByName(job))!.Split(' ', '\u00A0')[0], System.Globalization.CultureInfo.InvariantCulture);

    private async Task<RefusalCode?> Answer(int kid, DateOnly day, Func<AnswerOffer, long, long, Task<Refusal?>> act) => await Entry(kid, day) is not { } entry
        ? RefusalCode.NoLongerWaiting
        : (await Host.InOneTransaction<AnswerOffer, Refusal?>(o => act(o, Kids[kid].Family, entry.Id)))?.Code;
}
