using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Preau.Domain.Campaigns;
using Preau.Domain.Families;
using Preau.Domain.Values;
using Preau.Web.Components;
using Preau.Web.Features.Shared;
using Preau.Web.Hosting;
using Preau.Web.Security;
using Preau.Web.Storage;
using Preau.Web.Texts;

namespace Preau.Web.Features.Campaigns.Parents;

/// <summary>A family's part in a campaign: it ranks the wishes of its children, reads its points, then its answers, and confirms.</summary>
public class WishesModel(ActsFor acts, CampaignBoards boards, RankWishes rank, AnswerPlace answers, PortalDb db, TownClock clock) : PageModel
{
    public ActsFor Acts => acts;

    [BindProperty(SupportsGet = true)]
    public long Id { get; set; }

    [BindProperty(Name = "enfant")]
    public long ChildId { get; set; }

    [BindProperty(Name = "voeu")]
    public long WishId { get; set; }

    /// <summary>"7 2027-02-08": a slot, and what names its days.</summary>
    [BindProperty(Name = "choix")]
    public string? Choice { get; set; }

    /// <summary>-1: up; 1: down; 0: taken away.</summary>
    [BindProperty(Name = "vers")]
    public int By { get; set; }

    [BindProperty(Name = "ensemble")]
    public bool Together { get; set; }

    [BindProperty(Name = "possible")]
    public bool AcceptsPart { get; set; }

    [BindProperty(Name = "declare")]
    public List<CriterionFact> Declared { get; set; } = [];

    [BindProperty(Name = "accepte")]
    public bool Accepts { get; set; }

    [BindProperty(Name = FormKeyTagHelper.FieldName)]
    public Guid Key { get; set; }

    public CampaignBoard Board { get; private set; } = null!;

    public DateOnly Today => clock.Today;

    public string Address => acts.At(CampaignLinks.Wishes(Id));

    public CampaignStage Stage => Board.Campaign.Stage(Today);

    /// <summary>The family's children who are enrolled, or have wishes, the oldest first.</summary>
    public IEnumerable<Child> Children => Board.Children.Values.OrderBy(c => c.BirthDate).ThenBy(c => c.Id);

    public CampaignEntry? EntryOf(Child child) => Board.Entries.FirstOrDefault(e => e.ChildId == child.Id && e.FamilyId == acts.FamilyId);

    public bool IsOthers(Child child) => Board.Entries.Any(e => e.ChildId == child.Id && e.FamilyId != acts.FamilyId);

    public IReadOnlyList<PointLine> Points(Child child) => PointLines.Of(Board, acts.FamilyId, child, EntryOf(child));

    public IEnumerable<(string Value, string Text)> Choices(Child child) => Board.Choices(acts.FamilyId, child.Id)
        .Where(c => EntryOf(child)?.Wishes.Exists(w => w.SlotId == c.Slot.Id && w.From == c.From) != true)
        .Select(c => ($"{c.Slot.Id} {c.From:yyyy-MM-dd}", CampaignWords.Wish(Board, c.Slot, c.From)));

    public DateTime Local(DateTime utc) => clock.ToLocal(utc);

    public async Task<IActionResult> OnGet() => await Load() ? Page() : NotFound();

    public Task<IActionResult> OnPostAdd()
    {
        var parts = (Choice ?? "").Split(' ');
        var slot = long.TryParse(parts[0], NumberStyles.None, CultureInfo.InvariantCulture, out var id) ? id : 0;
        var from = DateOnly.TryParseExact(parts[^1], "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : default;
        return Do("Le vœu est ajouté à la fin. Il compte dès maintenant.", () => rank.Add(acts, Id, ChildId, slot, from));
    }

    public Task<IActionResult> OnPostMove() => Do(By == 0 ? "Le vœu est retiré." : "Les vœux sont classés autrement.", () => rank.Move(acts, Id, WishId, Math.Sign(By)));

    public Task<IActionResult> OnPostSay() => Do("C’est enregistré.", () => rank.Say(acts, Id, ChildId, new(Together, AcceptsPart, Declared)));

    public Task<IActionResult> OnPostAnswer() => Do(Accepts ? "La place est confirmée\u00A0: ses jours sont sur le calendrier." : "La place est laissée. Elle ira à une autre famille.", async () =>
    {
        var (refusal, lost) = await answers.Run(acts, Id, WishId, Accepts);
        if (lost.Count > 0) TempData["Lost"] = string.Join(' ', lost.Select(r => $"{French.Capital(French.Date(r.Day ?? Today))}\u00A0: {Refusals.Sentence(r)}"));
        return refusal;
    });

    private async Task<IActionResult> Do(string said, Func<Task<Refusal?>> act)
    {
        if (!await Load()) return NotFound();
        Refusal? refusal = null;
        var done = await db.Once(Key, clock.UtcNow, async () => (refusal = await act()) is null ? Address : null);
        if (done is not null)
        {
            TempData["Notice"] = acts.ByStaff ? $"{said} La famille est prévenue." : said;
            return this.SeeOther(done + (ChildId > 0 ? $"#enfant-{ChildId}" : ""));
        }
        await Load();
        ModelState.AddModelError("", Refusals.Sentence(refusal!));
        return this.Again();
    }

    /// <summary>False when the campaign is none of the family's: nobody of it is enrolled, and it has no wishes.</summary>
    private async Task<bool> Load()
    {
        if (await boards.Load(Id, acts.FamilyId) is not { Children.Count: > 0 } board) return false;
        Board = board;
        return true;
    }
}
