using System.Text.RegularExpressions;
using Preau.Domain.Payments;

namespace Preau.Web.Integrations.PayFip;

/// <summary>What is asked of PayFiP for one attempt (creerPaiementSecurise).</summary>
/// <param name="Contract">The régie's contract, 6 digits (numcli).</param>
/// <param name="Year">Year of the debt (exer).</param>
/// <param name="Reference">6 to 30 letters and digits, fresh for each attempt (refdet).</param>
/// <param name="Subject">Letters, digits and spaces, under 100 (objet); see <see cref="PayFipWords.Subject"/>.</param>
/// <param name="Cents">Whole cents, 100 at least (montant).</param>
/// <param name="Mode">T test, X activation, W production (saisie).</param>
public sealed partial record PayFipOrder(string Contract, int Year, string Reference, string Subject, long Cents, string Email, Uri Notification, Uri Return, string Mode)
{
    private const long Smallest = 100;
    private const int LongestAddress = 249;

    /// <summary>What the service would refuse, by the code that it would give; null: nothing. Nobody waits for a call to hear it.</summary>
    /// <param name="largest">In cents; the sources differ, so it is a setting.</param>
    public string? RefusedWith(long largest) =>
        !Digits().IsMatch(Contract) ? "T1"
        : !Letters().IsMatch(Reference) ? "R3"
        : !PayFipWords.IsEmail(Email) ? "A2"
        : Cents < Smallest ? "M3"
        : Cents > largest ? "M5"
        : Mode is not ("T" or "X" or "W") ? "S1"
        : Notification.AbsoluteUri.Length > LongestAddress ? "N1"
        : Return.AbsoluteUri.Length > LongestAddress ? "D1"
        : null;

    [GeneratedRegex(@"^[0-9]{6}\z", RegexOptions.None, matchTimeoutMilliseconds: 100)]
    private static partial Regex Digits();

    [GeneratedRegex(@"^[A-Za-z0-9]{6,30}\z", RegexOptions.None, matchTimeoutMilliseconds: 100)]
    private static partial Regex Letters();
}

/// <summary>What PayFiP knows of an operation (recupererDetailPaiementSecurise).</summary>
/// <param name="Result">One letter: P and V paid, R and Z refused, A abandoned; others may come.</param>
/// <param name="Authorisation">Of the bank or of the direct debit; empty when not paid (numauto).</param>
/// <param name="PaidAt">Civil time of Paris, to the minute; null when absent or unreadable.</param>
public sealed record PayFipDetail(string Result, string Contract, string Reference, long? Cents, string Mode, string Authorisation, DateTime? PaidAt)
{
    public AttemptEcho Echo => new(Contract, Reference, Cents, Mode);
}

/// <summary>Whose contract it is (recupererDetailClient): what staff compare before they open online payment.</summary>
/// <param name="Labels">"COMMUNE DE VALBRUNE", "REGIE SCOLAIRE"…, those that are filled.</param>
public sealed record PayFipContract(string Contract, IReadOnlyList<string> Labels);

/// <summary>Why there is no answer: a fault with its code, or none when the service is out of order, unreachable, slow or unreadable.</summary>
/// <param name="Code">"P5", "T2"…; null for a technical fault.</param>
/// <param name="Text">For the log; it holds no personal data.</param>
public sealed record PayFipFault(string? Code, string Text);

/// <summary>An answer, or a fault; never both.</summary>
public sealed record PayFipReply<T>(T? Value, PayFipFault? Fault)
    where T : class;
