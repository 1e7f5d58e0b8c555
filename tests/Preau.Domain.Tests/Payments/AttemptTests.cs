using System.Globalization;
using FsCheck.Xunit;
using Preau.Domain.Payments;
using Preau.Domain.Tests.Rules;
using Preau.Domain.Values;

namespace Preau.Domain.Tests.Payments;

public sealed class AttemptTests
{
    private static readonly RulePage Page = RulePage.Read("paiement.md");

    [Fact]
    public void PayFiP_is_asked_at_the_rhythm_of_the_page() => Assert.All(Page.Table("Quand le portail interroge"), row =>
    {
        TimeSpan? expected = row["Pause"] == "jamais" ? null : Span(row["Pause"]);

        Assert.Equal(expected, AttemptSchedule.Pause(Span(row["Âge"]), int.Parse(row["Pannes de suite"], CultureInfo.InvariantCulture)));
    });

    [Fact]
    public void An_answer_makes_of_an_attempt_what_the_page_says() => Assert.All(Page.Table("Ce que devient une tentative"), row =>
    {
        var state = RulePage.Code<AttemptState>(row["État"]);

        var outcome = AttemptOutcome.Of(state, isOpen: state is AttemptState.Redirected, Answer(row["Réponse"], row["Écho"]), Span(row["Âge"]));

        Assert.Equal(RulePage.Code<AttemptState>(row["Devient"]), outcome.State);
        Assert.Equal(row["Ouverte"] == "oui", outcome.IsOpen);
        Assert.Equal(row["Encore"] == "oui", outcome.AsksAgain);
        Assert.Equal(row["Alerte"].Length == 0 ? null : RulePage.Code<AttemptAlert>(row["Alerte"]), outcome.Alert);
    });

    [Fact]
    public void An_echo_is_ours_when_the_page_says_so() => Assert.All(Page.Table("L’écho"), row =>
    {
        AttemptEcho sent = new("090909", "CS2026000714T01", 8640, "T");
        long? cents = row["montant"] == "absent" ? null : long.Parse(row["montant"], CultureInfo.InvariantCulture);

        var answer = AttemptAnswer.Of("P", sent, told: new(row["numcli"], row["refdet"], cents, row["saisie"]));

        Assert.Equal(row["Écho"] == "juste", answer.EchoMatches);
        Assert.Equal(row["Écho"] == "juste", AttemptOutcome.Of(AttemptState.Redirected, isOpen: true, answer, TimeSpan.Zero).PaidBy is not null);
    });

    [Fact]
    public void An_invoice_is_paid_online_when_the_page_says_so() => Assert.All(Page.Table("Quand une facture peut être payée en ligne"), row =>
    {
        var remaining = new Money((long)(decimal.Parse(row["Reste"].Replace(',', '.'), CultureInfo.InvariantCulture) * 100));

        var refusal = OnlinePayment.Refusal(row["Contrat PayFiP"] == "oui" ? "090909" : null, remaining, row["Tentative ouverte"] == "oui");

        Assert.Equal(row["Réponse"] == "oui" ? null : RulePage.Code<RefusalCode>(row["Réponse"]), refusal?.Code);
    });

    [Fact]
    public void The_means_is_the_one_that_the_letter_says()
    {
        Assert.Equal(PaymentMeans.Card, AttemptOutcome.Of(AttemptState.Redirected, true, new(AnswerKind.Result, "P"), TimeSpan.Zero).PaidBy);
        Assert.Equal(PaymentMeans.OneOffDirectDebit, AttemptOutcome.Of(AttemptState.Redirected, true, new(AnswerKind.Result, "V"), TimeSpan.Zero).PaidBy);
        Assert.Null(AttemptOutcome.Of(AttemptState.Paid, false, new(AnswerKind.Result, "P"), TimeSpan.Zero).PaidBy);
    }

    [Property]
    public bool Nothing_but_P_or_V_with_its_own_echo_ever_pays(AttemptState state, bool isOpen, AnswerKind kind, byte word, bool echo, uint minutes)
    {
        string[] words = ["P", "V", "R", "Z", "A", "P1", "P3", "P4", "P5", "T2", "N1", "Q", ""];
        var said = words[word % words.Length];
        var pays = state != AttemptState.Paid && kind == AnswerKind.Result && (said is "P" or "V") && echo;

        var outcome = AttemptOutcome.Of(state, isOpen, new(kind, said, echo), TimeSpan.FromMinutes(Spread.Over(minutes, 20_000)));

        return outcome.PaidBy is not null == pays
            && outcome.State == AttemptState.Paid == (pays || state == AttemptState.Paid)
            && !(outcome.State == AttemptState.Paid && (outcome.IsOpen || outcome.AsksAgain));
    }

    [Property]
    public bool Pauses_grow_with_faults_and_never_pass_an_hour(uint minutes, byte faults)
    {
        var age = TimeSpan.FromMinutes(Spread.Over(minutes, 10_079));

        return AttemptSchedule.Pause(age, faults) is { } pause
            && pause >= AttemptSchedule.Pause(age, 0) && pause <= TimeSpan.FromHours(1)
            && AttemptSchedule.Pause(age, faults + 1) >= pause;
    }

    private static AttemptAnswer Answer(string text, string echo) => text.Split(' ') switch
    {
        ["résultat", var letter] => new(AnswerKind.Result, letter, echo == "juste"),
        ["faute", var code] => new(AnswerKind.Fault, code),
        ["panne"] => new(AnswerKind.Technical, ""),
        _ => throw new InvalidOperationException(text),
    };

    private static TimeSpan Span(string cell) => TimeSpan.ParseExact(cell, ["c", @"d\.hh\:mm\:ss"], CultureInfo.InvariantCulture);
}
