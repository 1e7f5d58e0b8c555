using System.Net;
using Microsoft.EntityFrameworkCore;
using Preau.Domain.Billing;
using Preau.Testing;
using Preau.Web.Hosting.Commands;
using Preau.Web.Tests.Pdf;
using Preau.Web.Texts;

namespace Preau.Web.Tests.Billing;

/// <summary>The régie's way from bookings to invoices, by its pages, and what the family holds in its hands at the end.</summary>
public sealed class StaffBillingTests(DemoHost town) : IClassFixture<DemoHost>
{
    [Fact]
    public async Task The_regie_computes_a_month_and_issues_it_once_and_the_family_reads_its_invoice()
    {
        await using var host = await PreauHost.Demo(["--Preau:Demo:Now=2026-12-02T09:00:00+01:00"]);
        using var regie = host.Visitor();
        await regie.SignIn("regie@valbrune.example", page: "/gestion/connexion");
        await regie.Open("/gestion/facturation/cs/2026-11");
        await regie.Send("Calculer les projets");
        await regie.Open(regie.Page.Link("Émettre"));
        var form = regie.Page;

        await regie.Send("Émettre");
        await regie.SendFrom(form, "Émettre");

        Assert.Equal((HttpStatusCode.OK, "/gestion/facturation/cs/2026-11"), (regie.Page.Status, regie.Page.Path));
        await Ledger.IsRight(host);
        var issued = await host.InStore(db => db.Invoices.AsNoTracking().Include(i => i.Charges)
            .SingleAsync(i => i.Month == new DateOnly(2026, 11, 1) && i.Number!.StartsWith("CS-") && db.Families.Any(f => f.Id == i.FamilyId && f.FileNumber == "F-000101")));
        using var parent = host.Visitor();
        await parent.SignIn("parent@valbrune.example");
        await parent.Open($"/mon-compte/factures/{issued.Id}/pdf");
        ReadsAsAnInvoice(parent.Page, issued);
    }

    [Fact]
    public async Task A_child_of_two_families_is_charged_to_each_for_what_it_booked()
    {
        var charged = await town.Host.InStore(db => (
            from charge in db.Charges
            join child in db.Children on charge.ChildId equals child.Id
            where child.FirstName == "Tom" && child.LastName == "Marchetti"
            join booking in db.Bookings on new { charge.ChildId, charge.SlotId, charge.Day } equals new { booking.ChildId, booking.SlotId, booking.Day }
            join family in db.Families on charge.FamilyId equals family.Id
            join slot in db.Slots on charge.SlotId equals slot.Id
            select new { family.FileNumber, slot.Code, IsTheBookers = booking.FamilyId == charge.FamilyId }).Distinct().ToListAsync());

        Assert.All(charged, c => Assert.True(c.IsTheBookers));
        Assert.Equal([("F-000103", "repas"), ("F-000104", "soir")], charged.Select(c => (c.FileNumber, c.Code)).Order());
    }

    [Fact]
    public async Task The_regie_does_money_and_sees_no_health_and_no_list()
    {
        using var regie = town.Host.Visitor();
        await regie.SignIn("regie@valbrune.example", page: "/gestion/connexion");

        Assert.Equal(HttpStatusCode.OK, (await regie.Open("/gestion/facturation")).Status);
        Assert.Equal(HttpStatusCode.OK, (await regie.Open("/gestion/facturation/paiements")).Status);
        foreach (var path in new[] { "/gestion/presences", "/gestion/demandes", "/gestion/inscriptions" }) Assert.Equal(HttpStatusCode.Forbidden, (await regie.Open(path)).Status);
        await regie.Open("/gestion/familles/1");
        Assert.DoesNotContain("Arachide", regie.Page.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_verb_checks_the_ledger_of_a_database_that_is_in_use()
    {
        using var output = new StringWriter();
        using var errors = new StringWriter();
        string[] connection = town.Host.Store.ConnectionString is { } text ? [$"--ConnectionStrings:Preau={text}"] : [];

        var code = await CommandLine.Run(
            ["ledger", "check", "--environment=Development", $"--Preau:DataPath={town.Host.Store.Folder}", $"--Preau:Demo:Now={PreauHost.DefaultNow}", .. connection],
            Program.Compose, output, errors);

        Assert.Equal((0, ""), (code, errors.ToString()));
        Assert.StartsWith("Le grand livre est juste", Seen.Fold(output.ToString()), StringComparison.Ordinal);
    }

    private static void ReadsAsAnInvoice(Seen file, Invoice invoice)
    {
        Assert.Equal((HttpStatusCode.OK, "application/pdf"), (file.Status, file.MediaType));
        Assert.Empty(PdfTools.Check(file.Body));
        Assert.Contains("Table", PdfTools.Structure(file.Body), StringComparison.Ordinal);
        var text = Seen.Fold(PdfTools.Text(file.Body));
        string[] told =
        [
            invoice.Number!, invoice.Number!.Replace("-", "", StringComparison.Ordinal), French.Amount(invoice.Total), French.PlainDate(invoice.DueOn!.Value), .. invoice.Payer.Split('\n'),
            "Régie des services scolaires et périscolaires", "1 place de la Mairie", "212 609 999 00018", "Par chèque", "En espèces", "Par carte bancaire",
            .. invoice.Charges.Select(c => French.Capital(French.DayAndMonth(c.Day))),
        ];
        Assert.All(told, words => Assert.Contains(Seen.Fold(words), text, StringComparison.Ordinal));
    }
}
