using Preau.Domain.Values;
using Preau.Web.Texts;

namespace Preau.Web.Features.Bookings;

/// <summary>What a submission did: everything, or nothing when a refusal stands. Done without outcomes: an earlier one of the same key did it.</summary>
public sealed record Submission(IReadOnlyList<WishOutcome> Outcomes, IReadOnlyList<Refusal> Refusals, string? Result)
{
    /// <summary>What somebody reads whose form arrived before: its first answer may never have been seen.</summary>
    public const string AlreadyDone = "C’est enregistré, une seule fois\u00A0: votre envoi nous était déjà parvenu.";

    public bool IsDone => Result is not null;

    /// <summary>What whoever confirmed reads when it is done.</summary>
    public string Said(bool byStaff)
    {
        // A second click, or what the other parent did meanwhile: it stands as wished.
        if (Outcomes.Count == 0) return byStaff ? AlreadyDone : "Vos changements sont enregistrés.";
        var refused = Outcomes.Where(o => o.Refusal is not null).ToList();
        var done = Outcomes.Where(o => !refused.Exists(r => r.Wish.ChildId == o.Wish.ChildId)).ToList();
        var left = string.Concat(refused.Select(o => $" Rien n’est enregistré pour {o.Row.FirstName}\u00A0: {o.Row.Slot.Name.ToLowerInvariant()} du {French.DayAndMonth(o.Wish.Day)}, {Texts.Refusals.Sentence(o.Refusal!)}"));
        if (byStaff) return $"{French.Count(done.Count, "changement enregistré", "changements enregistrés")}, la famille est prévenue.{left}";
        var asked = done.Count(o => o.NeedsRequest);
        var held = done.Count(o => o.Due is not null);
        var saved = done.Count - asked - held;
        return French.And(new[]
        {
            saved > 0 ? $"{French.Count(saved, "changement enregistré", "changements enregistrés")}" : null,
            held > 0 ? $"{French.Count(held, "place gardée", "places gardées")} jusqu’au paiement" : null,
            asked > 0 ? $"{French.Count(asked, "demande envoyée", "demandes envoyées")} au service, qui vous répondra" : null,
        }.OfType<string>()) + "." + left;
    }
}
