using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Preau.Domain.Values;
using Preau.Web.Security;

namespace Preau.Web.Features.Home.Staff;

/// <summary>Every component with its states. Its form goes nowhere: it is there to be filled in wrongly.</summary>
[AnyStaff]
public sealed class ComponentsModel : PageModel
{
    public static readonly string[] Steps = ["Enfant", "Activité", "Dates et jours", "Documents", "Vérification"];

    [BindProperty]
    public Sample Input { get; set; } = new() { FirstName = "Inès", Phone = "06 39 98 41 07", Custody = "seul", Rests = ["repas"], Agrees = true };

    public IActionResult OnPost()
    {
        if (ModelState.IsValid)
        {
            TempData["Notice"] = "Toutes les réponses ont été lues ; rien n’a été enregistré.";
            return new RedirectResult("/gestion/composants#champs") { PreserveMethod = false };
        }
        Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
        return Page();
    }

    public sealed record Sample
    {
        [Display(Name = "Prénom"), StringLength(60)]
        public string FirstName { get; init; } = "";

        [Display(Name = "Adresse électronique"), EmailAddress]
        public string? Email { get; init; }

        [Display(Name = "Téléphone portable"), Phone]
        public string Phone { get; init; } = "";

        [Display(Name = "Date de naissance de l’enfant")]
        public DateOnly? BirthDate { get; init; }

        [Display(Name = "Montant")]
        public Money Amount { get; init; }

        [Display(Name = "École")]
        public string School { get; init; } = "tilleuls";

        [Display(Name = "Message"), DataType(DataType.MultilineText), StringLength(500)]
        public string? Message { get; init; }

        [Display(Name = "Garde")]
        public string Custody { get; init; } = "";

        [Display(Name = "Jours souhaités")]
        public string[] Rests { get; init; } = [];

        [Display(Name = "Accord")]
        public bool Agrees { get; init; }
    }
}
