using System.Net;
using System.Text.Json;
using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using Preau.Domain.Billing;
using Preau.Testing;
using Preau.Web.Features.Bookings;
using Preau.Web.Integrations.Mail;
using Preau.Web.Storage;

namespace Preau.Web.Tests.Hosting;

/// <summary>
/// What the log of a whole day's work holds, in a process of its own as a town runs it: lines of JSON, and nobody's name, address,
/// income, password or key.
/// </summary>
public sealed partial class LogTests : IAsyncLifetime
{
    private const string Parent = "mere2@valbrune.example";
    private const string Password = "preau-demo-2026";

    /// <summary>What is typed on the way, besides what the town knows already.</summary>
    private static readonly string[] Typed =
    [
        "mauvais-secret-7731", "06 12 34 99 88", "+33612349988", "12 rue des Glycines", "Capucine", "2024-02-03", "ticket.prive@courriel.example",
        "inconnue@courriel.example", "ordonnance-capucine.exe", "Marchett",
    ];

    private readonly HashSet<string> keys = new(StringComparer.Ordinal);
    private TestStore store = null!;
    private PreauProcess portal = null!;
    private Uri address = null!;

    public async ValueTask InitializeAsync()
    {
        store = await PreauHost.DemoStore();
        (portal, var bound) = await PreauProcess.Serve(
            null, ("Preau__DataPath", store.Folder), ("ConnectionStrings__Preau", store.ConnectionString), ("Preau__Demo__Now", PreauHost.DefaultNow));
        address = new Uri($"http://localhost:{bound.Port}");
    }

    [Fact]
    public async Task The_log_of_a_day_names_nobody()
    {
        await AParentsDay();
        await APayment();
        await AnAgentsDay();
        await ADefect();
        Assert.Equal(0, await portal.Stop());

        // Not the welcome of a demo, which lists its accounts: it is no line of JSON.
        var written = portal.Output.Split('\n').Where(l => l.StartsWith('{')).ToList();
        var log = string.Join('\n', written) + portal.Errors;
        var lines = written.ConvertAll(l => JsonDocument.Parse(l).RootElement);
        var told = lines.ConvertAll(l => l.GetProperty("message").GetString()! + (l.TryGetProperty("Route", out var route) ? $" /{route.GetString()!.TrimStart('/')}" : ""));
        string[] seen = ["Sign-in refused", "Signed in", "Request failed", "/mon-compte/factures/", "/gestion/familles", "/activation/lien", "exception"];
        Assert.Empty(seen.Where(part => !told.Exists(line => line.Contains(part, StringComparison.Ordinal)) && !log.Contains($"\"{part}\":", StringComparison.Ordinal)).ToList());
        var (people, secrets) = await InStore(WhatNobodyMayRead);
        Assert.Empty(people.Concat(Typed).Where(word => Regex.IsMatch(log, $@"(?<!\w){Regex.Escape(word)}(?!\w)", RegexOptions.CultureInvariant, TimeSpan.FromSeconds(1))).ToList());
        Assert.Empty(secrets.Concat(keys).Where(secret => log.Contains(secret, StringComparison.OrdinalIgnoreCase)).ToList());
    }

    /// <summary>A wrong password and a right one, a forgotten one, her details, a child, meals, a paper that is refused.</summary>
    private async Task AParentsDay()
    {
        using var parent = new Visitor(address);
        await parent.SignIn(Parent, "mauvais-secret-7731");
        await parent.SignIn("inconnue@courriel.example", "mauvais-secret-7731");
        await parent.Open("/mot-de-passe-oublie");
        await parent.Send("Recevoir", ("Adresse électronique", Parent));
        Assert.Equal(HttpStatusCode.OK, (await parent.Open(await LastLink())).Status);
        await parent.SignIn(Parent);
        await Done(parent, "/mes-coordonnees", "Enregistrer mes coordonnées", ("Téléphone portable", "06 12 34 99 88"), ("Numéro et voie", "12 rue des Glycines"));
        await Done(parent, "/ma-famille/enfants/nouveau", "Demander l’ajout", ("Prénom", "Capucine"), ("Date de naissance", "2024-02-03"));

        await parent.Open("/reservations?mois=2027-01");
        await parent.Send("Vérifier", [.. parent.Page.Document.QuerySelectorAll("input[name=jour]:not([disabled]):not([checked])").Take(3).Select(b => ("jour", b.GetAttribute("value")!))]);
        await parent.Send("Confirmer");
        Assert.Equal((HttpStatusCode.OK, "/reservations"), (parent.Page.Status, parent.Page.Path));

        var (child, activity) = await InStore(async db => (
            await db.Children.Where(c => c.FirstName == "Tom" && c.LastName == "Marchetti").Select(c => c.Id).SingleAsync(),
            await db.Activities.Where(a => a.Code == "vacances").Select(a => a.Id).SingleAsync()));
        await parent.Open($"/inscriptions/nouvelle?enfant={child}");
        await parent.Send("Continuer", ("ActivityId", $"{activity}"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await parent.Send("Vérifier ma demande", ("Attestation d’assurance", "ordonnance-capucine.exe|MZ"))).Status);

        Keep(parent);
    }

