using System.Globalization;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Preau.Domain.Values;

namespace Preau.Web.Components;

/// <summary>Reads an amount as people write it: "12,5", "12.50", "1 234,56 €".</summary>
internal sealed class MoneyBinder : TypedBinder<Money>
{
    private const NumberStyles Written = NumberStyles.AllowDecimalPoint | NumberStyles.AllowLeadingSign;

    protected override string Sentence => "Indiquez un montant en euros, par exemple 12,50.";

    /// <summary>The form that a field shows: "1234,56".</summary>
    public static string Text(Money money) =>
        (money.Cents / 100m).ToString("0.00", CultureInfo.InvariantCulture).Replace('.', ',');

    protected override Money? Read(string text)
    {
        var plain = string.Concat(text.Where(c => !char.IsWhiteSpace(c) && c != '€')).Replace(',', '.').Replace('\u2212', '-');
        return decimal.TryParse(plain, Written, CultureInfo.InvariantCulture, out var euros)
            && Math.Abs(euros) < 1_000_000_000m && decimal.Round(euros, 2) == euros
            ? new Money((long)(euros * 100m))
            : null;
    }
}
