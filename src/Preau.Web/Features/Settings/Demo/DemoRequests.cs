using Microsoft.EntityFrameworkCore;
using Preau.Domain.Enrolments;
using Preau.Domain.Requests;
using Preau.Domain.Values;
using Preau.Web.Features.Enrolments;
using Preau.Web.Features.Families;
using Preau.Web.Features.Messages;
using Preau.Web.Features.Requests;
using Preau.Web.Hosting;
using Preau.Web.Storage;

namespace Preau.Web.Features.Settings.Demo;

/// <summary>
/// Requests of a demo, sent and decided by the real operations on clocks of the days before: one for each pending enrolment,
/// and one in each other state.
/// </summary>
internal sealed class DemoRequests(PortalDb db, IServiceProvider services, TownClock clock, TimeProvider time)
{
    private static readonly Actor Agent = new(ActorKind.Staff, null, "Agathe Morvan");

    // Evenings on which families write: days before today, oldest first, and the minute after 20:00.
    private static readonly (int DaysAgo, int Minute)[] Evenings = [(9, 12), (8, 41), (6, 5), (4, 33), (3, 58), (2, 20), (1, 47)];

    public async Task Write()
    {
        await ForPendingEnrolments();
        await ForTheFirstFamily();
        await db.SaveChangesAsync();
    }

    private async Task ForPendingEnrolments()
    {
        var pending = await db.Enrolments.Include(e => e.Wanted).Where(e => e.State == EnrolmentState.Sent || e.State == EnrolmentState.PreRegistered).OrderBy(e => e.Id).ToListAsync();
        var activities = await db.Activities.ToDictionaryAsync(a => a.Id);
        foreach (var (i, enrolment) in pending.Index())
        {
            var evening = Evening(Evenings[Math.Min(i, Evenings.Length - 1)]);
            await db.Enrolments.Where(e => e.Id == enrolment.Id).ExecuteUpdateAsync(e => e.SetProperty(x => x.SentAt, evening.UtcNow));
            var activity = activities[enrolment.ActivityId];
            var guardian = await db.Guardians.Where(g => g.FamilyId == enrolment.FamilyId).OrderBy(g => g.Id).FirstAsync();
            var asked = new EnrolmentAsked(enrolment.Id, enrolment.From, enrolment.To, [.. enrolment.Wanted.Select(w => new AskedDays(w.SlotId, w.Weekdays))]);
            var title = activity.NeedsPreEnrolment ? $"Préinscription\u00A0: {activity.Name}" : $"Inscription\u00A0: {activity.Name}";
            await Sending(evening).Send(new NewRequest(RequestKind.Enrolment, enrolment.FamilyId, guardian.Id, title, null, asked) { ChildId = enrolment.ChildId, ActivityId = activity.Id, EnrolmentId = enrolment.Id }, By(guardian));
        }
    }

    private async Task ForTheFirstFamily()
    {
        var guardian = await db.Guardians.SingleAsync(g => g.Email == "parent@valbrune.example");
        var family = await db.Families.SingleAsync(f => f.Id == guardian.FamilyId);
        var moved = family.Address with { Street = "9 rue du Four" };
        await Sending(Evening((5, 37))).Send(new NewRequest(RequestKind.Details, family.Id, guardian.Id, "Changement d’adresse", family.Address, moved), By(guardian));

        var child = await db.FamilyChildren.Where(m => m.FamilyId == family.Id).OrderBy(m => m.Child.BirthDate).Select(m => m.Child).FirstAsync();
        var before = ChildData.Of(child);
        var school = await Sending(Evening((7, 2))).Send(new NewRequest(RequestKind.Child, family.Id, guardian.Id, $"Informations de {child.FirstName}", before, before with { Class = Domain.Families.SchoolClass.CoursElementaire2 }) { ChildId = child.Id }, By(guardian));
        await Deciding(school, (1, -640)).AskForMissing(school, Agent, school.Version, "Le certificat de scolarité de la nouvelle classe, une photo suffit.", clock.Today.AddDays(10));

        var refused = await Sending(Evening((20, 9))).Send(new NewRequest(RequestKind.Child, family.Id, guardian.Id, $"Informations de {child.FirstName}", before, before with { FirstName = "Janette" }) { ChildId = child.Id }, By(guardian));
        await Deciding(refused, (16, -590)).Refuse(refused, Agent, refused.Version, "Un prénom ne change qu’avec un acte d’état civil. Apportez-le au service, nous ferons le changement.");
    }

    /// <summary>A clock of the town that stood at 20:00 and some minutes, days ago; never before the school year of the demo's data.</summary>
    private TownClock Evening((int DaysAgo, int Minute) evening)
    {
        var first = SchoolYear.Of(clock.Today).Days.From;
        var day = clock.Today.AddDays(-evening.DaysAgo);
        return At(TimeZoneInfo.ConvertTimeToUtc((day < first ? first : day).ToDateTime(new TimeOnly(20, 0)).AddMinutes(evening.Minute), clock.Zone));
    }

    private TownClock At(DateTime then) => new(time, clock.Zone, (then < clock.UtcNow ? then : clock.UtcNow) - time.GetUtcNow().UtcDateTime);

    private SendRequest Sending(TownClock then) => new(db, then, Mail(then));

    private DecideRequest Deciding(FamilyRequest request, (int DaysAgo, int Minute) when)
    {
        var then = Evening(when);
        if (then.UtcNow < request.SentAt) then = At(request.SentAt.AddHours(1));
        return new(db, then, Mail(then), services.GetServices<IRequestEffect>());
    }

    private FamilyMail Mail(TownClock then) => new(db, then, services.GetRequiredService<PublicLinks>());

    private static Actor By(Domain.Families.Guardian guardian) => new(ActorKind.Guardian, null, guardian.FullName);
}
