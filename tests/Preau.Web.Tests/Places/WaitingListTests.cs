using Microsoft.EntityFrameworkCore;
using Preau.Domain.Enrolments;
using Preau.Domain.Places;
using Preau.Domain.Values;
using Preau.Web.Features.Places.WaitingList;
using Preau.Web.Storage;

namespace Preau.Web.Tests.Places;

/// <summary>What becomes of a freed place when somebody waits for it (docs/rules/liste-d-attente.md). Each test has its own Wednesdays.</summary>
public sealed class WaitingListTests(PlaceTown town) : IClassFixture<PlaceTown>
{
    private static DateOnly Wednesday(int number) => new DateOnly(2027, 1, 6).AddDays(7 * number);

    [Fact]
    public async Task A_freed_place_is_offered_by_the_act_that_frees_it_and_is_nobody_elses_meanwhile()
    {
        var day = Wednesday(0);
        await Full(day, 1);
        Assert.Equal(RefusalCode.PlaceIsFree, await WhyNot(4, Wednesday(20)));
        foreach (var kid in new[] { 1, 2 }) Assert.Null(await town.Join(kid, day));
        Assert.Equal(RefusalCode.AlreadyWaiting, await WhyNot(1, day));
        Assert.Equal((1, 2), (await Rank(1, day), await Rank(2, day)));

        await town.Wish(0, day, book: false);

        Assert.Equal((WaitingState.Offered, WaitingState.Waiting), (await State(1, day), await State(2, day)));
        Assert.Equal(0, (await town.On(day)).Room);
        Assert.Equal(RefusalCode.Full, await town.Wish(3, day, book: true));
        Assert.Equal(RefusalCode.PlaceIsOffered, await town.Wish(1, day, book: true));
        Assert.Equal(1, await Rank(2, day));
        Assert.Equal(RefusalCode.NoOffer, await town.Accept(2, day));

        Assert.Null(await town.Accept(1, day));
        Assert.Equal(RefusalCode.OfferAccepted, await town.Accept(1, day));

        Assert.True(await IsBooked(1, day));
        Assert.Equal(0, (await town.On(day)).Room);
        Assert.Empty((await town.Check()).Faults);
    }

    [Fact]
    public async Task A_place_that_is_passed_on_goes_to_the_next_one_and_is_free_when_nobody_waits()
    {
        var day = Wednesday(1);
        await Full(day, 1);
        foreach (var kid in new[] { 1, 2 }) await town.Join(kid, day);
        await town.Wish(0, day, book: false);

        Assert.Null(await town.PassOn(1, day));
        Assert.Equal(RefusalCode.OfferPassedOn, await town.PassOn(1, day));
        Assert.Equal((WaitingState.PassedOn, WaitingState.Offered), (await State(1, day), await State(2, day)));

        await town.Leave(2, day);
        Assert.Equal((WaitingState.Left, 1), (await State(2, day), (await town.On(day)).Room));
        Assert.Null(await town.Wish(3, day, book: true));
        Assert.Empty((await town.Check()).Faults);
    }

    [Fact]
    public async Task An_unanswered_offer_goes_on_and_the_last_one_ends_the_entry_never_in_silence()
    {
        var day = Wednesday(2);
        await Full(day, 1);
        foreach (var kid in new[] { 1, 2 }) await town.Join(kid, day);
        await town.Wish(0, day, book: false);
        await Pass(1, day);
        Assert.Equal(RefusalCode.OfferOver, await town.Accept(1, day));

        Assert.Equal(1, await town.Run("end-offers"));

        Assert.Equal((WaitingState.Waiting, WaitingState.Offered), (await State(1, day), await State(2, day)));
        Assert.Equal(0, await town.Run("end-offers"));
        Assert.Null(await town.PassOn(2, day));

        // Alone on the list, the same family is offered the place again, as often as the rule says.
        for (var offer = 2; offer <= 3; offer++)
        {
            Assert.Equal(WaitingState.Offered, await State(1, day));
            await Pass(1, day);
            await town.Run("end-offers");
        }
        Assert.Equal((WaitingState.Lapsed, 1), (await State(1, day), (await town.On(day)).Room));
        var told = await Told(1);
        Assert.Contains(told, text => text.Contains("passée à la famille suivante", StringComparison.Ordinal));
        Assert.Contains(told, text => text.Contains("C’est la dernière proposition", StringComparison.Ordinal));
        Assert.Contains(told, text => text.Contains("n’est plus sur la liste", StringComparison.Ordinal));
        Assert.Empty((await town.Check()).Faults);
    }

