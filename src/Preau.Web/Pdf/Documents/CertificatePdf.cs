using Preau.Domain.Values;
using Preau.Web.Pdf.Layout;
using Preau.Web.Texts;

namespace Preau.Web.Pdf.Documents;

/// <summary>What an enrolment certificate says.</summary>
/// <param name="Child">First name and name.</param>
/// <param name="Days">"le lundi et le jeudi", where the activity takes days.</param>
/// <param name="Code">What anyone types on the public page to check the certificate.</param>
/// <param name="CheckPage">That page, without the code.</param>
/// <param name="CheckUrl">That page, the code included: what the code to scan holds.</param>
/// <param name="Signatory">"La maire, Claire Astruc"; none where the town does not sign.</param>
public sealed record CertificateSheet(
    Issuer Issuer,
    string Child,
    DateOnly? BirthDate,
    string Activity,
    string? Site,
    DateRange Dates,
    string? Days,
    DateOnly IssuedOn,
    string Code,
    Uri CheckPage,
    Uri CheckUrl,
    string? Signatory = null);

/// <summary>The enrolment certificate: who, what, where, when, and how anyone can check that it is genuine.</summary>
public static class CertificatePdf
{
    private const double CodeSize = 90;

    public static byte[] Write(CertificateSheet sheet)
    {
        var pdf = new PdfDocument($"Certificat d’inscription : {sheet.Child}", sheet.Issuer.Town)
            .Add(Letterhead.Of(sheet.Issuer))
            .Add(Paragraph.Heading1("Certificat d’inscription"), new Gap(4))
            .Add(new Paragraph($"Fait le {French.Date(sheet.IssuedOn)}", Letterhead.Muted), new Gap(22))
            .Add(new Paragraph($"{sheet.Issuer.Town}, {sheet.Issuer.Service}, certifie l’inscription suivante.", Letterhead.Letter), new Gap(12))
            .Add(Facts(sheet), new Gap(22))
            .Add(new Paragraph("Ce certificat est délivré à la demande de la famille, pour servir et valoir ce que de droit.", Letterhead.Letter));
        if (sheet.Signatory is { } signatory) pdf.Add(new Gap(20), new Paragraph(signatory, Letterhead.Letter.Bold) { Align = Align.End });
        return pdf.AtFoot(Check(sheet)).ToBytes();
    }

    private static Items Facts(CertificateSheet sheet) => Letterhead.Facts(
        ("Enfant", sheet.Child),
        ("Date de naissance", sheet.BirthDate is { } day ? French.PlainDate(day) : null),
        ("Activité", sheet.Activity),
        ("Lieu", sheet.Site),
        ("Période", French.Capital(French.Range(sheet.Dates))),
        ("Jours", sheet.Days is { } days ? French.Capital(days) : null));

    private static Stack Check(CertificateSheet sheet) => new(
        new Rule(1.5, Writing.Ink.Text),
        new Gap(12),
        new Columns(
            [0, CodeSize],
            new Stack(
                Paragraph.Heading2("Vérifier ce certificat"),
                new Gap(4),
                new Paragraph("Sur la page ", TextStyle.Small)
                    .Link(Letterhead.Shown(sheet.CheckPage), sheet.CheckPage)
                    .Text(", entrez ce code ou flashez l’image. La page doit montrer le même prénom, la même activité et les mêmes dates."),
                new Gap(8),
                new Paragraph(sheet.Code, TextStyle.Figure with { Tabular = true })),
            Figure.QrCode(sheet.CheckUrl.AbsoluteUri, CodeSize, "Code à flasher pour vérifier ce certificat"))
        { Between = 24 });
}
