using Preau.Web.Pdf.Layout;
using Preau.Web.Pdf.Writing;
using Preau.Web.Texts;

namespace Preau.Web.Pdf.Documents;

/// <summary>What the letter with a printed code says.</summary>
/// <param name="Salutation">"Madame Kaci", or "Madame, Monsieur".</param>
/// <param name="Code">Good for one use, in groups that can be read over the telephone.</param>
/// <param name="ValidUntil">The last day on which the code works.</param>
/// <param name="ActivationPage">Where the code is typed; the code is never part of the address.</param>
/// <param name="HelpHours">When the desk is open, for those without internet.</param>
/// <param name="Identifier">What a guardian without e-mail types to sign in, "F-000123-7"; null: the e-mail.</param>
public sealed record ActivationLetterSheet(
    Issuer Issuer,
    IReadOnlyList<string> Addressee,
    string Salutation,
    DateOnly WrittenOn,
    string Code,
    DateOnly ValidUntil,
    Uri ActivationPage,
    string? HelpHours = null,
    string? Identifier = null);

/// <summary>A letter, or a sheet handed over at the desk, with the code that opens a family's account once.</summary>
public static class ActivationLetterPdf
{
    private const double CodeSize = 84;

    public static byte[] Write(ActivationLetterSheet sheet) => new PdfDocument("Votre accès au portail famille", sheet.Issuer.Town)
        .Add(Letterhead.Of(sheet.Issuer, sheet.Addressee))
        .Add(new Paragraph($"Le {French.Date(sheet.WrittenOn)}", Letterhead.Muted), new Gap(6))
        .Add(Paragraph.Heading1("Votre accès au portail famille"), new Gap(14))
        .Add(new Paragraph($"{sheet.Salutation},", Letterhead.Letter), new Gap(8))
        .Add(new Paragraph(
            "Votre dossier famille est ouvert. Pour inscrire vos enfants, réserver, annuler et payer en ligne, choisissez un mot de passe avec le code ci-dessous.",
            Letterhead.Letter), new Gap(16))
        .Add(Code(sheet), new Gap(18))
        .Add(Steps(sheet), new Gap(16))
        .Add(new Paragraph("", Letterhead.Letter)
            .Strong("Gardez ce code pour vous.")
            .Text(" Aucun agent ne vous le demandera. S’il est perdu, demandez-en un autre : l’ancien cesse alors de fonctionner."), new Gap(8))
        .Add(new Paragraph(Help(sheet), Letterhead.Letter), new Gap(20))
        .Add(new Paragraph($"{sheet.Issuer.Service}\n{sheet.Issuer.Town}", Letterhead.Letter) { Align = Align.End })
        .ToBytes();

    private static Stack Code(ActivationLetterSheet sheet) => new(
        new Rule(1.5, Ink.Text),
        new Gap(10),
        new Columns(
            [0, CodeSize],
            new Stack(
                new Gap(8),
                new Paragraph("Votre code", Letterhead.Muted),
                new Gap(2),
                new Paragraph(sheet.Code, TextStyle.Title with { Size = 26, Tabular = true }),
                new Gap(4),
                new Paragraph($"À utiliser une seule fois, jusqu’au {French.Date(sheet.ValidUntil)}.", TextStyle.Body)),
            Figure.QrCode(sheet.ActivationPage.AbsoluteUri, CodeSize, "Code à flasher pour ouvrir la page d’activation"))
        { Between = 24 },
        new Gap(10),
        new Rule(1.5, Ink.Text));

    private static Items Steps(ActivationLetterSheet sheet) => new Items
    {
        Style = Letterhead.Letter,
        LabelWidth = 18,
        Numbering = "Decimal",
        Between = 5,
    }
        .Add("1.", new Paragraph("Ouvrez la page ", Letterhead.Letter, "LBody")
            .Link(Letterhead.Shown(sheet.ActivationPage), sheet.ActivationPage)
            .Text(", ou flashez l’image."))
        .Add("2.", "Entrez le code, avec ou sans les tirets.")
        .Add("3.", sheet.Identifier is { } name
            ? $"Choisissez votre mot de passe. Pour vous connecter ensuite : identifiant {name} et ce mot de passe."
            : "Choisissez votre mot de passe : il sert ensuite à chaque connexion.");

    private static string Help(ActivationLetterSheet sheet)
    {
        var ways = French.Or(new[] { sheet.Issuer.Phone is { } phone ? $"au {phone}" : null, sheet.Issuer.Email is { } mail ? $"à {mail}" : null }.OfType<string>());
        var desk = sheet.HelpHours is { } hours ? $" {hours}" : "";
        return ways.Length == 0
            ? $"Sans internet, tout peut aussi se faire à notre guichet.{desk}"
            : $"Besoin d’aide\u00A0? Joignez-nous {ways}. Sans internet, tout peut aussi se faire à notre guichet.{desk}";
    }
}
