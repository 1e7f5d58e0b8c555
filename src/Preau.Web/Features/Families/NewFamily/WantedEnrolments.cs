using Microsoft.EntityFrameworkCore;
using Preau.Domain.Activities;
using Preau.Domain.Enrolments;
using Preau.Domain.Families;
using Preau.Domain.Requests;
using Preau.Domain.Values;
using Preau.Web.Features.Enrolments;
using Preau.Web.Hosting;
using Preau.Web.Storage;
using Preau.Web.Texts;

namespace Preau.Web.Features.Families.NewFamily;

/// <summary>An activity as it is offered to a child who has no file yet: open, or not and why.</summary>
public sealed record Offer(Activity Activity, IReadOnlyList<Refusal> Refusals)
{
    public bool IsOpen => Refusals.Count == 0;

    /// <summary>What will still be asked after the file is accepted: a paper, an answer, which site.</summary>
    public bool NeedsMore(ChildData child) =>
        Activity.RequiredDocuments.Exists(d => d.IsMandatory) || Activity.Questions.Exists(q => q.IsMandatory) || SitesFor(child).Count != 1;

    /// <summary>At a school only its own pupils come.</summary>
    public IReadOnlyList<Site> SitesFor(ChildData child) =>
        [.. Activity.Sites.Select(s => s.Site).Where(s => s.Kind != SiteKind.School || child.SchoolId is null || s.Id == child.SchoolId)];
}

/// <summary>The first enrolments that a new family wants: offered by the town's rules, and sent once its file is accepted.</summary>
public sealed class WantedEnrolments(PortalDb db, TownClock clock, AddressRequestEffect addresses, SendEnrolment sending)
{
    /// <summary>Every activity of the town, judged for the child on the first day wanted.</summary>
    public async Task<IReadOnlyList<Offer>> Offered(ChildData child, PostalAddress address, DateOnly from)
    {
        var activities = await db.Activities.AsNoTracking().Where(a => a.To >= clock.Today).OrderBy(a => a.Order)
            .Include(a => a.Sites).ThenInclude(s => s.Site).Include(a => a.RequiredDocuments).Include(a => a.Questions).AsSplitQuery().ToListAsync();
        var person = new Child { FirstName = child.FirstName, LastName = child.LastName, SearchKey = "", SortKey = "", BirthDate = child.BirthDate, IsExpected = child.IsExpected, SchoolId = child.SchoolId, Class = child.Class };
        return activities.ConvertAll(a => new Offer(a, EnrolmentEligibility.Judge(a, new Candidate(person, addresses.IsResident(address), FirstDay(a, from), []))));
    }

    /// <summary>
    /// Sends what can be sent as it is; what asks for a paper, an answer or a choice of site becomes a draft that the family
    /// ends itself. Call inside the transaction that accepts the file.
    /// </summary>
    /// <returns>One French sentence for each.</returns>
    public async Task<IReadOnlyList<string>> Send(long familyId, long? guardianId, IReadOnlyList<ChildWish> wishes, Actor actor)
    {
        var told = new List<string>();
        foreach (var (childId, wish) in wishes)
        {
            var child = await db.FamilyChildren.Where(m => m.FamilyId == familyId && m.ChildId == childId).Select(m => m.Child).SingleOrDefaultAsync();
            var activity = await db.Activities.AsNoTracking().Include(a => a.Slots).Include(a => a.Sites).ThenInclude(s => s.Site).AsSplitQuery().SingleOrDefaultAsync(a => a.Id == wish.ActivityId);
            if (child is null || activity is null || activity.To < clock.Today) continue;
            var draft = Draft(familyId, child, activity, wish);
            db.Drafts.Add(draft);
            await db.SaveChangesAsync();
            var sent = await sending.Run(draft, familyId, guardianId, actor);
            told.Add(sent.Request is not null
                ? $"{child.FirstName}, {activity.Name}\u00A0: l’inscription est demandée, le service vous répondra."
                : $"{child.FirstName}, {activity.Name}\u00A0: à terminer dans «\u00A0Mes inscriptions\u00A0». {string.Join(" ", Refusals.Sentences(sent.Refusals.Where(r => r.Code != RefusalCode.WrongState)))}".TrimEnd());
        }
        return told;
    }

    private Draft Draft(long familyId, Child child, Activity activity, EnrolmentWish wish)
    {
        var sites = new Offer(activity, []).SitesFor(ChildData.Of(child));
        var from = FirstDay(activity, wish.From > clock.Today ? wish.From : clock.Today.AddDays(1));
        return new Draft
        {
            Kind = DraftKind.Enrolment,
            FamilyId = familyId,
            Content = SendEnrolment.Write(new EnrolmentDraft
            {
                ChildId = child.Id,
                ActivityId = activity.Id,
                SiteId = sites.Count == 1 ? sites[0].Id : null,
                From = from,
                To = activity.To < from ? from : activity.To,
                Days = wish.Days == Weekdays.None ? [] : [.. activity.Slots.Select(s => new AskedDays(s.Id, wish.Days))],
            }),
            UpdatedAt = clock.UtcNow,
            ExpiresAt = clock.UtcNow.AddDays(30),
        };
    }

    private static DateOnly FirstDay(Activity activity, DateOnly day) => activity.From > day ? activity.From : day;
}
