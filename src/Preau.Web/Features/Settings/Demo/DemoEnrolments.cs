using Microsoft.EntityFrameworkCore;
using Preau.Domain.Enrolments;
using Preau.Domain.Families;
using Preau.Domain.Values;
using Preau.Web.Storage;

namespace Preau.Web.Features.Settings.Demo;

/// <summary>Writes the enrolments of a demo, by the codes of its families and children.</summary>
internal sealed class DemoEnrolments(PortalDb db, DateTime now)
{
    public async Task Write(DemoFiles files, Dictionary<string, Family> families, Dictionary<string, Child> children)
    {
        var activities = await db.Activities.Include(a => a.Slots).ToDictionaryAsync(a => a.Code);
        var sites = await db.Sites.ToDictionaryAsync(s => s.Code, s => s.Id);
        foreach (var line in files.Enrolments)
        {
            var activity = activities[line.Activity];
            var isOpen = line.State is EnrolmentState.Sent or EnrolmentState.PreRegistered;
            var enrolment = new Enrolment
            {
                ChildId = children[line.Child].Id,
                FamilyId = families[line.FileNumber].Id,
                ActivityId = activity.Id,
                SiteId = sites[line.Site],
                From = line.From,
                To = line.To < activity.To ? line.To : activity.To,
                State = line.State,
                Rhythm = line.Rhythm,
                SentAt = now.AddDays(isOpen ? -3 : -90),
                DecidedAt = isOpen ? null : now.AddDays(-80),
                Reason = line.Reason,
            };
            if (line.Days != Weekdays.None)
                enrolment.Wanted.AddRange(activity.Slots.Select(s => new WantedDays { SlotId = s.Id, Weekdays = line.Days }));
            db.Enrolments.Add(enrolment);
        }
        await db.SaveChangesAsync();
    }
}
