using Preau.Web.Components;
using Preau.Web.Security;

namespace Preau.Web.Features.Accounts.Staff;

/// <summary>What both forms about an agent ask.</summary>
public sealed record AgentInput
{
    [Line(254)]
    public string? Email { get; init; }

    [Line(80, Ask = "Indiquez le prénom et le nom.")]
    public string? Name { get; init; }

    [System.ComponentModel.DataAnnotations.MinLength(1, ErrorMessage = "Cochez au moins un droit\u00A0: sans droit, un agent ne voit rien.")]
    public List<StaffRight> Rights { get; init; } = [];

    /// <summary>None: all.</summary>
    public List<long> Sites { get; init; } = [];

    public int Version { get; init; }

    public AgentWork Work() => new(Name!.Trim(), Rights.Aggregate(StaffRight.None, (all, right) => all | right), [.. Sites.Distinct()]);
}
