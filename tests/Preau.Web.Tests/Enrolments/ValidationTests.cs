using System.Net;
using AngleSharp.Dom;
using Microsoft.EntityFrameworkCore;
using Preau.Domain.Enrolments;
using Preau.Testing;

namespace Preau.Web.Tests.Enrolments;

/// <summary>
/// Validating shows first what it will book of the wanted days and what it cannot, day by day; then books exactly that, says so, and the
/// family is told what was not and why. One by one, or several at once.
/// </summary>
public sealed class ValidationTests(WalkedTown town) : IClassFixture<WalkedTown>
{
    private const string Full = "Il n’y a plus de place ce jour-là";

    // Two Mondays of December at the Lavoir, each with the places that a test leaves.
    private static readonly DateOnly OneLeft = new(2026, 12, 7);
    private static readonly DateOnly NoneLeft = new(2026, 12, 14);

    [Fact]
    public async Task Several_are_shown_before_they_are_validated_and_the_last_place_goes_to_the_first_of_them_only()
    {
        var (first, second) = (await town.Sent(), await town.Sent());
        await Leave((OneLeft, 1), (NoneLeft, 0));
        var before = await Snapshot(first, second);

        var shown = await Verify(first, second);

        Assert.Equal(before, await Snapshot(first, second));
        Assert.Equal(["Lundi 14 décembre 2026"], Refused(shown, first));
        Assert.Equal(["Lundi 7 décembre 2026", "Lundi 14 décembre 2026"], Refused(shown, second));
        Assert.Contains(Full, Section(shown, second).TextContent, StringComparison.Ordinal);
        var said = (Count(shown, first), Count(shown, second));

        var agent = await town.Agent("/gestion");
        var done = await agent.SendFrom(shown, "Confirmer ces 2 inscriptions");

        Assert.Equal("Ce qui est fait", done.Title);
        Assert.Equal(["Lundi 14 décembre 2026"], Refused(done, first));
        Assert.Equal(["Lundi 7 décembre 2026", "Lundi 14 décembre 2026"], Refused(done, second));
        Assert.Equal(said, (Count(done, first), Count(done, second)));
        Assert.Equal(said, (await Booked(first), await Booked(second)));
        Assert.Equal(EnrolmentState.Validated, (await town.Enrolment(second)).State);
        var mail = await Mail(second);
        Assert.Contains($"- lundi 7 décembre 2026, Matin\u00A0: {Full}", mail, StringComparison.Ordinal);
        Assert.Contains("réservé", mail, StringComparison.Ordinal);
        // The second click leads to the same result, and does nothing.
        Assert.Equal(done.Address, (await agent.SendFrom(shown, "Confirmer ces 2 inscriptions")).Address);
        Assert.Equal(said, (await Booked(first), await Booked(second)));
    }

