using Microsoft.EntityFrameworkCore;
using Preau.Domain.Billing;
using Preau.Domain.Values;
using Preau.Testing;
using Preau.Web.Features.Billing;
using Preau.Web.Storage;

namespace Preau.Web.Tests.Billing;

/// <summary>November of Valbrune, seen from 2 December: September and October are issued already.</summary>
public sealed class IssuingTests
{
    private static readonly DateOnly November = new(2026, 11, 1);
    private static readonly DateTime Now = new(2026, 12, 2, 8, 0, 0, DateTimeKind.Utc);
    private static readonly Actor Agent = new(ActorKind.Staff, null, "Jérôme Lafont");

    [Fact]
    public async Task Numbers_follow_each_other_without_a_gap_and_families_get_a_mail()
    {
        await using var host = await December();
        var before = await Last(host);
        await Draft(host);

        var outcome = await Issue(host);

        Assert.Empty(outcome.Refusals);
        Assert.Equal(Enumerable.Range(before + 1, outcome.Issued.Count).Select(n => $"CS-2026-{n:D6}"), outcome.Issued.Select(i => i.Number));
        Assert.All(outcome.Issued, i => Assert.Equal(new DateOnly(2027, 1, 1), i.DueOn));
        var mails = await host.InStore(db => db.OutboxMails.Where(m => m.EffectKey!.StartsWith("facture-emise:")).ToListAsync());
        Assert.Contains(mails, m => m.To == "parent@valbrune.example" && m.Text.Contains("/mon-compte/factures/", StringComparison.Ordinal));
        await Ledger.IsRight(host);
    }

