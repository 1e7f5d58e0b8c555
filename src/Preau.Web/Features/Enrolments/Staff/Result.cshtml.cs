using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Preau.Web.Security;
using Preau.Web.Storage;

namespace Preau.Web.Features.Enrolments.Staff;

/// <summary>After the step: what became of each enrolment, what is booked, what could not be and why. A second click comes here too.</summary>
[Needs(StaffRight.Requests)]
public sealed class ResultModel(PortalDb db) : PageModel
{
    private const string Path = "/gestion/inscriptions/resultat";

    // What a form key keeps of an address.
    private const int LongestAddress = 400;

    [BindProperty(SupportsGet = true, Name = "n")]
    public string? Numbers { get; set; }

    public IReadOnlyList<StepTaken> Steps { get; private set; } = [];

    /// <summary>The list again when there are too many to name.</summary>
    public static string Address(IEnumerable<long> enrolments)
    {
        var address = $"{Path}?n={string.Join('.', enrolments.Distinct().Select(e => e.ToString(CultureInfo.InvariantCulture)))}";
        return address.Length <= LongestAddress ? address : "/gestion/inscriptions";
    }

    public async Task OnGet()
    {
        var ids = (Numbers ?? "").Split('.').Select(n => long.TryParse(n, NumberStyles.None, CultureInfo.InvariantCulture, out var id) ? id : 0).Where(id => id > 0).Distinct().ToList();
        Steps = ids.Count == 0 ? [] : await StepTaken.Read(db, ids);
    }
}
