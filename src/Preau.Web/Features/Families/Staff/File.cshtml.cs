using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Preau.Domain.Families;
using Preau.Web.Components;
using Preau.Web.Features.Accounts;
using Preau.Web.Features.Billing;
using Preau.Web.Features.Campaigns;
using Preau.Web.Features.Requests;
using Preau.Web.Features.Shared;
using Preau.Web.Hosting;
using Preau.Web.Pdf.Documents;
using Preau.Web.Security;
using Preau.Web.Storage;

namespace Preau.Web.Features.Families.Staff;

/// <summary>A family's file on one page, each part for the rights that may see it; and what an agent does for the family.</summary>
[Needs(FindFamilies.Rights)]
public sealed class FileModel(CurrentStaff staff, FindFamilies find, FamilyQueries families, RequestQueries requests, InvoiceQueries invoices, FamilyAccounts accounts, CampaignQueries campaigns, PortalDb db, TownClock clock) : PageModel
{
    [BindProperty(SupportsGet = true)]
    public long Id { get; set; }

    [BindProperty]
    public long GuardianId { get; set; }

    [BindProperty]
    public string? NewEmail { get; set; }

    [BindProperty(Name = FormKeyTagHelper.FieldName)]
    public Guid Key { get; set; }

    public FamilyPage Shown { get; private set; } = null!;

    public IReadOnlyList<RequestRow> Requests { get; private set; } = [];

    public IReadOnlyList<IncomeRecord> Incomes { get; private set; } = [];

    public IReadOnlyList<HistoryEntry> History { get; private set; } = [];

    public IReadOnlySet<long> Activated { get; private set; } = new HashSet<long>();

    public bool SeesHealth => staff.May(StaffRight.Health);

    public Balance? Balance { get; private set; }

    public IReadOnlyList<InvoiceRow> Invoices { get; private set; } = [];

    public bool MayActFor { get; private set; }

    /// <summary>Those that the family takes part in, or may.</summary>
    public IReadOnlyList<FamilyCampaign> Campaigns { get; private set; } = [];

    public bool Sees(FamilyThing thing) => staff.Sees(thing);

    public bool May(StaffRight right) => staff.May(right);

    public bool MayChange => staff.May(StaffRight.Families);

    public DateOnly Today => clock.Today;

    public DateTime Local(DateTime utc) => clock.ToLocal(utc);

    public async Task<IActionResult> OnGet() => await Load() ? Page() : NotFound();

    /// <summary>Mails the link that lets a guardian choose a password.</summary>
    public Task<IActionResult> OnPostActivation() => ForGuardian("Le lien d’activation est parti.", "", guardian => accounts.SendLink(guardian, staff.Actor));

    public Task<IActionResult> OnPostEmail() => ForGuardian("L’adresse est changée\u00A0; l’ancienne et la nouvelle sont prévenues.", EmailField(GuardianId), guardian => accounts.ChangeEmail(guardian, NewEmail, staff.Actor));

    /// <summary>Prints the letter with a one-time code, for a guardian without reliable e-mail.</summary>
    public async Task<IActionResult> OnPostLetter()
    {
        if (!MayChange || await Guardian() is not { } guardian) return NotFound();
        return File(ActivationLetterPdf.Write(await accounts.Letter(guardian, staff.Actor)), "application/pdf", $"activation-{guardian.Id}.pdf");
    }

    /// <summary>The field of a guardian's new address: each guardian of the page has one.</summary>
    public static string EmailField(long guardian) => $"mel-{guardian}";

    private async Task<IActionResult> ForGuardian(string done, string field, Func<Guardian, Task<string?>> act)
    {
        if (!MayChange || await Guardian() is null) return NotFound();
        string? problem = null;
        var result = await db.Once(Key, clock.UtcNow, async () =>
        {
            problem = await act((await Guardian())!);
            return problem is null ? $"/gestion/familles/{Id}" : null;
        });
        if (result is not null)
        {
            TempData["Notice"] = done;
            return this.SeeOther(result);
        }
        ModelState.AddModelError(field, problem!);
        await Load();
        return this.Again();
    }

    private Task<Guardian?> Guardian() =>
        db.Guardians.SingleOrDefaultAsync(g => g.Id == GuardianId && g.FamilyId == Id && find.Visible(staff).Any(f => f.Id == Id));

    private async Task<bool> Load()
    {
        if (!await find.Visible(staff).AnyAsync(f => f.Id == Id)) return false;
        Shown = await families.Page(Id);
        var children = staff.SeesAllSites ? null : (await find.Children(staff).ToListAsync()).ToHashSet();
        if (children is not null) Shown = Shown with { Children = [.. Shown.Children.Where(c => children.Contains(c.Child.Id))] };
        MayActFor = await find.ActedFor(staff).AnyAsync(f => f.Id == Id);
        if (MayActFor && May(StaffRight.Bookings)) Campaigns = await campaigns.Of(Id);
        if (Sees(FamilyThing.Requests))
        {
            Requests = await requests.OfFamily(Id);
            History = await db.History.AsNoTracking().Where(h => h.FamilyId == Id).OrderByDescending(h => h.At).ThenByDescending(h => h.Id).Take(20).ToListAsync();
        }
        if (Sees(FamilyThing.Income)) Incomes = await db.IncomeRecords.AsNoTracking().Where(i => i.FamilyId == Id).OrderByDescending(i => i.ValidFrom).ToListAsync();
        if (Sees(FamilyThing.Invoices)) (Balance, Invoices) = (await invoices.BalanceOf(Id), await invoices.OfFamily(Id));
        var guardians = Shown.Family.Guardians.ConvertAll(g => g.Id);
        Activated = (await db.Accounts.Where(a => a.GuardianId != null && guardians.Contains(a.GuardianId.Value) && a.PasswordHash != null).Select(a => a.GuardianId!.Value).ToListAsync()).ToHashSet();
        if (SeesHealth)
        {
            foreach (var card in Shown.Children.Where(c => c.Health is not null))
                db.RecordHealthRead(staff.Actor, clock.UtcNow, Id, card.Child.Id);
            await db.SaveChangesAsync();
        }
        return true;
    }
}
