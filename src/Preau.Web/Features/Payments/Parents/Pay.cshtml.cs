using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Preau.Domain.Billing;
using Preau.Domain.Payments;
using Preau.Domain.Values;
using Preau.Web.Components;
using Preau.Web.Features.Billing;
using Preau.Web.Features.Orders;
using Preau.Web.Features.Shared;
using Preau.Web.Hosting;
using Preau.Web.Integrations.Mail;
using Preau.Web.Integrations.PayFip;
using Preau.Web.Security;
using Preau.Web.Storage;
using Preau.Web.Texts;

namespace Preau.Web.Features.Payments.Parents;

/// <summary>Step 1 of paying an invoice, or the places that an order holds: the recap. Its button opens the attempt and leads, in the same tab, to the State's page.</summary>
public sealed class PayModel(CurrentGuardian caller, PortalDb db, InvoiceQueries invoices, PaymentQueries payments, StartPayment start, AskPayFip ask, GiveUpOrder giveUp, TownClock clock) : PageModel
{
    public static readonly string[] Steps = ["Votre dette", "Carte bancaire", "Ticket"];

    [BindProperty]
    public PayInput Input { get; set; } = new();

    [BindProperty(Name = FormKeyTagHelper.FieldName)]
    public Guid Key { get; set; }

    public InvoiceRow Row { get; private set; } = null!;

    public IReadOnlyList<RecapLine> Lines { get; private set; } = [];

    /// <summary>The payment's reference: recap, PayFiP and ticket show the same.</summary>
    public string Reference { get; private set; } = "";

    /// <summary>Why it cannot be paid online now; null: it can.</summary>
    public Refusal? Refusal { get; private set; }

    public IReadOnlyList<string> OtherWays { get; private set; } = [];

    /// <summary>An order: its places are held until it is paid.</summary>
    public bool IsOrder => Row.HeldUntil is not null && Row.State != InvoiceState.Issued;

    private bool IsOver => Row.State == InvoiceState.Lapsed || (Row.State == InvoiceState.Held && Row.Attempt is null && clock.LocalNow > Row.HeldUntil);

    public async Task<IActionResult> OnGet(long id, CancellationToken cancel)
    {
        if (!await Load(id)) return NotFound();
        if (Row.Attempt is { } open && await ask.Ask(open, AttemptSchedule.BetweenLooks, cancel)) await Load(id);
        var email = await db.Guardians.Where(g => g.Id == caller.GuardianId && g.FamilyId == caller.FamilyId).Select(g => g.Email).SingleOrDefaultAsync();
        Input = new() { Email = email };
        return Page();
    }

    public async Task<IActionResult> OnPost(long id)
    {
        if (!await Load(id)) return NotFound();
        var email = Input.Email?.Trim() ?? "";
        if (ModelState.IsValid && !(Outbox.IsAddress(email) && PayFipWords.IsEmail(email)))
            ModelState.AddModelError("Input.Email", "Écrivez une adresse électronique complète, de 80 caractères au plus. Exemple\u00A0: nom@exemple.fr");
        if (!ModelState.IsValid) return this.Again();

        var (address, refusal) = await start.Start(caller, id, email, Key);
        if (refusal is not null)
        {
            await Load(id);
            ModelState.AddModelError("", Refusals.Sentence(refusal));
            return this.Again();
        }
        if (address is null) return NotFound();
        Response.Headers.Location = address;
        return StatusCode(StatusCodes.Status303SeeOther);
    }

    /// <summary>Gives the held places back at once.</summary>
    public async Task<IActionResult> OnPostRenoncer(long id)
    {
        if (!await Load(id)) return NotFound();
        var (result, refusal) = await giveUp.Run(caller.FamilyId, id, caller.Actor, Key);
        if (result is not null)
        {
            TempData["Notice"] = "Les places sont rendues. Rien ne vous est demandé.";
            return this.SeeOther(result);
        }
        if (refusal is null) return NotFound();
        await Load(id);
        ModelState.Clear();
        ModelState.AddModelError("", Refusals.Sentence(refusal));
        return this.Again();
    }

    private async Task<bool> Load(long id)
    {
        if (await invoices.OfFamily(caller.FamilyId, id) is not { } row) return false;
        Row = row;
        Refusal = IsOver ? new(RefusalCode.HoldOver) : OnlinePayment.Refusal(row.PaysOnline ? row.Regie : null, row.Remaining, row.Attempt is not null);
        Lines = await payments.Recap(caller.FamilyId, id);
        Reference = (await payments.NextReference(id))?.ToString() ?? "";
        var ways = await db.Invoices.Where(i => i.Id == id && i.FamilyId == caller.FamilyId).Join(db.Regies, i => i.RegieId, r => r.Id, (i, r) => r.WaysToPay).SingleAsync();
        OtherWays = ways.Split(['\n', '|'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        return true;
    }

    public sealed record PayInput
    {
        [Display(Name = "Adresse électronique pour le ticket"), DataType(DataType.EmailAddress), Required(ErrorMessage = "Indiquez l’adresse électronique où envoyer le ticket."), StringLength(80)]
        public string? Email { get; init; }
    }
}
