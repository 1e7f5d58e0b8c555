using Preau.Domain.CutOffs;
using Preau.Web.Texts;

namespace Preau.Web.Features.CutOffs;

/// <summary>An absence rule as people say it.</summary>
public static class AbsenceWords
{
    /// <summary>Until when, what stays charged, which paper: a sentence each.</summary>
    public static IReadOnlyList<string> Lines(AbsenceRule rule) => [$"À signaler {Told(rule)}.", Charged(rule)];

    /// <summary>"le jour même, avant 9 h 00".</summary>
    public static string Told(AbsenceRule rule) => rule.DaysBefore switch
    {
        0 => $"le jour même, avant {French.Time(rule.ToldBy)}",
        1 => $"la veille, avant {French.Time(rule.ToldBy)}",
        var days => $"{days}{French.NoBreak}jours avant, avant {French.Time(rule.ToldBy)}",
    };

    public static string Charged(AbsenceRule rule) => rule.WaitingDays switch
    {
        null => "Chaque journée d’absence reste facturée.",
        0 => $"Une journée d’absence signalée n’est pas facturée{Certificate(rule)}.",
        1 => $"Le premier jour d’absence reste facturé, les suivants ne le sont pas{Certificate(rule)}.",
        var days => $"Les {days} premiers jours d’absence restent facturés, les suivants ne le sont pas{Certificate(rule)}.",
    };

    private static string Certificate(AbsenceRule rule) =>
        rule.CertificateHours is { } hours ? $", si un certificat médical est donné dans les {French.Count(hours, "heure")} qui suivent le début de l’absence" : "";
}