    [Fact]
    public async Task Too_late_for_a_mail_the_place_is_held_for_whom_the_staff_call()
    {
        // Tomorrow, and its limit has passed.
        var day = new DateOnly(2026, 11, 25);
        await town.Leave(day, 0);
        await town.Put(1, day);
        await town.Put(2, day);

        await town.Raise(day);

        Assert.Equal((WaitingState.ToStaff, WaitingState.Waiting), (await State(1, day), await State(2, day)));
        Assert.Equal(0, (await town.On(day)).Room);
        Assert.Equal(RefusalCode.NoOffer, await town.Accept(1, day, byStaff: false));
        Assert.Null(await town.PassOn(1, day));
        Assert.Equal(WaitingState.ToStaff, await State(2, day));
        Assert.Null(await town.Accept(2, day));
        Assert.True(await IsBooked(2, day));
        Assert.Empty((await town.Check()).Faults);
    }

    [Fact]
    public async Task A_child_whose_enrolment_ends_leaves_the_list_is_told_and_its_place_goes_on()
    {
        var day = Wednesday(3);
        await Full(day, 1);
        foreach (var kid in new[] { 7, 2 }) await town.Join(kid, day);
        await town.Wish(0, day, book: false);
        Assert.Equal(WaitingState.Offered, await State(7, day));

        await town.Host.InStore(db => db.Enrolments.Where(e => e.ChildId == town.Kids[7].Child).ExecuteUpdateAsync(e => e.SetProperty(x => x.To, day.AddDays(-1))));
        await town.Act<ReviewEntries, int>((review, db) => review.Run(db.WaitingEntries, Actor.Product));

        Assert.Equal((WaitingState.Dropped, WaitingState.Offered), (await State(7, day), await State(2, day)));
        Assert.Equal(RefusalCode.NoLongerWaiting, await town.Accept(7, day));
        Assert.Contains(await Told(7), text => text.Contains("n’est pas inscrit à cette activité", StringComparison.Ordinal));
        Assert.Empty((await town.Check()).Faults);
    }

    [Fact]
    public async Task More_places_are_offered_in_the_order_of_the_town_and_an_exception_absorbs_the_first()
    {
        var day = new DateOnly(2027, 6, 30);
        await Full(day, 1);
        Assert.Null(await town.Wish(3, day, book: true, over: "urgence"));
        await town.Host.InStore(db => db.Families.Where(f => f.Id == town.Kids[5].Family).ExecuteUpdateAsync(f => f.SetProperty(x => x.IsResident, true)));
        foreach (var kid in new[] { 4, 5, 6 }) await town.Join(kid, day);
        Assert.Equal((2, 1, 3), (await Rank(4, day), await Rank(5, day), await Rank(6, day)));

        var taken = (await town.On(day)).Taken;
        Assert.Null(await town.SetPlaces(new(2027, 6, 28), taken + 2, 0));

        Assert.Equal(0, (await town.On(day)).Exceptions);
        Assert.Equal((WaitingState.Waiting, WaitingState.Offered, WaitingState.Waiting), (await State(4, day), await State(5, day), await State(6, day)));
        Assert.Empty((await town.Check()).Faults);
    }

    [Fact]
    public async Task A_child_taken_over_the_limit_waits_no_longer_and_nothing_is_counted_twice()
    {
        var day = Wednesday(4);
        await Full(day, 1);
        foreach (var kid in new[] { 1, 2 }) await town.Join(kid, day);
        await town.Wish(0, day, book: false);

        Assert.Null(await town.Wish(1, day, book: true, over: "urgence"));
        Assert.Null(await town.Wish(2, day, book: true, over: "urgence"));

        Assert.Equal((WaitingState.Dropped, WaitingState.Dropped), (await State(1, day), await State(2, day)));
        Assert.Empty((await town.Check()).Faults);
    }

