using Microsoft.EntityFrameworkCore;
using Preau.Domain.Families;
using Preau.Domain.Requests;
using Preau.Domain.Values;
using Preau.Web.Features.Requests;
using Preau.Web.Features.Settings;
using Preau.Web.Hosting;
using Preau.Web.Storage;

namespace Preau.Web.Features.Families;

/// <summary>A new address of the household: a request, because prices depend on it. Residence follows the town's postcode and name.</summary>
public sealed class AddressRequestEffect(PortalDb db, TownClock clock, TownSettings settings) : IRequestEffect
{
    public IReadOnlyCollection<RequestKind> Kinds { get; } = [RequestKind.Details];

    public async Task<RequestPreview> Preview(FamilyRequest request)
    {
        var family = await db.Families.AsNoTracking().SingleAsync(f => f.Id == request.FamilyId);
        var (then, asked) = (RequestContent.Read<PostalAddress>(request.Before!), RequestContent.Read<PostalAddress>(request.After));
        var now = request.State.IsOpen() ? family.Address : then;
        RequestLine Line(string label, Func<PostalAddress, string?> part) => new(label, part(then), part(now), part(asked));
        var resident = IsResident(asked);
        return new(
            [Line("Numéro et voie", a => a.Street), Line("Complément", a => a.Complement), Line("Code postal", a => a.PostCode), Line("Commune", a => a.City), Line("Pays", a => a.Country)],
            [
                "L’adresse du dossier change.",
                resident == family.IsResident ? "Le tarif ne change pas." : resident ? "La famille devient habitante\u00A0: ses tarifs changent dès demain." : "La famille n’est plus habitante\u00A0: ses tarifs changent dès demain.",
            ],
            []);
    }

    public async Task<EffectResult> Accept(FamilyRequest request, Actor actor)
    {
        var family = await db.Families.SingleAsync(f => f.Id == request.FamilyId);
        Move(family, RequestContent.Read<PostalAddress>(request.After), actor);
        return new([], "Votre nouvelle adresse est enregistrée.");
    }

    public Task Close(FamilyRequest request, RequestState outcome, Actor actor, string? reason) => Task.CompletedTask;

    /// <summary>Changes the address at once; the caller saves.</summary>
    public void Move(Family family, PostalAddress address, Actor actor)
    {
        var before = family.Address;
        family.Address = address;
        family.IsResident = IsResident(address);
        family.Version++;
        db.Record(actor, clock.UtcNow, "changed", (nameof(Family), family.Id), "Adresse changée", (family.Id, null), (before, address));
    }

    /// <summary>Whether the address is in the town, by its postcode and its name.</summary>
    public bool IsResident(PostalAddress address) =>
        address.PostCode.Trim() == settings["ville.code_postal"] && SearchKeys.Fold(address.City) == SearchKeys.Fold(settings["ville.commune"] ?? "");
}
