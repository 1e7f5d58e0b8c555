using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Preau.Web.Features.Settings;
using Preau.Web.Features.Shared;
using Preau.Web.Security;
using Preau.Web.Storage;
using QRCoder;

namespace Preau.Web.Features.Accounts.Staff;

/// <summary>An agent adds the authenticator, or replaces it by proving the present one.</summary>
[AnyStaff]
[BeforeSecondFactor]
public sealed class AddFactorModel(CurrentStaff staff, SecondFactor factor, SignInDelays delays, PortalDb db, TownSettings settings) : PageModel
{
    [BindProperty]
    public string? Sealed { get; set; }

    [BindProperty]
    public string? Code { get; set; }

    [BindProperty]
    public string? Present { get; set; }

    public string Secret { get; private set; } = "";

    public string Picture { get; private set; } = "";

    public bool Replaces { get; private set; }

    public IReadOnlyList<string> RecoveryCodes { get; private set; } = [];

    public Task OnGet() => Show(SecondFactor.NewSecret());

    public async Task<IActionResult> OnPost()
    {
        var account = await db.Accounts.Include(a => a.RecoveryCodes).SingleAsync(a => a.Id == staff.AccountId);
        if (factor.Unseal(Sealed) is not { } secret) return this.SeeOther("/gestion/double-authentification");
        var key = SignInDelays.Key(Audience.Staff, account.SignInName, "code");
        if (account.HasSecondFactor && await delays.Take(key) is { } wait)
        {
            ModelState.AddModelError(nameof(Present), SignInWords.Refused(wait));
            await Show(secret);
            return this.Again();
        }
        if (account.HasSecondFactor && !await factor.Check(account, Present))
        {
            ModelState.AddModelError(nameof(Present), "Le code de votre application actuelle ne convient pas.");
            await Show(secret);
            return this.Again();
        }
        if (await factor.Add(account, secret, Code, (staff.SessionId, staff.Actor)) is not { } codes)
        {
            ModelState.AddModelError(nameof(Code), "Ce code ne correspond pas. Vérifiez que l’heure du téléphone est juste, puis recopiez le code affiché.");
            await Show(secret);
            return this.Again();
        }
        await delays.Forget(key);
        RecoveryCodes = codes;
        return Page();
    }

    private async Task Show(string secret)
    {
        var account = await db.Accounts.AsNoTracking().SingleAsync(a => a.Id == staff.AccountId);
        (Secret, Sealed, Replaces) = (secret, factor.Seal(secret), account.HasSecondFactor);
        using var data = QRCodeGenerator.GenerateQrCode(SecondFactor.Address(secret, account.Email ?? staff.Name, settings["ville.nom"] ?? ""), QRCodeGenerator.ECCLevel.M);
        using var picture = new SvgQRCode(data);
        Picture = picture.GetGraphic(4, "#14292f", "#ffffff", drawQuietZones: true, SvgQRCode.SizingMode.ViewBoxAttribute);
    }
}
