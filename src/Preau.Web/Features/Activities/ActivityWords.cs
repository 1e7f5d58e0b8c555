using Preau.Domain.Activities;

namespace Preau.Web.Features.Activities;

/// <summary>Options as people say them.</summary>
public static class ActivityWords
{
    public static string Of(ChangeMode mode) => mode switch
    {
        ChangeMode.Direct => "Directement",
        ChangeMode.OnRequest => "Sur demande, le service répond",
        ChangeMode.ReadOnly => "Par le service seulement",
        _ => throw new ArgumentOutOfRangeException(nameof(mode)),
    };
}
