namespace Preau.Web.Integrations.PayFip;

/// <summary>What is asked of PayFiP for one attempt (creerPaiementSecurise).</summary>
/// <param name="Contract">The régie's contract, 6 digits (numcli).</param>
/// <param name="Year">Year of the debt (exer).</param>
/// <param name="Reference">6 to 30 letters and digits, fresh for each attempt (refdet).</param>
/// <param name="Subject">Letters, digits and spaces, under 100 (objet); see <see cref="PayFipWords.Subject"/>.</param>
/// <param name="Cents">Whole cents, 100 at least (montant).</param>
/// <param name="Mode">T test, X activation, W production (saisie).</param>
public sealed record PayFipOrder(string Contract, int Year, string Reference, string Subject, long Cents, string Email, Uri Notification, Uri Return, string Mode);

/// <summary>What PayFiP knows of an operation (recupererDetailPaiementSecurise).</summary>
/// <param name="Result">One letter: P and V paid, R and Z refused, A abandoned; others may come.</param>
/// <param name="Authorisation">Of the bank or of the direct debit; empty when not paid (numauto).</param>
/// <param name="PaidAt">Civil time of Paris, to the minute; null when absent or unreadable.</param>
public sealed record PayFipDetail(string Result, string Contract, string Reference, long? Cents, string Mode, string Authorisation, DateTime? PaidAt);

/// <summary>Why there is no answer: a fault with its code, or none when the service is out of order, unreachable, slow or unreadable.</summary>
/// <param name="Code">"P5", "T2"…; null for a technical fault.</param>
/// <param name="Text">For the log; it holds no personal data.</param>
public sealed record PayFipFault(string? Code, string Text);

/// <summary>An answer, or a fault; never both.</summary>
public sealed record PayFipReply<T>(T? Value, PayFipFault? Fault)
    where T : class;
