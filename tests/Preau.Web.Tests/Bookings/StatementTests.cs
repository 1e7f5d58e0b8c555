using System.Net;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using Preau.Testing;
using Preau.Web.Tests.Home;

namespace Preau.Web.Tests.Bookings;

/// <summary>What the calendar sends to its database does not grow with children, days or changes.</summary>
public sealed class StatementTests(CountedTown town) : IClassFixture<CountedTown>
{
    [Theory]
    [InlineData("parent@valbrune.example", "2027-03", 8)]
    [InlineData("autre.parent@valbrune.example", "2027-03", 8)]
    // Its children wait for a place, with a rank; a campaign takes their wishes; menus are shown.
    [InlineData("parent@valbrune.example", "2026-12", 14)]
    public async Task The_month_of_a_family_takes_at_most_eight_statements_and_six_for_a_waiting_list_and_a_campaign(string email, string month, int most)
    {
        using var parent = await Parent(email);

        var sent = await town.Commands(parent, $"/reservations?mois={month}");

        Assert.True(sent <= most, town.Sent);
    }

    [Fact]
    public async Task Ten_bookings_take_as_many_statements_as_two_eight_and_the_reads_that_judge_them()
    {
        using var parent = await Parent("parent@valbrune.example");
        await Change(parent, 1, "2027-03");

        var two = await Change(parent, 1, "2027-05");
        var ten = await Change(parent, 5, "2027-06");

        Assert.True(ten <= two && ten <= 16, $"{ten} instead of {two}:\n{town.Sent}");
    }

    [Fact]
    public async Task Ten_changes_take_eight_statements_and_the_reads_that_judge_them_whether_they_book_cancel_or_do_both()
    {
        using var parent = await Parent("parent@valbrune.example");
        await Change(parent, 5, "2027-04");

        var both = await Change(parent, 2, "2027-04", removed: 6);
        Assert.True(both <= 16, $"{both}:\n{town.Sent}");
        await Change(parent, 3, "2027-04");
        var cancelled = await Change(parent, 0, "2027-04", removed: 10);
        Assert.True(cancelled <= 16, $"{cancelled}:\n{town.Sent}");
    }

    [Fact]
    public async Task A_pattern_over_months_takes_as_many_statements_as_one_of_a_week()
    {
        using var parent = await Parent("parent@valbrune.example");
        await Pattern(parent, "2027-05-10", "2027-05-14");

        var week = await Pattern(parent, "2027-05-24", "2027-05-28");
        var months = await Pattern(parent, "2027-01-04", "2027-02-05");

        Assert.True(months <= week, $"{months} instead of {week}:\n{town.Sent}");
    }

    private async Task<Visitor> Parent(string email)
    {
        var visitor = town.Host.Visitor();
        await visitor.SignIn(email);
        return visitor;
    }

    /// <summary>Confirms so many days of two lines of the month, and takes others away.</summary>
    private async Task<int> Change(Visitor parent, int days, string month, int removed = 0)
    {
        await parent.Open($"/reservations?mois={month}");
        var lines = parent.Page.Document.QuerySelectorAll<IHtmlInputElement>("input[name=jour]:not([checked])").GroupBy(b => b.Value[..b.Value.LastIndexOf('-')]).Where(g => g.Count() >= 5).Take(2).ToList();
        Assert.Equal(2, lines.Count);
        var gone = parent.Page.Document.QuerySelectorAll<IHtmlInputElement>("input[name=jour][checked]").Take(removed).ToList();
        Assert.Equal(removed, gone.Count);
        foreach (var box in gone) box.IsChecked = false;
        foreach (var box in lines.SelectMany(line => line.Take(days))) box.IsChecked = true;
        await parent.Send("Vérifier mes changements");
        var confirm = parent.Page.Document.QuerySelectorAll("button").Single(b => b.TextContent.Contains("Confirmer", StringComparison.Ordinal));
        return await town.Commands(async () =>
        {
            using var answer = await parent.Raw(parent.Page.Submission(confirm));
            Assert.Equal(HttpStatusCode.SeeOther, answer.StatusCode);
        });
    }

    private async Task<int> Pattern(Visitor parent, string from, string to)
    {
        await parent.Open("/reservations/semaine-type?modele=0");
        await parent.Send("Voir l’aperçu", ("Du", from), ("Au", to), ("Jeanne, vendredi, accueil du matin", "oui"));
        return await town.Commands(() => parent.Send("Réserver ces jours"));
    }
}
