using Preau.Web.Features.Places.WaitingList.Parents;
using Preau.Web.Hosting;
using Preau.Web.Security;
using Preau.Web.Storage;

namespace Preau.Web.Features.Places.WaitingList.Staff;

/// <summary>An agent answers for the family that he called, and notes its word.</summary>
[Needs(StaffRight.Bookings)]
public sealed class FamilyOfferModel(ActsFor acts, WaitingLists lists, AnswerOffer answers, PortalDb db, TownClock clock) : OfferModel(acts, lists, answers, db, clock);
