using Microsoft.EntityFrameworkCore;
using Preau.Domain.Families;
using Preau.Domain.Requests;
using Preau.Domain.Values;
using Preau.Web.Features.Accounts;
using Preau.Web.Features.Requests;
using Preau.Web.Hosting;
using Preau.Web.Storage;
using Preau.Web.Texts;

namespace Preau.Web.Features.Families.NewFamily;

/// <summary>
/// A new family's file: the staff see all of its answers and the files that resemble it. Accepting opens it, sends the enrolments
/// wanted and invites the other parent; refusing leaves the account, which reads the decision and how to contest it.
/// </summary>
public sealed class NewFamilyEffect(PortalDb db, TownClock clock, LikelyDuplicates duplicates, WantedEnrolments wanted, FamilyAccounts accounts) : IRequestEffect
{
    public IReadOnlyCollection<RequestKind> Kinds { get; } = [RequestKind.NewFamily];

    public async Task<RequestPreview> Preview(FamilyRequest request)
    {
        var asked = RequestContent.Read<NewFamilyAsked>(request.After);
        var schools = await db.Sites.AsNoTracking().ToDictionaryAsync(s => s.Id, s => s.Name);
        var activities = await db.Activities.AsNoTracking().ToDictionaryAsync(a => a.Id, a => a.Name);
        var members = await db.FamilyChildren.Where(m => m.FamilyId == request.FamilyId).Select(m => new { m.ChildId, m.Child.FirstName }).ToDictionaryAsync(m => m.ChildId, m => m.FirstName);
        var refused = request.Before is { } before ? RequestContent.Read<NewFamilyAsked>(before) : null;
        RequestLine Line(string label, Func<NewFamilyAsked, string> part) => new(label, refused is null ? null : part(refused), refused is null ? null : part(refused), part(asked));
        IEnumerable<RequestLine> Lines<T>(string label, Func<NewFamilyAsked, IReadOnlyList<T>> list, Func<T, string> words) =>
            Enumerable.Range(0, Math.Max(list(asked).Count, refused is null ? 0 : list(refused).Count)).Select(i => Line(label, a => list(a).Skip(i).Select(words).FirstOrDefault("Aucun")));
        List<RequestLine> lines =
        [
            Line("Responsable", a => Words(a.Me)),
            Line("Autre parent", a => a.Other is null ? "Aucun" : Words(a.Other)),
            Line("Adresse", a => string.Join(", ", a.Address.Lines())),
            .. Lines("Enfant", a => a.Children, c => Words(c, schools)),
            .. Lines("Inscription souhaitée", a => a.Wishes, w => Words(w, members, activities)),
        ];
        var earlier = await Earlier(request);
        if (!request.State.IsOpen()) return new(lines, [], []) { Earlier = earlier };
        return new(lines, await Consequences(asked), []) { Alike = await duplicates.Of(asked.Describe(request.FamilyId)), Earlier = earlier };
    }

    /// <summary>What was refused of this file before, and why.</summary>
    private async Task<IReadOnlyList<string>> Earlier(FamilyRequest request) =>
        (await db.Requests.AsNoTracking().Where(r => r.FamilyId == request.FamilyId && r.Kind == RequestKind.NewFamily && r.State == RequestState.Refused && r.Id < request.Id).OrderBy(r => r.Id).ToListAsync())
        .ConvertAll(r => $"Refusé le {French.DateAndTime(clock.ToLocal(r.DecidedAt!.Value))} par {r.DecidedBy} ({r.Number})\u00A0: {r.Reason}");

