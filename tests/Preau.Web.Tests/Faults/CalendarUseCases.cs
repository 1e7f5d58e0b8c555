using Microsoft.EntityFrameworkCore;
using Preau.Testing;
using Preau.Web.Storage;

namespace Preau.Web.Tests.Faults;

/// <summary>What changes the town's calendar, or a child's days between two families, and what the calendar is charged by.</summary>
public static partial class UseCases
{
    private static async Task<Visitor> Preview(FaultyTown town, string kind, params (string Field, string Value)[] fields)
    {
        var visitor = await town.At($"/gestion/calendrier/{kind}/0", Admin);
        await visitor.Send("Voir ce que cela change", fields);
        return visitor;
    }

    private static async Task<Visitor> Holidays(FaultyTown town)
    {
        var christmas = await Store(town, db => db.SchoolHolidays.Where(h => h.Name == "Noël" && h.From > new DateOnly(2026, 12, 1)).Select(h => h.Id).SingleAsync());
        var visitor = await town.At($"/gestion/calendrier/vacances/{christmas}", Admin);
        await visitor.Send("Voir ce que cela change", ("Premier jour", "2026-12-17"));
        return visitor;
    }

    private static async Task<Visitor> Import(FaultyTown town)
    {
        var visitor = await town.At("/gestion/calendrier/import", Admin);
        await visitor.Send("Lire le fichier", ("Fichier", "calendrier.csv|description;population;start_date;end_date;location;zones;annee_scolaire\nVacances d'Hiver;-;2027-02-20;2027-03-08;Lyon;Zone A;2026-2027\nVacances de la Toussaint;-;2027-10-23;2027-11-08;Lyon;Zone A;2027-2028\n"));
        return visitor;
    }

    private static async Task<string> Days(FaultyTown town, string root) =>
        $"{root}/enfants/{await Store(town, db => db.Children.Where(c => c.FirstName == "Tom" && c.LastName == "Marchetti").Select(c => c.Id).SingleAsync())}/garde";

    private static async Task<Visitor> Propose(FaultyTown town, string email, string from)
    {
        var visitor = await town.At(await Days(town, "/ma-famille"), email);
        await visitor.Send("Voir ce que cela change", ("À partir du", from), ("Input.Weeks", "Counted"), ("Input.WeekStart", "2026-11-23"), ("Input.Exceptions[0].From", "2026-12-24"));
        return visitor;
    }

    private static async Task<Visitor> Agree(FaultyTown town)
    {
        var mother = await Propose(town, Mother, "2026-12-04");
        await mother.Send("Proposer à l’autre parent");
        return await town.At(await Days(town, "/ma-famille"), Father);
    }

    private static async Task<Visitor> Decision(FaultyTown town)
    {
        var family = await Store(town, db => db.Guardians.Where(g => g.Email == Mother).Select(g => g.FamilyId).SingleAsync());
        var visitor = await town.At(await Days(town, $"/gestion/familles/{family}"), Agent);
        await visitor.Send("Voir ce que cela change", ("Décision", "Jugement du 3 novembre 2026"), ("À partir du", "2026-12-01"), ("Input.Weeks", "Parity"));
        return visitor;
    }

    private static async Task<Visitor> Issue(FaultyTown town)
    {
        var visitor = await town.At("/gestion/facturation/cs/2026-11", Treasurer);
        await visitor.Send(visitor.Page.HasButton("Recalculer") ? "Recalculer les projets" : "Calculer les projets");
        await visitor.Open("/gestion/facturation/cs/2026-11/emettre");
        return visitor;
    }
}
