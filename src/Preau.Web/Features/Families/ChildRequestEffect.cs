using Microsoft.EntityFrameworkCore;
using Preau.Domain.Families;
using Preau.Domain.Requests;
using Preau.Domain.Values;
using Preau.Web.Features.Requests;
using Preau.Web.Hosting;
using Preau.Web.Storage;
using Preau.Web.Texts;

namespace Preau.Web.Features.Families;

/// <summary>A child to add, or whose identity or school changes. Accepting writes exactly what was asked.</summary>
public sealed class ChildRequestEffect(PortalDb db, TownClock clock) : IRequestEffect
{
    public IReadOnlyCollection<RequestKind> Kinds { get; } = [RequestKind.Child, RequestKind.NewChild];

    public async Task<RequestPreview> Preview(FamilyRequest request)
    {
        var asked = RequestContent.Read<ChildData>(request.After);
        var then = request.Before is { } before ? RequestContent.Read<ChildData>(before) : null;
        var child = request.ChildId is { } id && request.Kind == RequestKind.Child ? await db.Children.AsNoTracking().SingleAsync(c => c.Id == id) : null;
        var now = child is null || !request.State.IsOpen() ? then : ChildData.Of(child);
        var schools = await db.Sites.AsNoTracking().ToDictionaryAsync(s => s.Id, s => s.Name);
        RequestLine Line(string label, Func<ChildData, string?> part) => new(label, then is null ? null : part(then), now is null ? null : part(now), part(asked));
        return new(
            [
                Line("Prénom", c => c.FirstName),
                Line("Nom", c => c.LastName),
                Line(asked.IsExpected ? "Naissance attendue" : "Naissance", c => French.PlainDate(c.BirthDate)),
                Line("École", c => c.SchoolId is { } s ? schools.GetValueOrDefault(s) : "Aucune"),
                Line("Classe", c => c.Class is { } k ? ClassNames.Short(k) : "Aucune"),
            ],
            [request.Kind == RequestKind.NewChild ? $"{asked.FirstName} entre dans le dossier de la famille." : $"Les informations de {asked.FirstName} changent dans toutes ses familles."],
            []);
    }

    public async Task<EffectResult> Accept(FamilyRequest request, Actor actor)
    {
        var asked = RequestContent.Read<ChildData>(request.After);
        if (request.Kind == RequestKind.NewChild)
        {
            await Add(request.FamilyId, asked, actor);
            return new([], $"{asked.FirstName} est dans votre dossier. Vous pouvez l’inscrire.");
        }
        var child = await db.Children.SingleAsync(c => c.Id == request.ChildId);
        Change(child, asked, request.FamilyId, actor);
        return new([], $"Les informations de {asked.FirstName} sont à jour.");
    }

    public Task Close(FamilyRequest request, RequestState outcome, Actor actor, string? reason) => Task.CompletedTask;

    /// <summary>Adds a child to a family; saves, so that the key is known.</summary>
    public async Task<Child> Add(long familyId, ChildData data, Actor actor)
    {
        var child = new Child
        {
            FirstName = data.FirstName,
            LastName = data.LastName,
            SearchKey = SearchKeys.Fold(data.FirstName, data.LastName),
            SortKey = SearchKeys.Fold(data.LastName, data.FirstName),
            BirthDate = data.BirthDate,
            IsExpected = data.IsExpected,
            SchoolId = data.SchoolId,
            Class = data.Class,
        };
        db.Children.Add(child);
        await db.SaveChangesAsync();
        db.FamilyChildren.Add(new FamilyChild { FamilyId = familyId, ChildId = child.Id });
        db.Record(actor, clock.UtcNow, "created", (nameof(Child), child.Id), "Enfant ajouté au dossier", (familyId, child.Id), (null, data));
        await db.SaveChangesAsync();
        return child;
    }

    /// <summary>Changes a child at once; the caller saves.</summary>
    public void Change(Child child, ChildData data, long familyId, Actor actor)
    {
        var before = ChildData.Of(child);
        (child.FirstName, child.LastName, child.BirthDate, child.IsExpected, child.SchoolId, child.Class) =
            (data.FirstName, data.LastName, data.BirthDate, data.IsExpected, data.SchoolId, data.Class);
        child.SearchKey = SearchKeys.Fold(data.FirstName, data.LastName);
        child.SortKey = SearchKeys.Fold(data.LastName, data.FirstName);
        child.Version++;
        db.Record(actor, clock.UtcNow, "changed", (nameof(Child), child.Id), "Informations de l’enfant changées", (familyId, child.Id), (before, data));
    }
}
