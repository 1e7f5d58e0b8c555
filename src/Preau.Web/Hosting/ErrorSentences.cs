namespace Preau.Web.Hosting;

/// <summary>What an error page says: what happened, in the reader's words, and what to do now.</summary>
public sealed record ErrorSentence(string Title, string Text)
{
    public static ErrorSentence For(int status, bool desk, bool hasSent = false) => status switch
    {
        401 or 403 => new("Cette page ne vous est pas ouverte", desk
            ? "Votre compte n’a pas ce droit. L’administrateur du portail peut vous le donner."
            : "Votre compte ne donne pas accès à cette page. Rien n’est perdu dans votre dossier."),
        404 when desk => new("Cette page n’existe pas", "L’adresse est peut-être incomplète, ou ce qu’elle montrait n’est pas à l’un de vos lieux. Rien n’est perdu."),
        404 => new("Cette page n’existe pas",
            "L’adresse est peut-être incomplète, ou la page a changé de place. Rien n’est perdu dans votre dossier."),
        413 => new("Cet envoi est trop volumineux",
            "Trop de cases, ou un fichier trop lourd. Rien n’a été enregistré : procédez en plusieurs fois."),
        429 => new("Trop d’essais en peu de temps",
            "Attendez quelques minutes, puis recommencez. C’est une protection ; rien n’est perdu dans votre dossier."),
        503 when hasSent => new("Le portail est momentanément indisponible", "Vos dossiers ne peuvent pas être lus en ce moment. Ce qui était enregistré l’est toujours."),
        503 => new("Le portail est momentanément indisponible",
            "Vos dossiers ne peuvent pas être lus en ce moment. Ce qui était enregistré l’est toujours. Si vous veniez d’envoyer quelque chose, vérifiez dans quelques minutes s’il a été pris en compte."),
        >= 500 when hasSent => new("Un problème de notre côté", "Votre envoi n’a pas pu aboutir, et ce n’est pas vous."),
        >= 500 => new("Un problème de notre côté",
            "La page n’a pas pu s’afficher, et ce n’est pas vous. Si vous veniez d’enregistrer ou de payer, regardez d’abord si c’est pris en compte : rien n’est compté deux fois."),
        _ => new("Cette demande n’a pas pu être lue",
            "La page était peut-être ouverte depuis longtemps. Revenez en arrière, rechargez-la et recommencez : rien n’a été enregistré."),
    };
}
