using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Preau.Domain.Values;
using Preau.Web.Features.Bookings;
using Preau.Web.Features.Shared;
using Preau.Web.Hosting;
using Preau.Web.Texts;

namespace Preau.Web.Features.Families.NewFamily.Public;

/// <summary>The first enrolments wanted for one child after another: days where the activity asks for them, a reason where it is not open.</summary>
public sealed class Step6EnrolmentsModel(NewFamilyDrafts drafts, WantedEnrolments enrolments, TownClock clock) : PageModel
{
    /// <summary>The child, from 1; none: the first one without answer.</summary>
    [BindProperty(SupportsGet = true)]
    public int? Place { get; set; }

    [BindProperty]
    public DateOnly? From { get; set; }

    /// <summary>"activity-weekday", Monday is 1; weekday 0 where the activity asks for none.</summary>
    [BindProperty]
    public List<string> Wanted { get; set; } = [];

    public ChildData Child { get; private set; } = null!;

    public IReadOnlyList<Offer> Offers { get; private set; } = [];

    private NewFamilyAnswers Answers { get; set; } = null!;

    public async Task<IActionResult> OnGet()
    {
        if (await Load() is { } elsewhere) return elsewhere;
        var wishes = Answers.Children[Place!.Value - 1].Wishes ?? [];
        From = wishes.Count > 0 ? wishes[0].From : FirstDay;
        Wanted = [.. wishes.SelectMany(w => w.Days == Weekdays.None ? [0] : PatternBox.Weekdays(w.Days), (w, day) => $"{w.ActivityId}-{day}")];
        Offers = await enrolments.Offered(Child, Answers.Address!, From.Value);
        return Page();
    }

    public async Task<IActionResult> OnPost()
    {
        if (await Load() is { } elsewhere) return elsewhere;
        Offers = await enrolments.Offered(Child, Answers.Address!, From ?? FirstDay);
        var wishes = Wishes();
        if (wishes.Count > 0)
        {
            if (From is null) ModelState.TryAddModelError(nameof(From), "Indiquez le premier jour souhaité.");
            else if (From <= clock.Today) ModelState.AddModelError(nameof(From), "Choisissez un jour à venir.");
            foreach (var offer in Offers.Where(o => wishes.Any(w => w.ActivityId == o.Activity.Id)))
            {
                if (From > offer.Activity.To) ModelState.AddModelError(nameof(From), $"{offer.Activity.Name}\u00A0: l’activité s’arrête le {French.Date(offer.Activity.To)}.");
                foreach (var refusal in offer.Refusals) ModelState.AddModelError("", $"{offer.Activity.Name}\u00A0: {Refusals.Sentence(refusal)}");
            }
        }
        if (!ModelState.IsValid) return this.Again();
        return this.SeeOther(await drafts.Keep(HttpContext, a => Place <= a.Children.Count ? a.With(Place.Value - 1, wishes) : a));
    }

    private DateOnly FirstDay => Child.BirthDate > clock.Today ? Child.BirthDate : clock.Today.AddDays(1);

    private List<EnrolmentWish> Wishes()
    {
        var wishes = new List<EnrolmentWish>();
        foreach (var activity in Offers.Select(o => o.Activity))
        {
            var days = Enumerable.Range(0, 8).Where(day => Wanted.Contains(string.Create(CultureInfo.InvariantCulture, $"{activity.Id}-{day}"))).ToList();
            if (days.Exists(day => activity.AsksForDays == day > 0))
                wishes.Add(new(activity.Id, From ?? FirstDay, activity.AsksForDays ? (Weekdays)days.Where(day => day > 0).Sum(day => 1 << (day - 1)) : Weekdays.None));
        }
        return wishes;
    }

    private async Task<IActionResult?> Load()
    {
        var (answers, elsewhere) = await drafts.At(HttpContext, NewFamilyStep.Enrolments);
        if (answers is null) return this.SeeOther(elsewhere);
        Place ??= Math.Max(0, answers.Children.ToList().FindIndex(c => c.Wishes is null)) + 1;
        if (Place > answers.Children.Count) return NotFound();
        Answers = answers;
        Child = answers.Children[Place.Value - 1].Data;
        return null;
    }
}