    [Fact]
    public async Task A_family_is_asked_again_and_one_that_does_not_answer_leaves_the_list_and_reads_it()
    {
        var day = Wednesday(5);
        await Full(day, 1);
        foreach (var kid in new[] { 8, 9 }) await town.Join(kid, day);
        await town.Host.InStore(db => db.WaitingEntries.Where(e => e.Day == day).ExecuteUpdateAsync(e => e.SetProperty(x => x.ConfirmedAt, x => x.ConfirmedAt.AddDays(-28))));
        await town.Host.InStore(db => db.Guardians.Where(g => g.FamilyId == town.Kids[9].Family).ExecuteUpdateAsync(g => g.SetProperty(x => x.Email, (string?)null)));

        await town.Run("waiting-lists");
        await town.Run("waiting-lists");

        Assert.Single(await Told(8), text => text.Contains("toujours une place", StringComparison.Ordinal));
        await town.Host.InStore(db => db.WaitingEntries.Where(e => e.Day == day && e.ConfirmBy != null).ExecuteUpdateAsync(e => e.SetProperty(x => x.ConfirmBy, PlaceTown.Start)));
        await town.Run("waiting-lists");

        // Without an address nobody is taken off for silence: the staff call.
        Assert.Equal((WaitingState.Lapsed, WaitingState.Waiting), (await State(8, day), await State(9, day)));
        Assert.Contains(await Told(8), text => text.Contains("faute de réponse", StringComparison.Ordinal));
        Assert.Contains((await town.Host.Run<WaitingDeskQueries, WaitingDesk>(desk => desk.Of(null))).ToConfirm, call => call.Line.Entry.Day == day);
    }

    [Fact]
    public async Task Whatever_many_do_at_once_no_place_is_given_twice_and_none_stays_free_while_somebody_waits()
    {
        var (day, versions) = (new DateOnly(2027, 5, 12), new DateOnly(2027, 5, 3));
        Assert.Null(await town.SetPlaces(versions, 2, 1));
        var accepted = new System.Collections.Concurrent.ConcurrentDictionary<int, int>();

        await Task.WhenAll(Enumerable.Range(0, 6).Select(kid => Task.Run(async () =>
        {
            var random = new Random(kid);
            for (var turn = 0; turn < 10; turn++)
            {
                switch (random.Next(7))
                {
                    case 0: await town.Wish(kid, day, book: false); break;
                    case 1: await town.Wish(kid, day, book: true); break;
                    case 2 or 3: await town.Join(kid, day); break;
                    case 4 or 5: if (await town.Accept(kid, day) is null) accepted.AddOrUpdate(kid, 1, (_, n) => n + 1); break;
                    default: await town.PassOn(kid, day); break;
                }
            }
        })).Append(Task.Run(async () =>
        {
            foreach (var (places, at) in new[] { 1, 4, 2, 3 }.Select((p, i) => (p, i))) await town.SetPlaces(versions.AddDays(1 + at), places, at % 2);
        })));

        var report = await town.Check();
        Assert.Empty(report.Faults);
        var end = await town.On(day);
        Assert.True(end.Room >= 0 || end.Taken <= 5, $"{end.Taken} of {end.Capacity}");
        var history = await town.Host.InStore(db => db.History.CountAsync(h => h.Subject == nameof(WaitingEntry) && h.Action == "accepted" && h.Summary.Contains("12 mai")));
        Assert.Equal(accepted.Values.Sum(), history);
    }

    /// <summary>Kid 0 has the last place.</summary>
    private async Task Full(DateOnly day, int places)
    {
        await town.Leave(day, places);
        Assert.Null(await town.Wish(0, day, book: true));
    }

    /// <summary>The offer's time has passed.</summary>
    private Task<int> Pass(int kid, DateOnly day) => town.Host.InStore(db => db.WaitingEntries.Where(e => e.ChildId == town.Kids[kid].Child && e.Day == day).ExecuteUpdateAsync(e => e.SetProperty(x => x.OfferEndsAt, PlaceTown.Start)));

    private async Task<WaitingState> State(int kid, DateOnly day) => (await town.Entry(kid, day))!.State;

    private async Task<int> Rank(int kid, DateOnly day) => (await town.Host.Run<WaitingLists, WaitingLine?>(async lists => await lists.One(town.Kids[kid].Family, (await town.Entry(kid, day))!.Id)))!.Rank;

    private async Task<RefusalCode?> WhyNot(int kid, DateOnly day) => await town.Join(kid, day);

    private Task<bool> IsBooked(int kid, DateOnly day) => town.Host.InStore(db => db.Bookings.AnyAsync(b => b.ChildId == town.Kids[kid].Child && b.Day == day));

    private Task<List<string>> Told(int kid) => town.Host.InStore(db => db.OutboxMails.Where(m => m.FamilyId == town.Kids[kid].Family).OrderBy(m => m.Id).Select(m => m.Text).ToListAsync());
}
