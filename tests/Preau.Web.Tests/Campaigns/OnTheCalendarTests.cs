using AngleSharp.Dom;
using Microsoft.EntityFrameworkCore;
using Preau.Domain.Bookings;
using Preau.Domain.Campaigns;
using Preau.Domain.Tests.Rules;
using Preau.Domain.Values;
using Preau.Testing;
using Preau.Web.Features.Bookings;
using Preau.Web.Features.Campaigns;
using Preau.Web.Security;
using Preau.Web.Storage;

namespace Preau.Web.Tests.Campaigns;

/// <summary>What the calendar of a family says of days that a campaign gives (docs/rules/campagnes.md).</summary>
public sealed class OnTheCalendarTests : IAsyncLifetime
{
    private const string Parent = "parent@valbrune.example";
    private static readonly Actor Agent = new(ActorKind.Staff, null, "Agathe Morvan");

    private PreauHost host = null!;

    public async ValueTask InitializeAsync() => host = await PreauHost.Demo();

    public ValueTask DisposeAsync() => host.DisposeAsync();

    [Fact]
    public async Task Each_example_of_the_page_gets_its_box()
    {
        var (id, wish) = await Wished();
        var slot = await host.InStore(db => db.CampaignEntries.SelectMany(e => e.Wishes).Where(w => w.Id == wish).Select(w => w.SlotId).SingleAsync());
        var isPublished = false;
        foreach (var row in RulePage.Read("campagnes.md").Table("Sur le calendrier"))
        {
            if (row["Vœu"] != "non publié" && !isPublished) isPublished = await Publish(id);
            if (isPublished) await Stand(id, wish, row["Vœu"], row["Confirmer jusqu’au"]);

            var day = RulePage.Day(row["Jour"]);
            var board = await host.Run<BookingBoards, BookingBoard>(boards => boards.Load(1, new DateRange(day, day), new(2026, 11, 24, 7, 0, 0, DateTimeKind.Utc)));
            var answer = board.Answer(board.Children.SelectMany(c => c.Rows).Single(r => r.FirstName == "Jeanne" && r.Slot.Id == slot), day);

            Assert.Equal(RulePage.Code<BoxState>(row["Case"]), answer.State);
            Assert.Equal(row["Motif"] == "–" ? (RefusalCode?)null : RulePage.Code<RefusalCode>(row["Motif"]), answer.Why?.Code);
        }
    }

    [Fact]
    public async Task A_place_to_confirm_is_said_on_its_days_with_its_last_day_and_leads_to_the_answer()
    {
        var (id, _) = await Wished();
        await Publish(id);
        using var parent = host.Visitor();
        await parent.SignIn(Parent);

        var month = await parent.Open("/reservations?mois=2027-02");

        var boxes = month.Document.QuerySelectorAll($"td.d-pay a[href='/reservations/campagnes/{id}']");
        Assert.Equal(5, boxes.Length);
        Assert.All(boxes, b => Assert.Contains("Place proposée, à confirmer jusqu’au mercredi 2 décembre", Seen.Fold(b.TextContent), StringComparison.Ordinal));
        Assert.Contains("Une place est à confirmer jusqu’au mercredi 2 décembre.", month.Text, StringComparison.Ordinal);
        Assert.Contains("Jeanne : une place est proposée (Vacances du 15/02) : confirmez-la ou laissez-la, jusqu’au mercredi 2 décembre 2026 compris.", month.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("« Plein » mène à la liste d’attente", month.Text, StringComparison.Ordinal);
        // The second week was only wished for.
        Assert.Contains("sont données par une campagne : indiquez vos vœux", month.Text, StringComparison.Ordinal);
        Assert.Contains("une place est proposée", (await parent.Open("/reservations/jour?le=2027-02-15")).Text, StringComparison.OrdinalIgnoreCase);

        using var agent = host.Visitor();
        await agent.SignIn("gestion@valbrune.example", page: "/gestion/connexion");
        await agent.Open("/gestion/familles/1/reservations?mois=2027-02");
        Assert.NotEmpty(agent.Page.Document.QuerySelectorAll($"td.d-pay a[href='/gestion/familles/1/reservations/campagnes/{id}']"));
    }

    /// <summary>Jeanne wishes for the first week, and for the second if that is full.</summary>
    private async Task<(long Campaign, long Wish)> Wished()
    {
        var id = await CampaignScene.Make(host, CampaignStage.Deciding, [Parent]);
        return (id, (await CampaignScene.Wish(host, id, "Jeanne", CampaignScene.First, CampaignScene.Second))[0]);
    }

    private async Task<bool> Publish(long id)
    {
        var (run, _) = await host.InOneTransaction<TryCampaign, (CampaignRun? Run, Refusal? Refusal)>(attempt => attempt.Run(id, Agent));
        return await host.InOneTransaction<PublishCampaign, Refusal?>(publish => publish.Run(id, run!.Id, Agent)) is null;
    }

    private async Task Stand(long id, long wish, string state, string until)
    {
        DateOnly? answerBy = until == "–" ? null : RulePage.Day(until);
        var to = state switch { "proposé" or "confirmé" => CampaignPlaceState.Offered, "refusé" => CampaignPlaceState.NotGiven, "laissé" => CampaignPlaceState.GivenUp, _ => throw new InvalidOperationException(state) };
        await host.InStore(db => db.CampaignResults.Where(r => r.CampaignWishId == wish).ExecuteUpdateAsync(r => r.SetProperty(x => x.State, to).SetProperty(x => x.AnswerBy, answerBy)));
        if (state != "confirmé") return;
        var (refusal, lost) = await host.InOneTransaction<AnswerPlace, (Refusal?, IReadOnlyList<Refusal>)>(answer => answer.Run(new ActsFor(1, 1, new(ActorKind.Guardian, null, "Inès Kaci")), id, wish, accepts: true));
        Assert.Null(refusal);
        Assert.Empty(lost);
    }
}
