using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.Rendering;
using Preau.Domain.Families;
using Preau.Web.Components;
using Preau.Web.Features.Accounts;
using Preau.Web.Features.Shared;
using Preau.Web.Hosting;
using Preau.Web.Security;
using Preau.Web.Storage;

namespace Preau.Web.Features.Families.Staff;

/// <summary>An agent opens a family's file. Files that resemble it are shown first: the agent says that it is none of them.</summary>
[Needs(StaffRight.Families)]
public sealed class NewFamilyModel(CurrentStaff staff, RegisterFamily register, LikelyDuplicates duplicates, FamilyAccounts accounts, OpenAccount open, FamilyQueries families, PortalDb db, TownClock clock) : PageModel
{
    private const int Rows = 4;

    [BindProperty]
    public AdultInput First { get; set; } = new();

    [BindProperty]
    public AdultInput Second { get; set; } = new();

    [BindProperty]
    public AddressInput Address { get; set; } = new();

    [BindProperty]
    public List<KidInput> Children { get; set; } = [];

    /// <summary>The agent has seen the files that resemble this one.</summary>
    [BindProperty]
    public bool Confirmed { get; set; }

    [BindProperty(Name = FormKeyTagHelper.FieldName)]
    public Guid Key { get; set; }

    public IReadOnlyList<LikelyDuplicate> Alike { get; private set; } = [];

    public IReadOnlyList<SelectListItem> Schools { get; private set; } = [];

    public async Task OnGet()
    {
        Schools = await families.Schools();
        Children = [.. Enumerable.Range(0, Rows).Select(_ => new KidInput())];
    }

    public async Task<IActionResult> OnPost()
    {
        Schools = await families.Schools();
        await Check();
        if (!ModelState.IsValid) return this.Again();
        var adults = new[] { First, Second }.Where(a => !a.IsBlank).Select(a => a.Data()).ToList();
        var kids = Children.Where(c => !c.IsBlank).Select(c => c.Form().Data()).ToList();
        Alike = await duplicates.Of(new(adults, Address.Data(), kids));
        if (Alike.Count > 0 && !Confirmed)
        {
            ModelState.AddModelError(nameof(Confirmed), "Des dossiers ressemblent à celui-ci\u00A0: regardez-les, puis confirmez.");
            return this.Again();
        }
        var result = await db.Once(Key, clock.UtcNow, async () =>
        {
            var family = await register.Run(FamilyState.Accepted, adults, Address.Data(), kids, staff.Actor);
            foreach (var guardian in family.Guardians.Where(g => g.Email is not null)) await open.Of(guardian);
            return $"/gestion/familles/{family.Id}";
        });
        TempData["Notice"] = "Le dossier est créé. Envoyez un lien d’activation à chaque responsable, ou imprimez un code.";
        return this.SeeOther(result!);
    }

    private async Task Check()
    {
        First.Check(ModelState, nameof(First));
        if (!Second.IsBlank) Second.Check(ModelState, nameof(Second));
        foreach (var (adult, at) in new[] { (First, nameof(First)), (Second, nameof(Second)) })
        {
            if (!string.IsNullOrWhiteSpace(adult.Email) && await accounts.Owner(adult.Email) is { } owner)
                ModelState.TryAddModelError($"{at}.Email", $"Cette adresse est déjà celle d’un responsable du dossier {owner}.");
        }
        if (First.Email is { } mail && Second.Email is { } other && SignInNames.Fold(mail) == SignInNames.Fold(other))
            ModelState.TryAddModelError("Second.Email", "C’est l’adresse du premier responsable\u00A0: chacun a la sienne.");
        for (var i = 0; i < Children.Count; i++)
        {
            if (Children[i].IsBlank) continue;
            var at = $"Children[{i}]";
            if (string.IsNullOrWhiteSpace(Children[i].FirstName)) ModelState.TryAddModelError($"{at}.FirstName", "Indiquez le prénom.");
            if (string.IsNullOrWhiteSpace(Children[i].LastName)) ModelState.TryAddModelError($"{at}.LastName", "Indiquez le nom.");
            Children[i].Form().Check(ModelState, at, Schools, clock.Today);
        }
    }

    /// <summary>One child of the form; a row left blank is none.</summary>
    public sealed record KidInput
    {
        [Line(100)]
        public string? FirstName { get; init; }

        [Line(100)]
        public string? LastName { get; init; }

        public DateOnly? BirthDate { get; init; }

        public bool IsExpected { get; init; }

        public long? SchoolId { get; init; }

        public SchoolClass? Class { get; init; }

        public bool IsBlank => string.IsNullOrWhiteSpace(FirstName) && string.IsNullOrWhiteSpace(LastName) && BirthDate is null;

        public ChildInput Form() => new() { FirstName = FirstName, LastName = LastName, BirthDate = BirthDate, IsExpected = IsExpected, SchoolId = SchoolId, Class = Class };
    }
}
