using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Preau.Domain.Places;
using Preau.Domain.Values;
using Preau.Web.Components;
using Preau.Web.Features.Bookings;
using Preau.Web.Features.Shared;
using Preau.Web.Hosting;
using Preau.Web.Security;
using Preau.Web.Storage;
using Preau.Web.Texts;

namespace Preau.Web.Features.Places.WaitingList.Parents;

/// <summary>A full day that a family could wait for, and what is published of its list.</summary>
/// <param name="Rules">One sentence each.</param>
public sealed record JoinBox(string Key, string Words, IReadOnlyList<string> Rules);

/// <summary>Full days are put on their waiting list: what that means is read before, one button does it.</summary>
public class JoinListModel(ActsFor acts, JoinWaitingList join, BookingBoards boards, PortalDb db, TownClock clock) : PageModel
{
    private const int MostBoxes = 100;

    public ActsFor Acts => acts;

    /// <summary>As <see cref="BoxKey"/> writes them.</summary>
    [BindProperty(SupportsGet = true, Name = "jour")]
    public List<string> Boxes { get; set; } = [];

    [BindProperty(Name = FormKeyTagHelper.FieldName)]
    public Guid Key { get; set; }

    public IReadOnlyList<JoinBox> Open { get; private set; } = [];

    public async Task<IActionResult> OnGet()
    {
        if (Wishes().Count == 0) return this.SeeOther(acts.At(BookingLinks.Calendar()));
        await Load();
        return Page();
    }

    public async Task<IActionResult> OnPost()
    {
        var (arrival, wishes) = (Arrival.Of(HttpContext), Wishes());
        if (wishes.Count == 0) return this.SeeOther(acts.At(BookingLinks.Calendar()));
        IReadOnlyList<(Wish Box, Refusal Why)> refused = [];
        var result = await db.Once(Key, arrival, async () =>
        {
            refused = await join.Run(acts.FamilyId, acts.Actor, wishes, Key, arrival);
            return refused.Count == 0 ? acts.At(WaitingLinks.List) : null;
        });
        if (result is not null)
        {
            TempData["Notice"] = $"C’est noté\u00A0: {French.Count(wishes.Count, "jour", "jours")} sur la liste d’attente. Un courriel le confirme.";
            return this.SeeOther(result);
        }
        await Load();
        return this.Again();
    }

    private List<Wish> Wishes() => [.. Boxes.Take(MostBoxes).Select(BoxKey.Read).OfType<(long ChildId, long SlotId, DateOnly Day)>().Distinct().Select(b => new Wish(b.ChildId, b.SlotId, b.Day, Book: true)).OrderBy(w => w.Day)];

    /// <summary>Which days can be waited for; the others are said with their reason.</summary>
    private async Task Load()
    {
        var wishes = Wishes();
        var board = await boards.Load(acts.FamilyId, new DateRange(wishes.Min(w => w.Day), wishes.Max(w => w.Day)), clock.UtcNow);
        var open = new List<JoinBox>();
        foreach (var wish in wishes)
        {
            if (board.Row(wish.ChildId, wish.SlotId) is not { } row) continue;
            var words = $"{board.Children.First(c => c.Child.Id == wish.ChildId).Child.FirstName}, {row.Slot.Name}, {French.DayAndMonth(wish.Day)}";
            if (JoinWaitingList.WhyNot(board, wish) is { } why) ModelState.AddModelError("", $"{words}\u00A0: {Refusals.Sentence(why)}");
            else open.Add(new(BoxKey.Write(wish.ChildId, wish.SlotId, wish.Day), words, WaitingWords.Lines(WaitingRule.InEffect(board.PlanOn(row, wish.Day).WaitingRules, wish.Day), row.Activity)));
        }
        Open = open;
    }
}
