using System.Net;
using Microsoft.EntityFrameworkCore;
using Preau.Domain.Bookings;
using Preau.Domain.CutOffs;
using Preau.Testing;

namespace Preau.Web.Tests.CutOffs;

/// <summary>What a town asks for an absence, from the editor to « Signaler une absence ». The host's day is Tuesday 24 November 2026, 8:00.</summary>
public sealed class AbsenceTests
{
    [Fact]
    public async Task A_new_rule_is_said_before_the_absence_is_told_and_its_waiting_days_stay_charged()
    {
        await using var host = await PreauHost.Demo();
        using var admin = await SignIn(host, "admin@valbrune.example", "/gestion/connexion");
        await admin.Open("/gestion/regles/cantine/absence");
        var preview = await admin.Send("Voir l’effet", ("Jours de carence", "1"), ("Certificat à donner, en heures", "48"), ("Jours avant le jour de service", "1"), ("Heure à partir de laquelle il est trop tard", "17:00"), ("Date d’effet", "2026-12-01"));
        Assert.Contains("À signaler la veille, avant 17 h 00.", preview.Text, StringComparison.Ordinal);
        Assert.Equal(0, await host.InStore(db => db.AbsenceRules.CountAsync(r => db.Activities.Any(a => a.Id == r.ActivityId && a.Code == "cantine"))));
        await admin.Send("Mettre en vigueur");
        Assert.True(await host.InStore(db => db.History.AnyAsync(h => h.Subject == nameof(AbsenceRule) && h.ActorName == "Mireille Castan")));

        using var parent = await SignIn(host, "parent@valbrune.example", "/connexion");
        foreach (var day in (string[])["2026-12-03", "2026-12-04"])
        {
            await parent.Open($"/reservations/absence?jour={day}");
            Assert.Contains("Le premier jour d’absence reste facturé, les suivants ne le sont pas, si un certificat médical est donné dans les 48 heures qui suivent le début de l’absence.", parent.Page.Text, StringComparison.Ordinal);
            var box = parent.Page.Document.QuerySelectorAll("label.choice").First(l => Seen.Fold(l.TextContent).Contains("Jeanne, repas", StringComparison.Ordinal)).QuerySelector("input")!.GetAttribute("value")!;
            await parent.Send("Enregistrer", ("absent", box));
        }

        Assert.Equal([(new DateOnly(2026, 12, 3), true), (new DateOnly(2026, 12, 4), false)], (await Meals(host)).FindAll(b => b.AbsenceToldAt is not null).Select(b => (b.Day, b.AbsenceCharged)));
        Assert.Contains("À signaler la veille, avant 17 h 00.", (await parent.Open("/regles")).Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Jours de carence", "-1", "de 0 à 31")]
    [InlineData("Certificat à donner, en heures", "48", "jours de carence")]
    [InlineData("Date d’effet", "2026-11-24", "est passée")]
    [InlineData("Heure à partir de laquelle il est trop tard", "25:00", "n’est pas une réponse possible")]
    public async Task What_cannot_be_is_said_at_its_field(string field, string value, string sentence)
    {
        await using var host = await PreauHost.Demo();
        using var admin = await SignIn(host, "admin@valbrune.example", "/gestion/connexion");
        await admin.Open("/gestion/regles/cantine/absence");

        var refused = await admin.Send("Mettre en vigueur", (field, value));

        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.Status);
        Assert.Contains(sentence, refused.Text, StringComparison.Ordinal);
        Assert.Equal(1, await host.InStore(db => db.AbsenceRules.CountAsync()));
    }

    private static async Task<Visitor> SignIn(PreauHost host, string email, string page)
    {
        var visitor = host.Visitor();
        await visitor.SignIn(email, page: page);
        return visitor;
    }

    private static Task<List<Booking>> Meals(PreauHost host) => host.InStore(db => db.Bookings.AsNoTracking()
        .Where(b => b.ChildId == 1 && db.Slots.Any(s => s.Id == b.SlotId && db.Activities.Any(a => a.Id == s.ActivityId && a.Code == "cantine"))).OrderBy(b => b.Day).ToListAsync());
}
