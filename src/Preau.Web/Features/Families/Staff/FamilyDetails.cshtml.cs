using Microsoft.AspNetCore.Mvc;
using Preau.Web.Features.Families.Parents;
using Preau.Web.Features.Settings;
using Preau.Web.Hosting;
using Preau.Web.Security;
using Preau.Web.Storage;

namespace Preau.Web.Features.Families.Staff;

/// <summary>An agent changes a guardian's details and the household's address, at once; the family is told by mail.</summary>
[Needs(StaffRight.Families)]
public sealed class FamilyDetailsModel(ActsFor acts, SaveDetails save, PortalDb db, TownSettings settings, TownClock clock) : DetailsModel(acts, save, db, settings, clock)
{
    [BindProperty(SupportsGet = true)]
    public long GuardianId { get; set; }

    protected override long WhoseId => GuardianId;
}
