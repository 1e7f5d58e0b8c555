using System.Net;
using Microsoft.EntityFrameworkCore;
using Preau.Domain.Calendars;
using Preau.Testing;

namespace Preau.Web.Tests.Calendars;

/// <summary>An agent imports the State's file: seen first, applied whole, twice no harm.</summary>
public sealed class ImportCalendarTests : IAsyncLifetime
{
    private const string Header = "description;population;start_date;end_date;location;zones;annee_scolaire|";

    // Winter begins a week later than it stands; the zone B line is another zone's.
    private const string Moved = Header
        + "Vacances d'Hiver;-;2027-02-20;2027-03-08;Lyon;Zone A;2026-2027|Vacances d'Hiver;-;2027-02-20;2027-03-08;Lille;Zone B;2026-2027|Vacances de la Toussaint;-;2027-10-23;2027-11-08;Lyon;Zone A;2027-2028|";

    private PreauHost host = null!;

    public async ValueTask InitializeAsync() => host = await PreauHost.Demo();

    public async ValueTask DisposeAsync() => await host.DisposeAsync();

    [Fact]
    public async Task A_file_is_previewed_applied_and_the_second_time_changes_nothing()
    {
        using var admin = await SignIn();
        var before = await Holidays();
        await admin.Open("/gestion/calendrier/import");
        var shown = await Upload(admin, Moved);

        Assert.Contains("du 13 février 2027 au 28 février 2027", shown.Text, StringComparison.Ordinal);
        Assert.Contains("du 20 février 2027 au 7 mars 2027", shown.Text, StringComparison.Ordinal);
        Assert.Contains("1 période laissée de côté", shown.Text, StringComparison.Ordinal);
        Assert.Equal(before, await Holidays());

        await admin.Send("Appliquer au calendrier");
        Assert.Contains("Le calendrier est à jour", admin.Page.Text, StringComparison.Ordinal);
        var after = await Holidays();
        Assert.Equal(before.Count + 1, after.Count);
        Assert.Contains((SchoolZone.A, "Hiver", new DateOnly(2027, 2, 20), new DateOnly(2027, 3, 7)), after);
        Assert.DoesNotContain(after, h => h.Zone == SchoolZone.B);

        await admin.Open("/gestion/calendrier/import");
        Assert.Contains("rien à changer", (await Upload(admin, Moved)).Text, StringComparison.Ordinal);
        Assert.Equal(after, await Holidays());
    }

    [Theory]
    [InlineData(Header + "Vacances d'Hiver;-;2027-02-20;2027-03-08;Lille;Zone B;2026-2027|", "ne parle pas de la zone de la commune (Zone A)")]
    [InlineData(Header + "Vacances d'Hiver;-;2027-02-20;2027-02-08;Lyon;Zone A;2026-2027|", "Ligne 2 : Ces vacances finissent avant de commencer.")]
    [InlineData(Header + "Vacances d'Hiver;-;2024-02-17;2024-03-04;Lyon;Zone A;2023-2024|", "que des années passées")]
    public async Task A_file_that_cannot_be_taken_is_refused_whole(string file, string sentence)
    {
        using var admin = await SignIn();
        var before = await Holidays();
        await admin.Open("/gestion/calendrier/import");

        var refused = await Upload(admin, file);

        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.Status);
        Assert.Contains(sentence, refused.Text, StringComparison.Ordinal);
        Assert.Equal(before, await Holidays());
    }

    [Fact]
    public async Task The_calendar_that_travels_with_the_product_is_the_demo_s()
    {
        using var admin = await SignIn();
        await admin.Open("/gestion/calendrier/import");

        Assert.Contains("rien à changer", (await admin.Send("Reprendre ce calendrier")).Text, StringComparison.Ordinal);
    }

    private static Task<Seen> Upload(Visitor admin, string file) => admin.Send("Lire le fichier", ("Fichier", $"calendrier.csv|{file.Replace('|', '\n')}"));

    private Task<List<(SchoolZone Zone, string Name, DateOnly From, DateOnly To)>> Holidays() => host.InStore(async db =>
        (await db.SchoolHolidays.AsNoTracking().OrderBy(h => h.Zone).ThenBy(h => h.From).ToListAsync()).ConvertAll(h => (h.Zone, h.Name, h.From, h.To)));

    private async Task<Visitor> SignIn()
    {
        var visitor = host.Visitor();
        await visitor.SignIn("admin@valbrune.example", page: "/gestion/connexion");
        return visitor;
    }
}