    [Fact]
    public async Task One_is_shown_on_its_request_before_it_is_accepted_and_the_answer_says_what_was_booked()
    {
        var id = await town.Sent();
        await Leave((OneLeft, 9), (NoneLeft, 0));
        var request = await town.RequestOf(id);

        var agent = await town.Agent($"/gestion/demandes/{request}");
        var shown = agent.Page.Text;
        Assert.Contains("1 jour souhaité ne pourra pas l’être", shown, StringComparison.Ordinal);
        Assert.Contains("Lundi 14 décembre 2026", shown, StringComparison.Ordinal);
        Assert.Equal(0, await Booked(id));

        var after = await agent.Send("Accepter");

        var booked = await Booked(id);
        Assert.Contains($"{booked} jours seront réservés", shown, StringComparison.Ordinal);
        Assert.Contains($"{booked} jours sont réservés", after.Text, StringComparison.Ordinal);
        Assert.Contains("1 jour souhaité n’a pas pu l’être", after.Text, StringComparison.Ordinal);
        Assert.Contains("Lundi 14 décembre 2026", (await town.Agent($"/gestion/demandes/{request}")).Page.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Enrolments_ticked_in_the_inbox_are_shown_before_they_are_validated()
    {
        var id = await town.Sent();
        var agent = await town.Agent("/gestion/demandes");
        var request = await town.RequestOf(id);
        agent.Page.Document.QuerySelector($"input[name=demande][value^='{request}:']")!.SetAttribute("checked", "");

        var seen = await agent.Send("Accepter les demandes cochées");

        Assert.Equal("/gestion/inscriptions/verifier", seen.Path);
        Assert.Equal(EnrolmentState.Sent, (await town.Enrolment(id)).State);
        await agent.Send("Confirmer cette inscription");
        Assert.Equal(EnrolmentState.Validated, (await town.Enrolment(id)).State);
    }

    [Fact]
    public async Task An_enrolment_that_was_withdrawn_meanwhile_is_named_and_nothing_of_the_others_is_done()
    {
        var (stays, goes) = (await town.Sent(), await town.Sent());
        var shown = await Verify(stays, goes);
        await (await town.Parent($"/demandes/{await town.RequestOf(goes)}")).Send("Retirer ma demande");

        var agent = await town.Agent("/gestion");
        var seen = await agent.SendFrom(shown, "Confirmer");

        Assert.Equal(HttpStatusCode.UnprocessableEntity, seen.Status);
        Assert.Contains("Cette inscription ne sera pas changée", Section(seen, goes).TextContent, StringComparison.Ordinal);
        Assert.Equal(EnrolmentState.Sent, (await town.Enrolment(stays)).State);
        await agent.Send("Confirmer cette inscription");
        Assert.Equal(EnrolmentState.Validated, (await town.Enrolment(stays)).State);
    }

    [Fact]
    public async Task A_family_sees_what_a_place_books_before_it_accepts_it()
    {
        var id = await town.PlaceOffered();
        var parent = await town.Parent($"/inscriptions/{id}/place");
        var shown = parent.Page.Text;
        Assert.Equal(0, await Booked(id));

        await parent.Send("Accepter la place");

        Assert.True(shown.Contains($"{await Booked(id)} jours seront réservés", StringComparison.Ordinal), shown);
    }

    private async Task<Seen> Verify(params long[] enrolments)
    {
        var agent = await town.Agent("/gestion/inscriptions");
        foreach (var id in enrolments) agent.Page.Document.QuerySelector($"input[name=inscription][value='{id}']")!.SetAttribute("checked", "");
        return await agent.Send("Vérifier les lignes cochées");
    }

    private static IElement Section(Seen seen, long enrolment) => seen.Document.QuerySelector($"section[aria-labelledby=i-{enrolment}]")!;

    private static List<string> Refused(Seen seen, long enrolment) =>
        [.. Section(seen, enrolment).QuerySelectorAll("tbody th").Select(th => Seen.Fold(th.FirstChild!.TextContent))];

    private static int Count(Seen seen, long enrolment) => int.Parse(Seen.Fold(Section(seen, enrolment).QuerySelector("strong")!.TextContent).Split(' ')[0]);

    private Task<int> Booked(long enrolment) => town.Host.InStore(db => db.Bookings.CountAsync(b => b.EnrolmentId == enrolment));

    private Task<string> Mail(long enrolment) => town.Host.InStore(db => db.OutboxMails.Where(m => m.EffectKey!.StartsWith($"inscription-validee:{enrolment}:")).Select(m => m.Text).FirstAsync());

    private Task<(int, int, int)> Snapshot(params long[] ids) => town.Host.InStore(async db => (
        await db.Enrolments.Where(e => ids.Contains(e.Id)).SumAsync(e => e.Version),
        await db.OutboxMails.CountAsync(),
        await db.PoolDays.SumAsync(d => d.Taken)));

    /// <summary>Leaves so many places in the morning at the Lavoir.</summary>
    private Task<int> Leave(params (DateOnly Day, int Places)[] days) => town.Host.InStore(async db =>
    {
        var slot = await db.Slots.Where(s => db.Activities.Any(a => a.Id == s.ActivityId && a.Code == "matin")).Select(s => s.Id).SingleAsync();
        var site = await db.Sites.Where(s => s.Code == "elem-lavoir").Select(s => s.Id).SingleAsync();
        var pools = await db.SlotPools.Where(p => p.SlotId == slot && p.SiteId == site).Select(p => p.PoolId).ToListAsync();
        foreach (var (day, places) in days)
            await db.PoolDays.Where(d => pools.Contains(d.PoolId) && d.Day == day).ExecuteUpdateAsync(d => d.SetProperty(p => p.Capacity, p => p.Taken + places));
        return 0;
    });
}
