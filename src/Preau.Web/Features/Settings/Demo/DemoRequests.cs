using Microsoft.EntityFrameworkCore;
using Preau.Domain.Enrolments;
using Preau.Domain.Requests;
using Preau.Web.Features.Enrolments;
using Preau.Web.Features.Families;
using Preau.Web.Features.Requests;
using Preau.Web.Hosting;
using Preau.Web.Storage;

namespace Preau.Web.Features.Settings.Demo;

/// <summary>Requests of a demo, sent and decided by the real operations: one for each pending enrolment, and one in each other state.</summary>
internal sealed class DemoRequests(PortalDb db, SendRequest requests, DecideRequest decide, TownClock clock)
{
    private static readonly Actor Agent = new(ActorKind.Staff, null, "Agathe Morvan");

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
        foreach (var enrolment in pending)
        {
            var activity = activities[enrolment.ActivityId];
            var guardian = await db.Guardians.Where(g => g.FamilyId == enrolment.FamilyId).OrderBy(g => g.Id).FirstAsync();
            var asked = new EnrolmentAsked(enrolment.Id, enrolment.From, enrolment.To, [.. enrolment.Wanted.Select(w => new AskedDays(w.SlotId, w.Weekdays))]);
            var title = activity.NeedsPreEnrolment ? $"Préinscription\u00A0: {activity.Name}" : $"Inscription\u00A0: {activity.Name}";
            await requests.Send(new NewRequest(RequestKind.Enrolment, enrolment.FamilyId, guardian.Id, title, null, asked) { ChildId = enrolment.ChildId, ActivityId = activity.Id, EnrolmentId = enrolment.Id }, By(guardian));
        }
    }

    private async Task ForTheFirstFamily()
    {
        var guardian = await db.Guardians.SingleAsync(g => g.Email == "parent@valbrune.example");
        var family = await db.Families.SingleAsync(f => f.Id == guardian.FamilyId);
        var moved = family.Address with { Street = "9 rue du Four" };
        await requests.Send(new NewRequest(RequestKind.Details, family.Id, guardian.Id, "Changement d’adresse", family.Address, moved), By(guardian));

        var child = await db.FamilyChildren.Where(m => m.FamilyId == family.Id).OrderBy(m => m.Child.BirthDate).Select(m => m.Child).FirstAsync();
        var before = ChildData.Of(child);
        var school = await requests.Send(new NewRequest(RequestKind.Child, family.Id, guardian.Id, $"Informations de {child.FirstName}", before, before with { Class = Domain.Families.SchoolClass.CoursElementaire2 }) { ChildId = child.Id }, By(guardian));
        await decide.AskForMissing(school, Agent, school.Version, "Le certificat de scolarité de la nouvelle classe, une photo suffit.", clock.Today.AddDays(10));

        var refused = await requests.Send(new NewRequest(RequestKind.Child, family.Id, guardian.Id, $"Informations de {child.FirstName}", before, before with { FirstName = "Janette" }) { ChildId = child.Id }, By(guardian));
        await decide.Refuse(refused, Agent, refused.Version, "Un prénom ne change qu’avec un acte d’état civil. Apportez-le au service, nous ferons le changement.");
    }

    private static Actor By(Domain.Families.Guardian guardian) => new(ActorKind.Guardian, null, guardian.FullName);
}
