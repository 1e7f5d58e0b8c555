using System.Net;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using OtpNet;
using Preau.Testing;
using Preau.Web.Security;
using Preau.Web.Tests.Hosting;

namespace Preau.Web.Tests.Accounts;

/// <summary>`staff invite` and `staff reset`, on the database of a town that may be running meanwhile.</summary>
public sealed class StaffVerbsTests : IAsyncLifetime
{
    private const string Email = "premiere@ville.example";
    private const string Password = "velours carafe mouton ardoise";
    private const string Public = "https://famille.valbrune.example";

    private PreauHost town = null!;

    public async ValueTask InitializeAsync() => town = await PreauHost.Town();

    public async ValueTask DisposeAsync() => await town.DisposeAsync();

    [Fact]
    public async Task The_invited_administrator_chooses_a_password_and_a_second_factor_and_then_administers()
    {
        var (code, output, errors) = await town.Store.Run("staff", "invite", Email, "--nom", "Prune Adam");
        Assert.Equal((0, ""), (code, errors));

        using var admin = town.Visitor(Public);
        await admin.Open(LinkIn(output));
        await admin.Send("Enregistrer", ("Mot de passe", Password));
        Assert.Equal("/gestion/double-authentification", admin.Page.Path);
        Assert.Equal("/gestion/double-authentification", (await admin.Open("/gestion/agents")).Path);
        await AddFactor(admin);

        Assert.Equal(HttpStatusCode.OK, (await admin.Open("/gestion/agents")).Status);
        Assert.Contains(admin.Page.All("tbody th"), agent => agent.StartsWith("Prune Adam", StringComparison.Ordinal));
        Assert.Equal(StaffRights.All.Aggregate((a, b) => a | b), await town.InStore(db => db.Staff.Select(s => s.Rights).SingleAsync()));
        Assert.Equal(HttpStatusCode.Gone, (await town.Visitor(Public).Open(LinkIn(output))).Status);
    }

    [Fact]
    public async Task A_second_invitation_makes_a_fresh_link_and_the_first_opens_nothing_any_more()
    {
        var first = LinkIn((await town.Store.Run("staff", "invite", Email)).Output);

        var (code, output, _) = await town.Store.Run("staff", "invite", Email.ToUpperInvariant(), "--json");

        Assert.Equal(0, code);
        var second = new Uri(JsonDocument.Parse(output).RootElement.GetProperty("link").GetString()!).PathAndQuery;
        using var visitor = town.Visitor(Public);
        Assert.Equal(HttpStatusCode.Gone, (await visitor.Open(first)).Status);
        Assert.Equal(HttpStatusCode.OK, (await visitor.Open(second)).Status);
        Assert.Equal(1, await town.InStore(db => db.Staff.CountAsync()));
    }

    [Theory]
    [InlineData("invite")]
    [InlineData("reset")]
    public async Task An_address_that_is_none_is_refused_with_a_sentence(string verb)
    {
        var (code, output, errors) = await town.Store.Run("staff", verb, "personne");

        Assert.Equal((1, ""), (code, output));
        Assert.Contains("n’est pas complète", errors, StringComparison.Ordinal);
        Assert.False(await town.InStore(db => db.Staff.AnyAsync()));
    }

    [Theory]
    [InlineData("invite")]
    [InlineData("reset")]
    public async Task A_missing_address_is_a_wrong_use(string verb) =>
        Assert.Equal(2, (await town.Store.Run("staff", verb)).Code);

    [Fact]
    public async Task Nobody_is_invited_twice_once_they_are_in_and_nobody_unknown_or_pending_is_reset()
    {
        Assert.Equal(1, (await town.Store.Run("staff", "reset", Email)).Code);
        var link = LinkIn((await town.Store.Run("staff", "invite", Email)).Output);
        Assert.Equal(1, (await town.Store.Run("staff", "reset", Email)).Code);
        using var admin = town.Visitor(Public);
        await admin.Open(link);
        await admin.Send("Enregistrer", ("Mot de passe", Password));

        var (code, output, errors) = await town.Store.Run("staff", "invite", Email);

        Assert.Equal((1, ""), (code, output));
        Assert.Contains($"staff reset {Email}", errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_lost_factor_is_removed_with_the_password_and_every_session_and_is_told_and_written_down()
    {
        using var lost = town.Visitor(Public);
        await lost.Open(LinkIn((await town.Store.Run("staff", "invite", Email)).Output));
        await lost.Send("Enregistrer", ("Mot de passe", Password));
        await AddFactor(lost);
        Assert.Equal("/gestion", (await lost.Open("/gestion")).Path);

        var (code, output, _) = await town.Store.Run("staff", "reset", Email);

        Assert.Equal(0, code);
        Assert.Equal("/gestion/connexion", (await lost.Open("/gestion")).Path);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await lost.SignIn(Email, Password, "/gestion/connexion")).Status);
        Assert.False(await town.InStore(db => db.RecoveryCodes.AnyAsync()));
        Assert.Contains("a changé", await town.InStore(db => db.OutboxMails.Where(m => m.To == Email).OrderByDescending(m => m.Id).Select(m => m.Subject).FirstAsync()), StringComparison.Ordinal);
        Assert.Equal(2, await town.InStore(db => db.OutboxMails.CountAsync(m => m.To == Email)));
        Assert.True(await town.InStore(db => db.History.AnyAsync(h => h.Subject == nameof(StaffMember) && h.Action == "reset")));

        await lost.Open(LinkIn(output));
        await lost.Send("Enregistrer", ("Mot de passe", "girafe tambour olive papier"));
        Assert.Equal("/gestion/double-authentification", lost.Page.Path);
        await AddFactor(lost);
        Assert.Equal("/gestion", (await lost.Open("/gestion")).Path);
    }

    private static string LinkIn(string output) =>
        new Uri(output.Split('\n').Single(line => line.StartsWith(Public, StringComparison.Ordinal)).Trim()).PathAndQuery;

    /// <summary>Reads the secret on the page, as an authenticator would, and gives its code.</summary>
    internal static async Task AddFactor(Visitor agent)
    {
        var secret = agent.Page.All("main p code").Single();
        await agent.Send("Mettre en place", ("Code à six chiffres", new Totp(Base32Encoding.ToBytes(secret)).ComputeTotp()));
        Assert.Equal(10, agent.Page.All("main li code").Count);
    }
}
