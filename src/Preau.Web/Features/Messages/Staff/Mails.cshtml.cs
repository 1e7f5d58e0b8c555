using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using MimeKit;
using Preau.Web.Hosting;
using Preau.Web.Integrations.Mail;
using Preau.Web.Security;

namespace Preau.Web.Features.Messages.Staff;

/// <summary>The mails that a demo wrote instead of sending them.</summary>
[AnyStaff]
[DemoOnly]
public sealed class MailsModel(MailFiles files, TownClock clock) : PageModel
{
    public const int OnePage = 40;

    [BindProperty(SupportsGet = true, Name = "feuille")]
    public int Number { get; set; } = 1;

    public int Count { get; private set; }

    public int Pages => Math.Max(1, (Count + OnePage - 1) / OnePage);

    public IReadOnlyList<(long Number, MimeMessage Mail)> Rows { get; private set; } = [];

    public DateTime Local(MimeMessage mail) => clock.ToLocal(mail.Date.UtcDateTime);

    public async Task<IActionResult> OnGet()
    {
        var numbers = files.Numbers();
        Count = numbers.Count;
        if (Number < 1 || Number > Pages) return NotFound();
        var rows = new List<(long, MimeMessage)>();
        foreach (var number in numbers.Skip((Number - 1) * OnePage).Take(OnePage))
        {
            if (await files.Find(number) is { } mail) rows.Add((number, mail));
        }

        Rows = rows;
        return Page();
    }
}
