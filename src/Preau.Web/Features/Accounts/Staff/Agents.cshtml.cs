using Microsoft.AspNetCore.Mvc.RazorPages;
using Preau.Web.Hosting;
using Preau.Web.Security;

namespace Preau.Web.Features.Accounts.Staff;

/// <summary>Everybody who works in the portal, with what they may do.</summary>
[Needs(StaffRight.Administration)]
public sealed class AgentsModel(AgentQueries agents, StartUp start) : PageModel
{
    public IReadOnlyList<AgentRow> Rows { get; private set; } = [];

    /// <summary>A town without an SMTP server: invitations wait.</summary>
    public bool MailsWait => !start.IsDemo && start.Options.Mail.Host is null;

    public async Task OnGet() => Rows = await agents.All();
}
