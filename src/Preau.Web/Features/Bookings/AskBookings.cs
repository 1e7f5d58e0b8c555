using Preau.Domain.Requests;
using Preau.Web.Features.Requests;
using Preau.Web.Storage;
using Preau.Web.Texts;

namespace Preau.Web.Features.Bookings;

/// <summary>Sends the changes that an activity takes on request: one request per child and activity. Call inside the transaction of the act.</summary>
public sealed class AskBookings(SendRequest requests)
{
    /// <param name="arrival">The instant of sending: it judges the limits when the staff decide.</param>
    public async Task Send(long familyId, long? guardianId, Actor actor, DateTime arrival, IReadOnlyCollection<(BoardRow Row, Wish Wish)> asked)
    {
        foreach (var one in asked.GroupBy(a => (a.Wish.ChildId, a.Row.Activity.Id)))
        {
            var activity = one.First().Row.Activity;
            var days = French.And(one.Select(a => $"{French.DayAndMonth(a.Wish.Day)}{(a.Wish.Book ? "" : " (annulation)")}").Distinct());
            var title = $"{activity.Name}\u00A0: {days}";
            if (title.Length > 380) title = $"{activity.Name}\u00A0: {French.Count(one.Count(), "jour")}";
            await requests.Send(
                new NewRequest(RequestKind.Booking, familyId, guardianId, title, Before: null, one.Select(a => a.Wish).ToList()) { ChildId = one.Key.ChildId, ActivityId = activity.Id, SentAt = arrival },
                actor);
        }
    }
}
