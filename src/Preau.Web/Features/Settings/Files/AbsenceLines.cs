using Preau.Domain.CutOffs;

namespace Preau.Web.Features.Settings.Files;

/// <summary>absences.csv: one line per version of an absence rule.</summary>
internal static class AbsenceLines
{
    public const string Columns = "activite;a_partir_du;jours_avant;heure;carence_jours;certificat_heures;source";

    public static AbsenceLine Read(FileRow row)
    {
        var line = new AbsenceLine(row.Text("activite"), row.Day("a_partir_du"), row.Number("jours_avant"), row.Time("heure"), row.OptionalNumber("carence_jours"), row.OptionalNumber("certificat_heures"), row.Optional("source"));
        if (line.DaysBefore > AbsenceRule.MaxDaysBefore) row.Wrong("jours_avant", $"Au plus {AbsenceRule.MaxDaysBefore} jours.");
        if (line.WaitingDays > AbsenceRule.MaxWaitingDays) row.Wrong("carence_jours", $"Au plus {AbsenceRule.MaxWaitingDays} jours.");
        if (line.CertificateHours > AbsenceRule.MaxCertificateHours) row.Wrong("certificat_heures", $"Au plus {AbsenceRule.MaxCertificateHours} heures.");
        if (line is { CertificateHours: not null, WaitingDays: null }) row.Wrong("certificat_heures", "Un certificat ne sert que si des jours ne sont pas facturés : indiquez carence_jours.");
        return line;
    }
}
