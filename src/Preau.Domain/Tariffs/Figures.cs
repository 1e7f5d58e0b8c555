using System.Text;
using Preau.Domain.Values;

namespace Preau.Domain.Tariffs;

/// <summary>Amounts, quotients and dates in the sentences that a charge keeps; written out, for the domain knows no culture.</summary>
internal static class Figures
{
    private static readonly string[] Months =
        ["janvier", "février", "mars", "avril", "mai", "juin", "juillet", "août", "septembre", "octobre", "novembre", "décembre"];

    /// <summary>"1 234,56 €", with no-break spaces.</summary>
    public static string Amount(Money money) => $"{WithCents(money.Cents)}\u00A0€";

    /// <summary>"742", or "742,50" where there are cents.</summary>
    public static string Quotient(long cents) => cents % 100 == 0 ? Grouped(cents / 100) : WithCents(cents);

    /// <summary>"1er septembre 2026".</summary>
    public static string Date(DateOnly day) => $"{day.Day}{(day.Day == 1 ? "er" : "")} {Months[day.Month - 1]} {day.Year}";

    private static string WithCents(long cents)
    {
        var (euros, rest) = Math.DivRem(Math.Abs(cents), 100);
        return $"{(cents < 0 ? "\u2212" : "")}{Grouped(euros)},{rest / 10}{rest % 10}";
    }

    private static string Grouped(long number)
    {
        var digits = number.ToString();
        var text = new StringBuilder();
        for (var i = 0; i < digits.Length; i++)
        {
            if (i > 0 && (digits.Length - i) % 3 == 0) text.Append('\u00A0');
            text.Append(digits[i]);
        }

        return text.ToString();
    }
}
