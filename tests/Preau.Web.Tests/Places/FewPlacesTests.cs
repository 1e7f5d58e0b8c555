using Microsoft.EntityFrameworkCore;
using Preau.Testing;
using Preau.Web.Tests.Hosting;

namespace Preau.Web.Tests.Places;

/// <summary>The calendar says how many places are left when they are few, if the town wants it (docs/rules/places.md).</summary>
public sealed class FewPlacesTests(DemoHost demo) : IClassFixture<DemoHost>
{
    private static readonly DateOnly Friday = new(2027, 3, 12);

    [Theory]
    [InlineData("3", 1, "dernière place")]
    [InlineData("3", 3, "plus que 3 places")]
    [InlineData("3", 4, null)]
    [InlineData("0", 1, null)]
    public async Task The_last_places_are_told_from_the_number_of_the_setting_on(string setting, int left, string? told)
    {
        await demo.Host.InStore(async db =>
        {
            await db.Settings.Where(s => s.Name == "reservations.dernieres_places").ExecuteUpdateAsync(s => s.SetProperty(x => x.Value, setting));
            return await db.PoolDays.Where(d => d.Day == Friday).ExecuteUpdateAsync(d => d.SetProperty(x => x.Capacity, x => x.Taken + left).SetProperty(x => x.Margin, 0));
        });
        using var parent = demo.Host.Visitor();
        await parent.SignIn("parent@valbrune.example");

        await parent.Open("/reservations?mois=2027-03");

        var day = Seen.Fold(parent.Page.Document.QuerySelector("#s-20270312")!.TextContent);
        if (told is null) Assert.DoesNotMatch("dernière place|plus que", day);
        else Assert.Contains(told, day, StringComparison.Ordinal);
    }
}
