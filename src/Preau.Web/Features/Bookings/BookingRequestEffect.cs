using Preau.Domain.Requests;
using Preau.Domain.Values;
using Preau.Web.Features.Requests;
using Preau.Web.Hosting;
using Preau.Web.Storage;
using Preau.Web.Texts;

namespace Preau.Web.Features.Bookings;

/// <summary>
/// Accepting a request for bookings: the instant of sending counts for the limits, everything else is judged now
/// (docs/rules/demandes.md). A request holds no place.
/// </summary>
public sealed class BookingRequestEffect(ChangeBookings changes, TownClock clock, OtherParentMail others) : IRequestEffect
{
    public IReadOnlyCollection<RequestKind> Kinds { get; } = [RequestKind.Booking];

    public async Task<RequestPreview> Preview(FamilyRequest request)
    {
        var outcomes = await changes.Judge(request.FamilyId, BookingRequest.Read(request.After), request.SentAt, byStaff: true);
        var lines = outcomes.Select(o => new RequestLine(
            $"{o.Row.Slot.Name}, {French.Date(o.Wish.Day)}",
            o.Wish.Book ? "Non réservé" : "Réservé",
            o.Wish.Book ? "Non réservé" : "Réservé",
            o.Wish.Book ? "Réserver" : "Annuler")).ToList();
        return new(
            lines,
            outcomes.Where(o => o.Refusal is null).Select(Sentence).ToList(),
            outcomes.Select(o => o.Refusal).OfType<Refusal>().ToList());
    }

    public async Task<EffectResult> Accept(FamilyRequest request, Actor actor)
    {
        var outcomes = await changes.Apply(new(request.FamilyId, actor, clock.UtcNow), BookingRequest.Read(request.After), request.SentAt, byStaff: true);
        var refusals = outcomes.Select(o => o.Refusal).OfType<Refusal>().ToList();
        await others.Tell(outcomes, Guid.NewGuid());
        return new(refusals, string.Join('\n', outcomes.Select(o => "- " + Sentence(o))));
    }

    public Task Close(FamilyRequest request, RequestState outcome, Actor actor, string? reason) => Task.CompletedTask;

    private static string Sentence(WishOutcome o) => $"{(o.Wish.Book ? "Réservé" : "Annulé")}\u00A0: {o.Row.Slot.Name}, {French.Date(o.Wish.Day)}.";
}
