using Preau.Web.Features.Campaigns.Parents;
using Preau.Web.Hosting;
using Preau.Web.Security;
using Preau.Web.Storage;

namespace Preau.Web.Features.Campaigns.Staff;

/// <summary>A family's wishes in a campaign, ranked and answered by an agent with the family on the phone.</summary>
[Needs(StaffRight.Bookings)]
public sealed class FamilyWishesModel(ActsFor acts, CampaignBoards boards, RankWishes rank, AnswerPlace answers, PortalDb db, TownClock clock) : WishesModel(acts, boards, rank, answers, db, clock);
