using System.Collections.Concurrent;
using System.Net;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Preau.Domain.Families;
using Preau.Testing;
using Preau.Web.Storage;

namespace Preau.Web.Tests.Families;

/// <summary>One box finds a family by any name, child, e-mail, phone or file number; what was typed stands in no address.</summary>
public sealed class FindFamiliesTests(DemoHost demo) : IClassFixture<DemoHost>, IAsyncLifetime
{
    [Theory]
    [InlineData("delmas")]
    [InlineData("DELMAS KACI")]
    [InlineData("Delmas-Kaci")]
    [InlineData("kaci inès")]
    [InlineData("ines kaci")]
    [InlineData("Inés")]
    [InlineData("jeanne delmas")]
    [InlineData("noe del")]
    [InlineData("parent@valbrune.example")]
    [InlineData("PARENT@valb")]
    [InlineData("06 12 34 01 01")]
    [InlineData("+33 6 12 34 01 01")]
    [InlineData("0612340101")]
    [InlineData("06.12.34.01.01")]
    [InlineData("F-000101")]
    [InlineData("f-000101")]
    [InlineData(" 101 ")]
    [InlineData("000101")]
    public Task The_first_family_is_found_by(string typed) => Finds(typed, "Delmas-Kaci");

    [Theory]
    [InlineData("d'ornano")]
    [InlineData("D’Ornano")]
    [InlineData("ornano")]
    [InlineData("de la brosse")]
    [InlineData("brosse d ornano")]
    [InlineData("Marie-Amélie")]
    [InlineData("marie amelie")]
    [InlineData("amelie oeuv")]
    [InlineData("oeuvray")]
    [InlineData("Œuvray")]
    [InlineData("+32 470 12 99 88")]
    [InlineData("0470129988")]
    public Task A_family_with_a_particle_an_apostrophe_a_hyphen_and_a_foreign_phone_is_found_by(string typed) => Finds(typed, "D’Ornano de La Brosse");

    [Theory]
    [InlineData("elmas")]
    [InlineData("xyzzy")]
    [InlineData("%%")]
    [InlineData("__")]
    [InlineData("' or 1=1 --")]
    [InlineData("F-999999")]
    [InlineData("personne@valbrune.example")]
    [InlineData("06 99 99 99 99")]
    public async Task Nobody_is_found_by(string typed)
    {
        var page = await Search(typed);

        Assert.Equal(HttpStatusCode.OK, page.Status);
        Assert.Empty(page.All("tbody tr"));
        Assert.Contains("Aucune famille ne correspond", page.Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("")]
    [InlineData("   ")]
    [InlineData("a")]
    public async Task Too_little_is_asked_again_without_a_list(string typed)
    {
        var page = await Search(typed);

        Assert.Equal(HttpStatusCode.UnprocessableEntity, page.Status);
        Assert.Equal("Écrivez au moins deux lettres ou un numéro.", Seen.Fold(page.Document.GetElementById("Text-erreur")!.TextContent));
    }

    [Fact]
    public async Task Ten_thousand_characters_are_too_many_and_are_not_lost()
    {
        var typed = new string('é', 10_000);
        var page = await Search(typed);

        Assert.Equal(HttpStatusCode.UnprocessableEntity, page.Status);
        Assert.Contains("120", page.Document.GetElementById("Text-erreur")!.TextContent, StringComparison.Ordinal);
        Assert.Equal(typed, page.Document.QuerySelector("input[type=search]")!.GetAttribute("value"));
    }

    [Fact]
    public async Task What_was_typed_stands_in_the_box_and_not_in_the_address()
    {
        var page = await Search("delmas");

        Assert.Equal("/gestion/familles", page.Address.PathAndQuery);
        Assert.Equal("delmas", page.Document.QuerySelector("input[type=search]")!.GetAttribute("value"));
        Assert.Equal("post", page.Document.QuerySelector("form[role=search]")!.GetAttribute("method"));
    }

    [Fact]
    public async Task What_was_typed_stands_in_no_log()
    {
        using var lines = new LogLines();
        await using var host = await PreauHost.Demo(["--Logging:LogLevel:Default=Debug"]);
        host.Services.GetRequiredService<ILoggerFactory>().AddProvider(lines);
        using var agent = host.Visitor();
        await agent.SignIn("gestion@valbrune.example", page: "/gestion/connexion");
        await agent.Open("/gestion/familles");
        await agent.Send("Chercher", ("Text", "Zébulon"));
        await agent.Send("Chercher", ("Text", "zebulon@ailleurs.example"));

        Assert.Contains(lines.All, l => l.Contains("POST gestion/familles", StringComparison.Ordinal));
        Assert.DoesNotContain(lines.All, l => l.Contains("ébulon", StringComparison.OrdinalIgnoreCase) || l.Contains("ebulon", StringComparison.OrdinalIgnoreCase));
    }

    [Fact]
    public async Task An_agent_of_one_site_finds_families_of_its_children_only()
    {
        using var school = demo.Host.Visitor();
        await school.SignIn("direction@valbrune.example", page: "/gestion/connexion");
        await school.Open("/gestion/familles");
        Assert.Empty((await school.Send("Chercher", ("Text", "vidal"))).All("tbody a"));
        Assert.Equal(["Delmas-Kaci"], (await school.Send("Chercher", ("Text", "delmas"))).All("tbody a"));
    }

    public async ValueTask InitializeAsync() => await demo.Host.InStore(async db =>
    {
        if (await db.Families.AnyAsync(f => f.FileNumber == "F-000990")) return 0;
        var family = new Family
        {
            FileNumber = "F-000990",
            Name = "D’Ornano de La Brosse",
            SearchKey = SearchKeys.Fold("D’Ornano de La Brosse"),
            SortKey = SearchKeys.Fold("D’Ornano de La Brosse"),
            State = FamilyState.Accepted,
            Address = new PostalAddress("1 rue du Four", null, "26290", "Valbrune", "France"),
            CreatedAt = new DateTime(2026, 9, 1, 8, 0, 0, DateTimeKind.Utc),
        };
        family.Guardians.Add(new Guardian { FirstName = "Marie-Amélie", LastName = "Œuvray", SearchKey = SearchKeys.Fold("Marie-Amélie", "Œuvray"), SortKey = SearchKeys.Fold("Œuvray", "Marie-Amélie"), MobilePhone = "+32470129988" });
        db.Families.Add(family);
        return await db.SaveChangesAsync();
    });

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    private async Task Finds(string typed, string family) => Assert.Equal([family], (await Search(typed)).All("tbody a"));

    private async Task<Seen> Search(string typed)
    {
        using var agent = demo.Host.Visitor();
        await agent.SignIn("gestion@valbrune.example", page: "/gestion/connexion");
        await agent.Open("/gestion/familles");
        return await agent.Send("Chercher", ("Text", typed));
    }

    /// <summary>Everything that the product logs, as it would be written.</summary>
    private sealed class LogLines : ILoggerProvider, ILogger
    {
        private readonly ConcurrentQueue<string> lines = new();

        public IReadOnlyCollection<string> All => lines;

        public ILogger CreateLogger(string categoryName) => this;

        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) => lines.Enqueue(formatter(state, exception));

        public void Dispose()
        {
            // Nothing is held.
        }
    }
}