    private async Task APayment()
    {
        var unpaid = await InStore(db => (
            from row in db.Invoices
            where row.State == InvoiceState.Issued && !db.PaymentAllocations.Any(a => a.InvoiceId == row.Id)
            join guardian in db.Guardians on row.FamilyId equals guardian.FamilyId
            where guardian.Email != null
            orderby row.Id
            select new { Invoice = row.Id, guardian.Email }).FirstAsync());
        using var parent = new Visitor(address);
        await parent.SignIn(unpaid.Email!);
        await parent.Open($"/mon-compte/factures/{unpaid.Invoice}/payer");
        await parent.Send("Continuer vers le paiement", ("Adresse électronique pour le ticket", "ticket.prive@courriel.example"));
        await parent.Send("Continuer");
        await parent.Send("Payer");
        Assert.StartsWith("/mon-compte/paiements/", parent.Page.Path, StringComparison.Ordinal);
        Keep(parent);
    }

    private async Task AnAgentsDay()
    {
        using var agent = new Visitor(address);
        await agent.SignIn("gestion@valbrune.example", page: "/gestion/connexion");
        var found = await Done(agent, "/gestion/familles", "Chercher", ("Nom, enfant", "Marchett"));
        Assert.Contains("Marchetti", found.Text, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.OK, (await agent.Open(found.Link("Marchetti"))).Status);
        Keep(agent);
    }

    /// <summary>The database refuses what was typed: its words and the stack are in the log.</summary>
    private async Task ADefect()
    {
        using var parent = new Visitor(address);
        await parent.SignIn(Parent);
        await parent.Open("/ma-famille/enfants/nouveau");
        await InStore(db => db.Database.ExecuteSqlRawAsync("ALTER TABLE \"Requests\" RENAME TO \"Elsewhere\""));
        var seen = await parent.Send("Demander l’ajout", ("Prénom", "Capucine"), ("Date de naissance", "2024-02-03"));
        await InStore(db => db.Database.ExecuteSqlRawAsync("ALTER TABLE \"Elsewhere\" RENAME TO \"Requests\""));
        Assert.Equal(HttpStatusCode.InternalServerError, seen.Status);
        Keep(parent);
    }

    private static async Task<Seen> Done(Visitor visitor, string path, string button, params (string, string)[] fields)
    {
        await visitor.Open(path);
        var seen = await visitor.Send(button, fields);
        Assert.True(seen.Status == HttpStatusCode.OK, seen.Text);
        return seen;
    }

    /// <summary>The link of the mail just written: still in the outbox, or already a file.</summary>
    private async Task<string> LastLink()
    {
        var mail = await InStore(db => db.OutboxMails.AsNoTracking().Where(m => m.To == Parent).OrderByDescending(m => m.Id).FirstAsync());
        var text = mail.Text.Length > 0 ? mail.Text : (await MimeKit.MimeMessage.LoadAsync(FolderRoute.PathOf(Path.Combine(store.Folder, "mails"), mail.Id))).TextBody!;
        var link = new Uri(Link().Match(text).Value);
        keys.Add(link.Query[(link.Query.IndexOf('=', StringComparison.Ordinal) + 1)..]);
        return link.PathAndQuery;
    }

    private void Keep(Visitor visitor)
    {
        foreach (Cookie cookie in visitor.Cookies.GetAllCookies()) keys.Add(cookie.Value);
    }

    private async Task<T> InStore<T>(Func<PortalDb, Task<T>> use)
    {
        await using var db = StoreAddress.Of(store.ConnectionString, store.Folder).Open();
        return await use(db);
    }

    private static async Task<(List<string> People, List<string> Secrets)> WhatNobodyMayRead(PortalDb db)
    {
        var guardians = await db.Guardians.Select(g => new[] { g.FirstName, g.LastName, g.Email, g.MobilePhone, g.HomePhone, g.WorkPhone }).ToListAsync();
        var children = await db.Children.Select(c => new[] { c.FirstName, c.LastName }).ToListAsync();
        var families = await db.Families.Select(f => new[] { f.Name, f.FileNumber, f.Address.Street }).ToListAsync();
        var staff = await db.Staff.Select(s => new[] { s.Name, s.Email }).ToListAsync();
        var quotients = (await db.IncomeRecords.Select(i => i.QuotientCents).ToListAsync()).ConvertAll(cents => $"{cents}");
        var operations = await db.PaymentAttempts.Where(a => a.OperationId != null).Select(a => a.OperationId!).ToListAsync();
        var hashes = await db.Accounts.Select(a => a.PasswordHash).OfType<string>().ToListAsync();
        var people = guardians.Concat(children).Concat(families).Concat(staff).SelectMany(words => words).OfType<string>().Concat(quotients).Where(word => word.Length > 1).Distinct(StringComparer.Ordinal).ToList();
        Assert.InRange(people.Count, 100, int.MaxValue);
        return (people, [.. operations, .. hashes, Password]);
    }

    public async ValueTask DisposeAsync()
    {
        await portal.DisposeAsync();
        await store.DisposeAsync();
    }

    [GeneratedRegex("https?://\\S+", RegexOptions.None, 1000)]
    private static partial Regex Link();
}
