using Microsoft.EntityFrameworkCore;
using Preau.Domain.Enrolments;
using Preau.Domain.Families;
using Preau.Domain.Places;
using Preau.Domain.Values;
using Preau.Testing;
using Preau.Web.Features.Bookings;
using Preau.Web.Features.Places;
using Preau.Web.Storage;

namespace Preau.Web.Tests.Places;

/// <summary>A demo town with a centre's Wednesdays and children, one to a family, who may go there; places are taken through the operation.</summary>
public sealed class PlaceTown : IAsyncLifetime
{
    public const int Children = 10;

    private static readonly DateTime Now = new(2026, 11, 24, 7, 0, 0, DateTimeKind.Utc);
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
        var outcomes = await Host.InOneTransaction<ChangeBookings, IReadOnlyList<WishOutcome>>(o => o.Apply(family, Agent, [new(child, Slot, day, book)], Now, Now, byStaff: true, over: over));
        return outcomes.Select(o => o.Refusal?.Code).FirstOrDefault();
    }

    public Task<Refusal?> SetPlaces(DateOnly from, int? capacity, int margin) => Host.InOneTransaction<AddPoolVersion, Refusal?>(o =>
        o.Run(Pool, new PoolCapacity { PoolId = Pool.Id, EffectiveFrom = from, Capacity = capacity, Margin = margin }, Agent));
}