    public async Task<EffectResult> Accept(FamilyRequest request, Actor actor)
    {
        var asked = RequestContent.Read<NewFamilyAsked>(request.After);
        var family = await db.Families.Include(f => f.Guardians).SingleAsync(f => f.Id == request.FamilyId);
        if (family.State != FamilyState.AwaitingAcceptance) return new([new(RefusalCode.WrongState)]);
        Move(family, FamilyState.Accepted, actor, "Dossier accepté");
        await db.SaveChangesAsync();
        await Invite(family, asked, actor);
        var told = await wanted.Send(family.Id, request.GuardianId, asked.Wishes, actor);
        return new([], string.Join('\n', ["Votre dossier est ouvert. Vous pourrez réserver dès qu’une inscription est validée.", .. told.Select(t => "- " + t)]));
    }

    public async Task Close(FamilyRequest request, RequestState outcome, Actor actor, string? reason)
    {
        var family = await db.Families.SingleAsync(f => f.Id == request.FamilyId);
        if (family.State != FamilyState.AwaitingAcceptance) return;
        var isRefused = outcome == RequestState.Refused;
        Move(family, isRefused ? FamilyState.Refused : FamilyState.Closed, actor, isRefused ? "Dossier refusé" : "Dossier retiré par la famille", reason);
    }

    private void Move(Family family, FamilyState state, Actor actor, string summary, string? reason = null)
    {
        var before = family.State;
        family.State = state;
        family.Version++;
        db.Record(actor, clock.UtcNow, "moved", (nameof(Family), family.Id), summary, (family.Id, null), (before.ToString(), state.ToString()), reason);
    }

    /// <summary>The other parent gets the address that the file gave and the link to choose a password, unless that address opens an account already.</summary>
    private async Task Invite(Family family, NewFamilyAsked asked, Actor actor)
    {
        if (asked.Other?.Email is not { } email || await accounts.Owner(email) is not null) return;
        if (family.Guardians.Find(g => g.Id == asked.OtherGuardianId) is not { Email: null } other) return;
        other.Email = email;
        other.Version++;
        await accounts.SendLink(other, actor);
    }

    private async Task<IReadOnlyList<string>> Consequences(NewFamilyAsked asked)
    {
        var sentences = new List<string> { "Le dossier s’ouvre\u00A0: la famille peut demander des inscriptions, puis réserver." };
        if (asked.Wishes.Count > 0) sentences.Add($"{French.Capital(French.Count(asked.Wishes.Count, "inscription souhaitée part", "inscriptions souhaitées partent"))}\u00A0: en attente de votre réponse, ou à terminer par la famille s’il manque un document.");
        if (asked.Other?.Email is { } email)
        {
            sentences.Add(await accounts.Owner(email) is { } owner
                ? $"{email} ouvre déjà le compte d’un responsable du dossier {owner}\u00A0: {asked.Other.FirstName} entre dans ce dossier sans adresse."
                : $"{asked.Other.FirstName} reçoit son lien d’activation à {email}.");
        }
        return sentences;
    }

    private static string Words(GuardianData adult) => string.Join(", ", new[]
    {
        $"{adult.FirstName} {adult.LastName}", adult.Relation, adult.Email, PhoneNumbers.Show(adult.Mobile), PhoneNumbers.Show(adult.Home),
    }.Where(w => !string.IsNullOrEmpty(w)));

    private static string Words(ChildData child, Dictionary<long, string> schools) => string.Join(", ", new[]
    {
        $"{child.FirstName} {child.LastName}",
        child.IsExpected ? $"naissance attendue le {French.PlainDate(child.BirthDate)}" : $"naissance le {French.PlainDate(child.BirthDate)}",
        child.SchoolId is { } school ? schools.GetValueOrDefault(school) : null,
        child.Class is { } level ? ClassNames.Short(level) : null,
    }.OfType<string>());

    private static string Words(ChildWish wish, Dictionary<long, string> members, Dictionary<long, string> activities) =>
        $"{members.GetValueOrDefault(wish.ChildId, "enfant retiré")}, {activities.GetValueOrDefault(wish.Wish.ActivityId)}, à partir du {French.PlainDate(wish.Wish.From)}"
        + (wish.Wish.Days == Weekdays.None ? "" : $", {Enrolments.WeekdayWords.Of(wish.Wish.Days)}");
}
