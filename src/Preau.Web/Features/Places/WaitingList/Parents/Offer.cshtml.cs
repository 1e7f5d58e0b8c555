using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Preau.Domain.Places;
using Preau.Domain.Values;
using Preau.Web.Components;
using Preau.Web.Features.Bookings;
using Preau.Web.Features.CutOffs;
using Preau.Web.Features.Shared;
using Preau.Web.Features.Tariffs;
using Preau.Web.Hosting;
using Preau.Web.Security;
using Preau.Web.Storage;
using Preau.Web.Texts;

namespace Preau.Web.Features.Places.WaitingList.Parents;

/// <summary>
/// One day that a family waits for: the place offered, accepted or passed on by a button; or the rank, and the way off the list. The link
/// of a mail opens it: no GET changes anything.
/// </summary>
public class OfferModel(ActsFor acts, WaitingLists lists, AnswerOffer answers, PortalDb db, TownClock clock) : PageModel
{
    public ActsFor Acts => acts;

    [BindProperty(SupportsGet = true)]
    public long Id { get; set; }

    /// <summary>What the family said to the agent who answers for it.</summary>
    [BindProperty]
    [Line(300)]
    public string? Word { get; set; }

    [BindProperty(Name = FormKeyTagHelper.FieldName)]
    public Guid Key { get; set; }

    public WaitingLine Line { get; private set; } = null!;

    /// <summary>What accepting books, at which price; null: nothing is offered, or the child cannot have it.</summary>
    public WishOutcome? Outcome { get; private set; }

    public Money? Price { get; private set; }

    /// <summary>Why nothing can be answered; null when a place is offered, or when the child simply waits.</summary>
    public string? Why { get; private set; }

    public bool CanAnswer => Line.Entry.WhyNoAnswer(clock.UtcNow, acts.ByStaff) is null;

    public string Heading => Line.Entry.HoldsPlace && (CanAnswer || Line.Entry.State == WaitingState.ToStaff) ? $"Une place pour {Line.Child}" : $"{Line.Child} sur la liste d’attente";

    public DateTime Local(DateTime instant) => clock.ToLocal(instant);

    /// <summary>"1,50 € de supplément".</summary>
    public string? Surcharge => Outcome?.Surcharge is { } surcharge ? CutOffWords.Of(surcharge) : null;

    public async Task<IActionResult> OnGet() => await Load() ? Page() : NotFound();

    public Task<IActionResult> OnPostAccept() => Answer(
        at => answers.Accept(acts.FamilyId, Id, acts.Actor, Word, Key, at),
        () => acts.At(BookingLinks.Calendar(Line.Entry.Day)), () => $"C’est réservé\u00A0: {Line.Slot}, {French.DayAndMonth(Line.Entry.Day)}.");

    public Task<IActionResult> OnPostPass() => Answer(at => answers.PassOn(acts.FamilyId, Id, acts.Actor, Word, at), () => acts.At(WaitingLinks.List), () => "La place passe à la famille suivante.");

    public Task<IActionResult> OnPostLeave() => Answer(
        async _ =>
        {
            await answers.Leave(acts.FamilyId, Id, acts.Actor, Word);
            return null;
        },
        () => acts.At(WaitingLinks.List), () => "C’est noté\u00A0: l’enfant n’est plus sur cette liste d’attente.");

    private async Task<IActionResult> Answer(Func<DateTime, Task<Refusal?>> act, Func<string> at, Func<string> done)
    {
        var arrival = Arrival.Of(HttpContext);
        if (!await Load()) return NotFound();
        if (acts.ByStaff && string.IsNullOrWhiteSpace(Word)) ModelState.AddModelError(nameof(Word), "Notez ce que la famille a répondu, par exemple «\u00A0Oui, au téléphone, Mme Benali\u00A0».");
        if (!ModelState.IsValid) return this.Again();
        Refusal? refusal = null;
        var isFirst = false;
        var result = await db.Once(Key, arrival, async () =>
        {
            isFirst = true;
            return (refusal = await act(arrival)) is null ? at() : null;
        });
        if (result is not null)
        {
            TempData["Notice"] = isFirst ? done() : Submission.AlreadyDone;
            return this.SeeOther(result);
        }
        await Load();
        Why = null;
        ModelState.AddModelError("", Refusals.Sentence(refusal!));
        return this.Again();
    }

    private async Task<bool> Load()
    {
        if (await lists.One(acts.FamilyId, Id) is not { } line) return false;
        Line = line;
        if (CanAnswer)
        {
            Outcome = await answers.Judge(line.Entry, clock.UtcNow, acts.ByStaff);
            Price = (await FamilyPrices.Load(db, acts.FamilyId, [line.Entry.SlotId])).Price(line.Entry.SlotId, line.Entry.Day).Unit?.Price;
            Why = Outcome is null ? Refusals.Sentence(new(RefusalCode.NoLongerWaiting)) : Outcome.Refusal is { } refusal ? Refusals.Sentence(refusal) : null;
        }
        else if (line.Entry.WhyNoAnswer(clock.UtcNow, acts.ByStaff) is { } code and not RefusalCode.NoOffer)
        {
            Why = Refusals.Sentence(new(code));
        }
        return true;
    }
}
