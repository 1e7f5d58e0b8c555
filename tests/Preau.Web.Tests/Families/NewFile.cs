using Microsoft.EntityFrameworkCore;
using Preau.Testing;
using Preau.Web.Tests.Accounts;

namespace Preau.Web.Tests.Families;

/// <summary>A new family walks through its journey, page by page, with the forms as they are rendered.</summary>
internal static class NewFile
{
    public const string Password = "girafe marelle tambour";

    /// <summary>The text of the last mail to an address.</summary>
    public static Task<string> LastMail(PreauHost host, string email) => host.LastText(email);

    public static async Task<string> Link(PreauHost host, string email)
    {
        var text = await LastMail(host, email);
        var start = text.IndexOf("/nouveau-dossier/lien?jeton=", StringComparison.Ordinal);
        return text[start..].Split((char[]?)null)[0].TrimEnd('.', ')');
    }

    public static async Task<Seen> Prove(PreauHost host, Visitor visitor, string email)
    {
        await visitor.Open("/nouveau-dossier");
        await visitor.Send("Recevoir le lien", ("Adresse électronique", email));
        await visitor.Open(await Link(host, email));
        return await visitor.Send("Commencer");
    }

    public static async Task<Seen> UpToChildren(PreauHost host, Visitor visitor, string email, string firstName = "Awa", string lastName = "N’Diaye")
    {
        await Prove(host, visitor, email);
        await visitor.Send("Continuer", ("Mot de passe", Password));
        await visitor.Send("Continuer", ("Prénom", firstName), ("Nom", lastName), ("Lien avec les enfants", "mère"), ("Téléphone mobile", "+32 470 12 34 56"));
        await visitor.Send("Continuer", ("HasOther", "false"));
        return await visitor.Send("Continuer", ("Numéro et voie", "3 rue des Remparts"), ("Code postal", "26290"), ("Commune", "Valbrune"));
    }

    public static async Task<Seen> UpToCheck(PreauHost host, Visitor visitor, string email, string child = "Marème")
    {
        await UpToChildren(host, visitor, email);
        await visitor.Send("Continuer", ("Prénom", child), ("Nom", "N’Diaye"), ("Date de naissance", "2018-03-02"), ("École", "École du Lavoir"), ("Classe", "CE2"));
        await visitor.Send("C’est tout");
        var lunch = await host.InStore(db => db.Activities.Where(a => a.Code == "cantine").Select(a => a.Id).SingleAsync());
        return await visitor.Send("Continuer", ("Wanted", $"{lunch}-1"), ("Wanted", $"{lunch}-4"));
    }

    /// <summary>Sends the file; the visitor is signed in and reads the receipt.</summary>
    public static async Task<Seen> Sent(PreauHost host, Visitor visitor, string email, string child = "Marème")
    {
        await UpToCheck(host, visitor, email, child);
        return await visitor.Send("Envoyer mon dossier");
    }

    public static async Task<long> Request(PreauHost host, string email) => await host.InStore(async db =>
    {
        var guardian = await db.Accounts.Where(a => a.Email == email).Select(a => a.GuardianId).SingleAsync();
        return await db.Requests.Where(r => r.GuardianId == guardian && r.Kind == Domain.Requests.RequestKind.NewFamily).Select(r => r.Id).SingleAsync();
    });
}
