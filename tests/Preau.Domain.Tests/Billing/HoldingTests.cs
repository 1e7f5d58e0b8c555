using System.Globalization;
using FsCheck.Xunit;
using Preau.Domain.Billing;
using Preau.Domain.Tests.Rules;
using Preau.Domain.Values;

namespace Preau.Domain.Tests.Billing;

/// <summary>docs/rules/paye-a-la-reservation.md.</summary>
public sealed class HoldingTests
{
    private static readonly RulePage Page = RulePage.Read("paye-a-la-reservation.md");
    private static readonly DateTime Midnight = new(2026, 11, 24, 0, 0, 0, DateTimeKind.Utc);

    [Fact]
    public void A_hold_lives_as_long_as_a_payment_and_no_longer_than_a_day() => Assert.All(
        Page.Table("Combien de temps"),
        row => Assert.Equal(Code(row["Réponse"]), Holding.RefusalOf(int.TryParse(row["Minutes"], CultureInfo.InvariantCulture, out var minutes) ? minutes : null)?.Code));

    [Fact]
    public void It_ends_on_a_whole_minute() => Assert.All(
        Page.Table("L’heure dite"),
        row => Assert.Equal(TimeOnly.Parse(row["Gardé jusqu’à"], CultureInfo.InvariantCulture), TimeOnly.FromDateTime(Holding.Until(At(row["Réservé à"]), int.Parse(row["Minutes"], CultureInfo.InvariantCulture)))));

    [Property]
    public bool It_is_never_shorter_than_was_said(int seconds, byte minutes)
    {
        var now = Midnight.AddSeconds(seconds % 100_000);
        var until = Holding.Until(now, minutes);
        return until >= now.AddMinutes(minutes) && until < now.AddMinutes(minutes + 1) && until.Second == 0;
    }

    [Fact]
    public void What_costs_nothing_or_cannot_be_paid_online_is_not_held() => Assert.All(
        Page.Table("Ce qui est gardé"), row => Assert.Equal(row["Gardé"] == "oui", Holding.IsHeld(Money(row["Prix du jour"]), Money(row["Avec les autres"]))));

    [Fact]
    public void A_payment_begins_until_the_last_instant() => Assert.All(
        Page.Table("Quand un paiement peut commencer"),
        row => Assert.Equal(Code(row["Réponse"]), Holding.RefusalToPay(Order(RulePage.Code<InvoiceState>(row["État"]), At(row["Gardé jusqu’à"])), At(row["À"]))?.Code));

    [Theory]
    [InlineData(InvoiceState.Held, 0, false, false)]
    [InlineData(InvoiceState.Held, 1, false, true)]
    [InlineData(InvoiceState.Held, 1, true, false)]
    [InlineData(InvoiceState.Issued, 1, false, false)]
    [InlineData(InvoiceState.Lapsed, 1, false, false)]
    public void Its_places_are_given_back_after_its_end_unless_a_payment_is_under_way(InvoiceState state, int secondsAfter, bool hasOpenAttempt, bool isOver) =>
        Assert.Equal(isOver, Holding.IsOver(Order(state, Midnight), hasOpenAttempt, Midnight.AddSeconds(secondsAfter)));

    private static Invoice Order(InvoiceState state, DateTime until) => new()
    {
        RegieId = 1,
        FamilyId = 1,
        Month = new(2026, 12, 1),
        State = state,
        OrderNumber = "CS-2026P-000003",
        HeldUntil = until,
        Total = new(1240),
        Payer = "",
    };

    private static DateTime At(string time) => Midnight + TimeOnly.Parse(time, CultureInfo.InvariantCulture).ToTimeSpan();

    private static RefusalCode? Code(string answer) => answer == "oui" ? null : RulePage.Code<RefusalCode>(answer);

    private static Money Money(string euros) => new((long)(decimal.Parse(euros, CultureInfo.GetCultureInfo("fr-FR")) * 100));
}