    [Fact]
    public async Task What_is_booked_is_charged_at_the_price_of_the_day_and_told_absences_follow_what_was_said()
    {
        await using var host = await December();
        var (told, kept) = await host.InStore(async db =>
        {
            var own = await db.Bookings.Where(b => b.Day >= November && b.Day < November.AddMonths(1)).OrderBy(b => b.Id).Take(2).ToListAsync();
            foreach (var booking in own) booking.AbsenceToldAt = Now;
            own[1].AbsenceCharged = true;
            await db.SaveChangesAsync();
            return (own[0], own[1]);
        });

        var priced = await Draft(host);

        var days = priced.Families.SelectMany(f => f.Charges).Select(c => (c.Of.ChildId, c.Of.SlotId, c.Of.Day)).ToHashSet();
        Assert.DoesNotContain((told.ChildId, told.SlotId, told.Day), days);
        Assert.Contains((kept.ChildId, kept.SlotId, kept.Day), days);
        var first = priced.Families.Single(f => f.Family.FileNumber == "F-000101").Charges;
        Assert.All(first.Where(c => c.Product == "cantine"), c => Assert.Equal(new Money(374), c.Unit.Price));
        Assert.Contains(first[0].Unit.Steps, step => Seen.Fold(step).Contains("Quotient familial 1 124 : tranche", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Drafts_are_computed_again_at_will_and_keep_their_rows()
    {
        await using var host = await December();
        await Draft(host);
        var before = await Drafts(host);
        await host.InStore(db => db.Bookings.Where(b => b.FamilyId == before[0].FamilyId && b.Day == new DateOnly(2026, 11, 3)).ExecuteUpdateAsync(s => s.SetProperty(b => b.AbsenceToldAt, Now)));

        await Draft(host);

        var after = await Drafts(host);
        Assert.Equal(before.Select(d => d.Id), after.Select(d => d.Id));
        Assert.True(after[0].Total < before[0].Total);
        Assert.Equal(before.Skip(1).Select(d => d.Total), after.Skip(1).Select(d => d.Total));
    }

    [Fact]
    public async Task A_month_that_is_not_over_is_not_issued()
    {
        await using var host = await PreauHost.Demo();
        await Draft(host);

        var outcome = await Issue(host, new DateTime(2026, 11, 30, 22, 59, 0, DateTimeKind.Utc));

        Assert.Equal([RefusalCode.MonthNotOver], outcome.Refusals.Select(r => r.Code));
    }

    [Fact]
    public async Task Issuing_twice_is_issuing_once()
    {
        await using var host = await December();
        await Draft(host);
        await Issue(host);

        var second = await Issue(host);
        await Draft(host);

        Assert.Equal([RefusalCode.NothingToInvoice], second.Refusals.Select(r => r.Code));
        Assert.Empty(await Drafts(host));
        await Ledger.IsRight(host);
    }

    [Fact]
    public async Task Bookings_that_changed_since_the_drafts_stop_the_issue()
    {
        await using var host = await December();
        await Draft(host);
        await host.InStore(db => db.Bookings.Where(b => b.Day == new DateOnly(2026, 11, 3)).ExecuteUpdateAsync(s => s.SetProperty(b => b.AbsenceToldAt, Now)));

        var outcome = await Issue(host);

        Assert.Equal([RefusalCode.Stale], outcome.Refusals.Select(r => r.Code));
        Assert.Equal(0, await host.InStore(db => db.Invoices.CountAsync(i => i.Month == November && i.State == InvoiceState.Issued)));
        await Ledger.IsRight(host);
    }

    [Fact]
    public async Task A_day_without_a_tariff_is_named_and_stops_the_issue()
    {
        await using var host = await December();
        await host.InStore(async db =>
        {
            var meal = await db.Slots.SingleAsync(s => s.Code == "repas");
            var grids = db.TariffGrids.Where(g => g.SlotId == meal.Id).Select(g => g.Id);
            await db.Set<Domain.Tariffs.Bracket>().Where(b => grids.Contains(b.TariffGridId) && b.QuotientFromCents == 100000).ExecuteDeleteAsync();
            return true;
        });

        var priced = await Draft(host);
        var outcome = await Issue(host);

        Assert.Contains(priced.Problems, p => p is { Slot: "Repas", Refusal.Code: RefusalCode.NoTariff } && p.Refusal.Day is not null);
        Assert.All(outcome.Refusals, r => Assert.Equal(RefusalCode.NoTariff, r.Code));
        Assert.Empty(outcome.Issued);
    }

    [Fact]
    public async Task A_day_accepted_after_its_month_was_invoiced_is_on_the_next_invoice_once_and_says_so()
    {
        await using var host = await December();
        var late = new DateOnly(2026, 10, 12);
        var (family, child) = await host.InStore(async db =>
        {
            var taken = await db.Bookings.AsNoTracking().FirstAsync(b => b.Day == late && db.Families.Any(f => f.Id == b.FamilyId && f.FileNumber == "F-000101"));
            await db.Charges.Where(c => c.ChildId == taken.ChildId && c.Day == late && c.SlotId == taken.SlotId).ExecuteDeleteAsync();
            return (taken.FamilyId, taken.ChildId);
        });
        await Draft(host);
        await Draft(host);
        var december = await host.InOneTransaction<DraftInvoices, PricedMonth>(async draft => await draft.Compute(await Cs(host), November.AddMonths(1), Agent, Now));

        var outcome = await Issue(host);

        Assert.Empty(outcome.Refusals);
        Assert.DoesNotContain(december.Families.SelectMany(f => f.Charges), c => c.Of.Day < November.AddMonths(1));
        var charges = await host.InStore(db => db.Charges.AsNoTracking().Where(c => c.ChildId == child && c.Day == late).ToListAsync());
        var line = Assert.Single(charges, c => outcome.Issued.Any(i => i.Id == c.InvoiceId && i.FamilyId == family));
        Assert.Contains("(octobre 2026)", line.Label, StringComparison.Ordinal);
        Assert.Contains("Jour d’octobre 2026, réservé ou accepté après la facture de ce mois.", Seen.Fold(line.Explanation), StringComparison.Ordinal);
        Assert.All(outcome.Issued.SelectMany(i => i.Charges).Where(c => c.Day < November), c => Assert.Equal(child, c.ChildId));
        await Draft(host);
        Assert.Empty(await Drafts(host));
    }

    [Fact]
    public async Task Two_agents_at_once_leave_no_gap_and_no_number_twice()
    {
        await using var host = await December();
        var regies = await host.InStore(db => db.Regies.Select(r => r.Id).ToListAsync());
        await Task.WhenAll(regies.Select(regie => Draft(host, regie)));

        var outcomes = await Task.WhenAll(Enumerable.Range(0, 6).Select(i => Task.Run(() => Issue(host, regie: regies[i % regies.Count]))));

        Assert.Equal(regies.Count, outcomes.Count(o => o.Refusals.Count == 0));
        Assert.All(outcomes.Where(o => o.Refusals.Count > 0), o => Assert.Equal(RefusalCode.NothingToInvoice, o.Refusals.Single().Code));
        await Ledger.IsRight(host);
    }

    [Fact]
    public async Task Numbers_of_an_issue_that_failed_are_given_to_the_next()
    {
        await using var host = await December();
        var before = await Last(host);
        await Draft(host);
        await Assert.ThrowsAsync<InvalidOperationException>(() => host.InStore(db => db.InOneTransaction<bool>(async () =>
        {
            await db.TakeNumbers(await Cs(host), 2026, NumberSeries.Invoice, 5);
            throw new InvalidOperationException("The power fails here.");
        })));

        var outcome = await Issue(host);

        Assert.Equal($"CS-2026-{before + 1:D6}", outcome.Issued[0].Number);
        await Ledger.IsRight(host);
    }

    private static Task<PreauHost> December() => PreauHost.Demo(["--Preau:Demo:Now=2026-12-02T09:00:00+01:00"]);

    private static Task<long> Cs(PreauHost host) => host.InStore(db => db.Regies.Where(r => r.Code == "CS").Select(r => r.Id).SingleAsync());

    private static async Task<int> Last(PreauHost host)
    {
        var regie = await Cs(host);
        return await host.InStore(db => db.NumberCounters.Where(c => c.RegieId == regie).Select(c => c.Last).SingleAsync());
    }

    private static Task<List<Invoice>> Drafts(PreauHost host) =>
        host.InStore(db => db.Invoices.AsNoTracking().Where(i => i.Month == November && i.State == InvoiceState.Draft).OrderBy(i => i.Id).ToListAsync());

    private static async Task<PricedMonth> Draft(PreauHost host, long? regie = null)
    {
        var id = regie ?? await Cs(host);
        return await host.InOneTransaction<DraftInvoices, PricedMonth>(draft => draft.Compute(id, November, Agent, Now));
    }

    private static async Task<IssueOutcome> Issue(PreauHost host, DateTime? now = null, long? regie = null)
    {
        var id = regie ?? await Cs(host);
        return await host.InOneTransaction<IssueInvoices, IssueOutcome>(issue => issue.Issue(id, November, Agent, now ?? Now));
    }
}
