using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Preau.Domain.Families;
using Preau.Domain.Requests;
using Preau.Web.Components;
using Preau.Web.Features.Requests;
using Preau.Web.Features.Settings;
using Preau.Web.Features.Shared;
using Preau.Web.Hosting;
using Preau.Web.Security;
using Preau.Web.Storage;

namespace Preau.Web.Features.Families.Parents;

/// <summary>My own details: phones and preferences are saved at once, the household's address as the town decides, the e-mail never.</summary>
public sealed class DetailsModel(CurrentGuardian caller, PortalDb db, SendRequest requests, AddressRequestEffect addresses, TownSettings settings, TownClock clock) : PageModel
{
    public sealed record DetailsInput
    {
        [Line(40)]
        public string? MobilePhone { get; init; }

        [Line(40)]
        public string? HomePhone { get; init; }

        [Line(40)]
        public string? WorkPhone { get; init; }

        [Line(120, Ask = "Indiquez le numéro et la voie.")]
        public string? Street { get; init; }

        [Line(120)]
        public string? Complement { get; init; }

        [Line(12, Ask = "Indiquez le code postal.")]
        public string? PostCode { get; init; }

        [Line(80, Ask = "Indiquez la commune.")]
        public string? City { get; init; }

        public bool WantsReminders { get; init; }

        public bool WantsNews { get; init; }

        public int Version { get; init; }

        public int FamilyVersion { get; init; }
    }

    [BindProperty]
    public DetailsInput Input { get; set; } = new();

    [BindProperty(Name = FormKeyTagHelper.FieldName)]
    public Guid Key { get; set; }

    public Guardian Me { get; private set; } = null!;

    public Family Household { get; private set; } = null!;

    public bool AddressNeedsApproval => settings.NeedsApproval("demandes.adresse");

    public bool HasPendingAddress { get; private set; }

    /// <summary>Somebody changed the details between the page and its sending: both values are shown.</summary>
    public bool IsStale { get; private set; }

    public async Task OnGet()
    {
        await Load();
        Input = new()
        {
            MobilePhone = PhoneNumbers.Show(Me.MobilePhone),
            HomePhone = PhoneNumbers.Show(Me.HomePhone),
            WorkPhone = PhoneNumbers.Show(Me.WorkPhone),
            Street = Household.Address.Street,
            Complement = Household.Address.Complement,
            PostCode = Household.Address.PostCode,
            City = Household.Address.City,
            WantsReminders = Me.WantsReminders,
            WantsNews = Me.WantsNews,
            Version = Me.Version,
            FamilyVersion = Household.Version,
        };
    }

    public async Task<IActionResult> OnPost()
    {
        await Load();
        var phones = (Mobile: Phone(nameof(Input.MobilePhone), Input.MobilePhone), Home: Phone(nameof(Input.HomePhone), Input.HomePhone), Work: Phone(nameof(Input.WorkPhone), Input.WorkPhone));
        if (!ModelState.IsValid) return Again();
        var address = new PostalAddress(Input.Street!.Trim(), string.IsNullOrWhiteSpace(Input.Complement) ? null : Input.Complement.Trim(), Input.PostCode!.Trim(), Input.City!.Trim(), Household.Address.Country);
        var asked = false;
        var result = await db.Once(Key, clock.UtcNow, async () =>
        {
            await Load();
            IsStale = Me.Version != Input.Version || Household.Version != Input.FamilyVersion;
            if (IsStale) return null;
            SaveMine(phones);
            if (address == Household.Address) return "/mes-coordonnees";
            if (AddressNeedsApproval)
            {
                await requests.Send(new NewRequest(RequestKind.Details, caller.FamilyId, caller.GuardianId, "Changement d’adresse", Household.Address, address), caller.Actor);
                asked = true;
            }
            else
            {
                addresses.Move(Household, address, caller.Actor);
            }
            return "/mes-coordonnees";
        });
        if (result is null)
        {
            ModelState.AddModelError("", "Ces coordonnées ont changé depuis l’ouverture de la page. Les valeurs actuelles sont indiquées sous chaque champ\u00A0: gardez la vôtre ou corrigez, puis enregistrez.");
            ModelState.SetModelValue("Input.Version", Me.Version, Me.Version.ToString());
            ModelState.SetModelValue("Input.FamilyVersion", Household.Version, Household.Version.ToString());
            return Again();
        }
        TempData["Notice"] = asked ? "Vos coordonnées sont enregistrées. Le changement d’adresse est transmis au service, qui vous répondra." : "Vos coordonnées sont enregistrées.";
        return this.SeeOther(result);
    }

    private void SaveMine((string? Mobile, string? Home, string? Work) phones)
    {
        var before = (Me.MobilePhone, Me.HomePhone, Me.WorkPhone, Me.WantsReminders, Me.WantsNews);
        if (before == (phones.Mobile, phones.Home, phones.Work, Input.WantsReminders, Input.WantsNews)) return;
        (Me.MobilePhone, Me.HomePhone, Me.WorkPhone, Me.WantsReminders, Me.WantsNews) = (phones.Mobile, phones.Home, phones.Work, Input.WantsReminders, Input.WantsNews);
        Me.Version++;
        db.Record(caller.Actor, clock.UtcNow, "changed", (nameof(Guardian), Me.Id), "Coordonnées changées", (caller.FamilyId, null), (before.ToString(), (phones, Input.WantsReminders, Input.WantsNews).ToString()));
    }

    private string? Phone(string field, string? typed)
    {
        if (!PhoneNumbers.TryRead(typed, out var e164)) ModelState.AddModelError($"Input.{field}", PhoneNumbers.Wrong);
        return e164;
    }

    private async Task Load()
    {
        Me = await db.Guardians.SingleAsync(g => g.Id == caller.GuardianId && g.FamilyId == caller.FamilyId);
        Household = await db.Families.SingleAsync(f => f.Id == caller.FamilyId);
        HasPendingAddress = await db.Requests.AnyAsync(r => r.FamilyId == caller.FamilyId && r.Kind == RequestKind.Details && (r.State == RequestState.Sent || r.State == RequestState.Incomplete));
    }

    private PageResult Again()
    {
        Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
        return Page();
    }
}
