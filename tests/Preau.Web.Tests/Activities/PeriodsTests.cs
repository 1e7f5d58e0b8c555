using System.Net;
using Microsoft.EntityFrameworkCore;
using Preau.Domain.Activities;
using Preau.Domain.Values;
using Preau.Testing;
using Preau.Web.Features.Activities;
using Preau.Web.Features.Bookings;
using Preau.Web.Storage;

namespace Preau.Web.Tests.Activities;

/// <summary>Periods and openings in stages (docs/rules/periodes.md). The host's day is 24 November 2026; each test has an activity of its own.</summary>
public sealed class PeriodsTests(DemoHost demo) : IClassFixture<DemoHost>
{
    private const string Resident = "F-000101";
    private const string Outsider = "F-000109";

    private PreauHost Host => demo.Host;

    [Fact]
    public async Task A_period_opens_in_stages_the_pages_say_when_and_the_save_judges_it_again()
    {
        using var admin = await Admin();
        await admin.Open("/gestion/activites/mercredi/periodes");
        var preview = await admin.Send("Voir ce que liront les familles", January);
        Assert.Contains("Familles de la commune : ouvre le lundi 23 novembre 2026 à 8 h 30.", Seen.Fold(preview.Text), StringComparison.Ordinal);
        Assert.Contains("ses autres jours ne s’ouvriront plus qu’avec une période", Seen.Fold(preview.Text), StringComparison.Ordinal);
        Assert.Null(await Refusal(Outsider, new(2027, 1, 13)));
        using var parent = Host.Visitor();
        await parent.SignIn("parent@valbrune.example");
        var stale = await parent.Open("/reservations?mois=2027-02");

        await admin.Send("Publier la période");

        Assert.Null(await Refusal(Resident, new(2027, 1, 13)));
        Assert.Equal(RefusalCode.OpensLater, await Refusal(Outsider, new(2027, 1, 13)));
        Assert.Equal(RefusalCode.PeriodNotPublished, await Refusal(Resident, new(2027, 2, 3)));
        var recap = await parent.SendFrom(stale, "Vérifier", ("jour", await Box(Resident, new(2027, 2, 3))));
        Assert.Contains("Les réservations de cette période ne sont pas encore publiées", Seen.Fold(recap.Text), StringComparison.Ordinal);
        Assert.Contains("Toutes les familles : ouvre le mardi 1er décembre 2026 à 8 h 30.", Seen.Fold((await parent.Open("/regles")).Text), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_period_that_has_opened_keeps_its_dates_and_one_to_come_is_taken_back()
    {
        using var admin = await Admin();
        await admin.Open("/gestion/activites/etudes/periodes");
        await admin.Send("Publier la période", January);
        await admin.Open($"/gestion/activites/etudes/periodes?periode={await Period("Janvier")}");

        var refused = await admin.Send("Enregistrer la période", ("Dernier jour", "2027-01-29"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.Status);
        Assert.Contains("Cette période est déjà ouverte aux familles", refused.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("Retirer cette période", refused.Text, StringComparison.Ordinal);
        await admin.Open($"/gestion/activites/etudes/periodes?periode={await Period("Janvier")}");
        await admin.Send("Enregistrer la période", ("Nom", "Janvier 2027"), ("Heure, ouverture 2", "09:00"), ("Jour de fermeture", "2027-01-04"), ("Heure de fermeture", "12:00"));
        Assert.Contains("Ferme le lundi 4 janvier 2027 à 12 h 00.", Seen.Fold((await admin.Open("/gestion/activites/etudes/periodes")).Text), StringComparison.Ordinal);

        await admin.Send("Publier la période", ("Nom", "Mars"), ("Premier jour", "2027-03-01"), ("Dernier jour", "2027-03-31"), ("Public, ouverture 1", "Everyone"), ("Jour, ouverture 1", "2027-01-15"), ("Heure, ouverture 1", "08:30"));
        await admin.Open($"/gestion/activites/etudes/periodes?periode={await Period("Mars")}");
        await admin.Send("Retirer cette période");
        Assert.Equal(["Janvier 2027"], await Host.InStore(db => db.BookingPeriods.Where(p => db.Activities.Any(a => a.Id == p.ActivityId && a.Code == "etudes")).Select(p => p.Name).ToListAsync()));
    }

    [Fact]
    public async Task Periods_that_overlap_half_an_opening_and_a_closing_before_it_are_refused_next_to_their_field()
    {
        using var admin = await Admin();
        await admin.Open("/gestion/activites/soir/periodes");
        await admin.Send("Publier la période", January);
        await admin.Open("/gestion/activites/soir/periodes");

        var overlap = await admin.Send("Publier la période", [("Nom", "Hiver"), .. January[1..]]);
        Assert.Equal(["Ces dates chevauchent une autre période (Janvier). Corrigez-les."], overlap.All(".field .error"));
        var wrong = await admin.Send("Publier la période", ("Nom", ""), ("Dernier jour", "2026-12-31"), ("Public, ouverture 2", "Classes"), ("Heure, ouverture 2", ""), ("Jour de fermeture", "2026-11-01"), ("Heure de fermeture", "09:00"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, wrong.Status);
        Assert.Equal(
            ["Donnez un nom à la période : les familles le lisent.", "Le dernier jour vient avant le premier.", "Indiquez l’heure d’ouverture.", "Choisissez la première classe, la dernière ou les deux.", "La fermeture vient avant une ouverture."],
            wrong.All(".field .error"));
    }

    [Fact]
    public async Task School_meals_have_no_period_and_the_page_says_why()
    {
        using var admin = await Admin();
        var page = await admin.Open("/gestion/activites/cantine/periodes");
        Assert.Contains("Code de l’éducation, L131-13", page.Text, StringComparison.Ordinal);
        Assert.Null(page.Document.QuerySelector("[name='Input.Name']"));

        var meals = await Host.InStore(db => db.Activities.Where(a => a.Code == "cantine").Select(a => new { a.Id, a.From, a.To }).SingleAsync());
        var refusal = await Host.Run<SaveBookingPeriod, Refusal?>(save => save.Run(new BookingPeriod { ActivityId = meals.Id, Name = "Hiver", From = meals.From, To = meals.To }, 0, Actor.Product));
        Assert.Equal(RefusalCode.RightOfEveryPupil, refusal?.Code);
    }

    private static (string, string)[] January =>
    [
        ("Nom", "Janvier"), ("Premier jour", "2027-01-04"), ("Dernier jour", "2027-01-31"),
        ("Public, ouverture 1", "Residents"), ("Jour, ouverture 1", "2026-11-23"), ("Heure, ouverture 1", "08:30"),
        ("Public, ouverture 2", "Everyone"), ("Jour, ouverture 2", "2026-12-01"), ("Heure, ouverture 2", "08:30"),
    ];

    private Task<long> Period(string name) => Host.InStore(db => db.BookingPeriods.Where(p => p.Name == name && db.Activities.Any(a => a.Id == p.ActivityId && a.Code == "etudes")).Select(p => p.Id).SingleAsync());

    /// <summary>Why a Wednesday of the family's first child cannot be booked on the host's morning.</summary>
    private async Task<RefusalCode?> Refusal(string file, DateOnly day)
    {
        var (child, slot, _) = BoxKey.Read(await Box(file, day))!.Value;
        var family = await Host.InStore(db => db.Families.Where(f => f.FileNumber == file).Select(f => f.Id).SingleAsync());
        var outcomes = await Host.Run<JudgeWishes, IReadOnlyList<WishOutcome>>(judge => judge.Run(family, [new(child, slot, day, Book: true)], new(2026, 11, 24, 7, 0, 0, DateTimeKind.Utc), byStaff: false));
        return Assert.Single(outcomes).Refusal?.Code;
    }

    private Task<string> Box(string file, DateOnly day) => Host.InStore(async db =>
    {
        var child = await (
            from enrolment in db.Enrolments
            join family in db.Families on enrolment.FamilyId equals family.Id
            join slot in db.Slots on enrolment.ActivityId equals slot.ActivityId
            where family.FileNumber == file && slot.Code == "journee" && db.Activities.Any(a => a.Id == slot.ActivityId && a.Code == "mercredi")
            orderby enrolment.Id
            select new { enrolment.ChildId, slot.Id }).FirstAsync();
        return BoxKey.Write(child.ChildId, child.Id, day);
    });

    private async Task<Visitor> Admin()
    {
        var admin = Host.Visitor();
        await admin.SignIn("admin@valbrune.example", page: "/gestion/connexion");
        return admin;
    }
}
