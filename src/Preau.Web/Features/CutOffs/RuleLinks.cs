using Preau.Domain.CutOffs;

namespace Preau.Web.Features.CutOffs;

/// <summary>The addresses of the rules.</summary>
public static class RuleLinks
{
    public static string Edit(string activity, CutOffAction action) => $"/gestion/regles/{activity}/{CutOffWords.Address(action)}";

    public static string Waiting(string activity) => $"/gestion/regles/{activity}/attente";

    public static string Absence(string activity) => $"/gestion/regles/{activity}/absence";
}
