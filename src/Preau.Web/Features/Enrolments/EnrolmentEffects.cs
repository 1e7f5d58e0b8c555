using Microsoft.EntityFrameworkCore;
using Preau.Domain.Enrolments;
using Preau.Domain.Requests;
using Preau.Domain.Values;
using Preau.Web.Features.Bookings;
using Preau.Web.Features.Places.WaitingList;
using Preau.Web.Features.Requests;
using Preau.Web.Hosting;
using Preau.Web.Storage;
using Preau.Web.Texts;

namespace Preau.Web.Features.Enrolments;

/// <summary>
/// Accepting a new enrolment validates it (at the nursery: validates the pre-enrolment); accepting a change writes new dates and
/// days; accepting an end ends it on the day asked. A pending enrolment is one thing with one state: the request refers to it.
/// </summary>
public sealed class EnrolmentEffects(PortalDb db, TownClock clock, EnrolmentLife life, ChangeBookings changes, ReviewEntries review, BookingMail mail) : IRequestEffect
{
    public IReadOnlyCollection<RequestKind> Kinds { get; } = [RequestKind.Enrolment, RequestKind.EnrolmentChange, RequestKind.EnrolmentEnd];

    public async Task<RequestPreview> Preview(FamilyRequest request)
    {
        var enrolment = await Load(request);
        var asked = RequestContent.Read<EnrolmentAsked>(request.After);
        var then = request.Before is { } before ? RequestContent.Read<EnrolmentAsked>(before) : null;
        var now = then is null ? null : request.State.IsOpen() ? Standing(enrolment) : then;
        var slots = await db.Slots.Where(s => s.ActivityId == enrolment.ActivityId).ToDictionaryAsync(s => s.Id, s => s.ShortName);
        var site = await db.Sites.Where(s => s.Id == enrolment.SiteId).Select(s => s.Name).SingleAsync();
        RequestLine Line(string label, Func<EnrolmentAsked, string> part) => new(label, then is null ? null : part(then), now is null ? null : part(now), part(asked));
        var lines = new List<RequestLine>
        {
            new("Lieu", null, null, site),
            Line("Premier jour", a => French.Date(a.From)),
            Line("Dernier jour", a => French.Date(a.To)),
            Line("Jours", a => a.Days.Count == 0 ? "Aucun jour régulier" : string.Join("\u00A0; ", a.Days.Select(d => $"{slots.GetValueOrDefault(d.SlotId)}, {WeekdayWords.Of(d.Weekdays)}"))),
        };
        return new(lines, request.State.IsOpen() ? Consequences(request.Kind, enrolment, asked) : [], []);
    }

    public async Task<EffectResult> Accept(FamilyRequest request, Actor actor)
    {
        var enrolment = await Load(request);
        var asked = RequestContent.Read<EnrolmentAsked>(request.After);
        switch (request.Kind)
        {
            case RequestKind.Enrolment:
                var act = enrolment.State == EnrolmentState.PreRegistered ? EnrolmentAct.PreValidate : EnrolmentAct.Validate;
                return await life.Move(enrolment, act, MadeBy.Staff, actor) is { } refusal
                    ? new([refusal])
                    : new([], act == EnrolmentAct.Validate ? "L’inscription est validée. Un autre courriel dit ce qui est réservé." : "La préinscription est validée. Il reste à attendre une place.");
            case RequestKind.EnrolmentChange:
                if (enrolment.State != EnrolmentState.Validated) return new([new(RefusalCode.WrongState)]);
                Write(enrolment, asked, actor);
                await review.OfChild(enrolment.ChildId, actor);
                return new([], "L’inscription est changée. Les jours déjà réservés restent\u00A0: changez-les sur le calendrier.");
            default:
                if (enrolment.State != EnrolmentState.Validated) return new([new(RefusalCode.WrongState)]);
                var cancelled = await End(enrolment, asked.To, actor, request.SentAt);
                return new([], $"L’inscription s’arrête le {French.Date(asked.To)}. {French.Capital(French.Count(cancelled, "jour réservé après cette date est annulé", "jours réservés après cette date sont annulés"))}.");
        }
    }

