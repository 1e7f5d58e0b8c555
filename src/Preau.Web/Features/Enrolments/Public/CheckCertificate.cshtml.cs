using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Preau.Web.Security;

namespace Preau.Web.Features.Enrolments.Public;

/// <summary>Anyone holding a certificate checks its code here: valid or not, first name, activity, dates; nothing else.</summary>
public sealed class CheckCertificateModel(Certificates certificates, AddressLimits limits) : PageModel
{
    [BindProperty(SupportsGet = true)]
    public string? Code { get; set; }

    public CheckedCertificate? Found { get; private set; }

    public bool Crowded { get; private set; }

    public async Task OnGet()
    {
        if (string.IsNullOrWhiteSpace(Code)) return;
        var address = HttpContext.Connection.RemoteIpAddress;
        Crowded = limits.Wait(address) is not null;
        if (Crowded)
        {
            Response.StatusCode = StatusCodes.Status429TooManyRequests;
            return;
        }
        Found = await certificates.Check(Code);
        if (Found is not null) return;
        limits.Failed(address);
        Response.StatusCode = StatusCodes.Status404NotFound;
    }
}
