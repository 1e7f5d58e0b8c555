using Preau.Web.Features.Bookings.Parents;
using Preau.Web.Hosting;
using Preau.Web.Security;

namespace Preau.Web.Features.Bookings.Staff;

/// <summary>An agent applies the family's week pattern; the family is told by mail.</summary>
[Needs(StaffRight.Bookings)]
public sealed class FamilyPatternModel(ActsFor acts, PatternQueries queries, PreviewPattern preview, ApplyPattern apply, ForgetPattern forget, TownClock clock) : PatternModel(acts, queries, preview, apply, forget, clock);