    public async Task Close(FamilyRequest request, RequestState outcome, Actor actor, string? reason)
    {
        if (request.Kind != RequestKind.Enrolment) return;
        var enrolment = await Load(request);
        if (!enrolment.State.IsOpen()) return;
        await (outcome == RequestState.Refused
            ? life.Move(enrolment, EnrolmentAct.Refuse, MadeBy.Staff, actor, reason)
            : life.Move(enrolment, EnrolmentAct.Withdraw, MadeBy.Family, actor));
    }

    /// <summary>What a validation would book is shown beside, day by day (<see cref="AdvanceEnrolments.Preview"/>).</summary>
    private static IReadOnlyList<string> Consequences(RequestKind kind, Enrolment enrolment, EnrolmentAsked asked) => kind switch
    {
        RequestKind.EnrolmentEnd => [$"L’inscription s’arrête le {French.Date(asked.To)}\u00A0; les jours réservés ensuite sont annulés s’ils peuvent encore l’être."],
        RequestKind.EnrolmentChange => ["Les dates et les jours de l’inscription changent. Les réservations déjà faites restent."],
        _ when enrolment.State == EnrolmentState.PreRegistered => ["La préinscription est validée. Vous pourrez ensuite proposer une place."],
        _ => ["L’inscription devient valide\u00A0: la famille peut réserver."],
    };

    private void Write(Enrolment enrolment, EnrolmentAsked asked, Actor actor)
    {
        var before = Standing(enrolment);
        (enrolment.From, enrolment.To) = (asked.From, asked.To);
        enrolment.Wanted.Clear();
        enrolment.Wanted.AddRange(asked.Days.Select(d => new WantedDays { SlotId = d.SlotId, Weekdays = d.Weekdays }));
        enrolment.Version++;
        db.Record(actor, clock.UtcNow, "changed", (nameof(Enrolment), enrolment.Id), "Inscription changée", (enrolment.FamilyId, enrolment.ChildId), (before, asked));
    }

    /// <summary>
    /// Ends on a day: later bookings that could still be cancelled when the family asked go, with their place. Another family of the
    /// child that had booked under it is told: the decision goes to the one that asked.
    /// </summary>
    private async Task<int> End(Enrolment enrolment, DateOnly last, Actor actor, DateTime asked)
    {
        var later = await db.Bookings.AsNoTracking().Where(b => b.EnrolmentId == enrolment.Id && b.Day > last).ToListAsync();
        var cancelled = 0;
        foreach (var family in later.GroupBy(b => b.FamilyId))
        {
            var wishes = family.Select(b => new Wish(b.ChildId, b.SlotId, b.Day, Book: false)).ToList();
            var gone = (await changes.Apply(new(family.Key, actor, clock.UtcNow), wishes, asked, byStaff: true)).Where(o => o.Refusal is null).ToList();
            cancelled += gone.Count;
            if (family.Key == enrolment.FamilyId) continue;
            await mail.Changed(family.Key, gone.ConvertAll(o => new BookingChange(o.Wish.ChildId, o.Wish.Day, o.Row.Slot.Name, "annulé")), Guid.NewGuid(), $"l’inscription s’arrête le {French.Date(last)}");
        }
        enrolment.To = last;
        if (last < clock.Today) await life.Move(enrolment, EnrolmentAct.End, MadeBy.Staff, actor);
        else enrolment.Version++;
        db.Record(actor, clock.UtcNow, "changed", (nameof(Enrolment), enrolment.Id), $"Inscription arrêtée au {French.Date(last)}", (enrolment.FamilyId, enrolment.ChildId));
        await review.OfChild(enrolment.ChildId, actor);
        return cancelled;
    }

    private Task<Enrolment> Load(FamilyRequest request) => db.Enrolments.Include(e => e.Wanted).SingleAsync(e => e.Id == request.EnrolmentId);

    private static EnrolmentAsked Standing(Enrolment enrolment) => new(enrolment.Id, enrolment.From, enrolment.To, [.. enrolment.Wanted.Select(w => new AskedDays(w.SlotId, w.Weekdays))]);
}
