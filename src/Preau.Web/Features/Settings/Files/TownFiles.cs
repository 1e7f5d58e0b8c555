using Preau.Domain.Calendars;
using Preau.Domain.Values;

namespace Preau.Web.Features.Settings.Files;

/// <summary>Reads the configuration of a town from a folder of readable files: one reader for the demo, tests and `settings import`.</summary>
public static class TownFiles
{
    public const string Settings = "nom;a_partir_du;valeur";
    public const string Sites = "code;nom;type;zone;adresse;telephone";
    public const string Holidays = "zone;nom;premier_jour;dernier_jour";
    public const string Closures = "lieu;activite;premier_jour;dernier_jour;motif";
    public const string LocalDays = "lieu;activite;jour;effet;comme;motif";
    public const string Regies = "code;nom;siret;adresse;telephone;payfip;delai_paiement_jours;moyens";
    public const string Activities = "code;nom;nature;du;au;regie;lieux;ouverte;habitants_seulement;age_min_mois;age_max_mois;classe_min;classe_max;demande_jours;jours_ecole;jours_vacances;reserver;annuler;absence_facturee;payee_a_la_reservation;description";
    public const string Slots = "activite;code;nom;court;de;a";
    public const string Documents = "activite;code;libelle;obligatoire";
    public const string Questions = "activite;code;libelle;obligatoire";
    public const string SlotRules = "formule;regle;autre_formule;nombre;par;a_partir_du;jusqu_au";
    public const string Pools = "lieu;vivier;age_min_mois;age_max_mois;classe_min;classe_max;a_partir_du;jusqu_au;places;marge;formules;source";
    public const string Tariffs = "formule;a_partir_du;residence;qf_de;qf_a;prix;source";

    public static (TownConfiguration Town, IReadOnlyList<FileProblem> Problems) Read(string folder)
    {
        var problems = new List<FileProblem>();
        if (!Directory.Exists(folder)) problems.Add(new(folder, 0, "", "Ce dossier n’existe pas."));

        IReadOnlyList<T> Lines<T>(string file, string columns, Func<FileRow, T> read) =>
            FileTable.Read(folder, file, columns.Split(';'), problems).Rows.Select(read).ToList();

        var town = new TownConfiguration(
            Lines("reglages.csv", Settings,
                r => new SettingLine(r.Text("nom"), r.Day("a_partir_du"), r.Text("valeur"))),
            Lines("lieux.csv", Sites,
                r => new SiteLine(r.Text("code"), r.Text("nom"), r.Choice("type", FileWords.SiteKinds), r.OptionalChoice("zone", FileWords.Zones), r.Optional("adresse"), r.Optional("telephone"))),
            Lines("vacances.csv", Holidays,
                r => { var (from, to) = Days(r); return new HolidayLine(r.Choice("zone", FileWords.Zones), r.Text("nom"), from, to); }),
            Lines("fermetures.csv", Closures,
                r => { var (from, to) = Days(r); return new ClosureLine(r.Optional("lieu"), r.Optional("activite"), from, to, r.Text("motif")); }),
            Lines("jours.csv", LocalDays, LocalDay),
            Lines("regies.csv", Regies, Regie),
            Lines("activites.csv", Activities, Activity),
            Lines("formules.csv", Slots,
                r => new SlotLine(r.Text("activite"), r.Text("code"), r.Text("nom"), r.Text("court"), r.OptionalTime("de"), r.OptionalTime("a"))),
            Lines("pieces.csv", Documents,
                r => new DocumentLine(r.Text("activite"), r.Text("code"), r.Text("libelle"), r.Flag("obligatoire"))),
            Lines("questions.csv", Questions,
                r => new QuestionLine(r.Text("activite"), r.Text("code"), r.Text("libelle"), r.Flag("obligatoire"))),
            Lines("delais.csv", CutOffLines.Columns, CutOffLines.Read),
            Lines("absences.csv", AbsenceLines.Columns, AbsenceLines.Read),
            Lines(WaitingLines.File, WaitingLines.Columns, WaitingLines.Read),
            Lines("places.csv", Pools, PlaceLines.Pool),
            Lines("sejours.csv", SlotRules, PlaceLines.SlotRule),
            Lines(PeriodLines.File, PeriodLines.Columns, PeriodLines.Read),
            Lines(CampaignLines.File, CampaignLines.Columns, CampaignLines.Read),
            Lines("tarifs.csv", Tariffs, Tariff),
            Lines(MenuFile.Name, MenuFile.Columns, MenuFile.Line));

        TownChecks.Run(town, problems);
        return (town, problems);
    }

    private static LocalDayLine LocalDay(FileRow r)
    {
        var kind = r.Choice("effet", FileWords.LocalDays);
        var (activity, like) = (r.Optional("activite"), r.OptionalChoice("comme", FileWords.Weekdays));
        if (activity is null == (kind == LocalDayKind.Opening)) r.Wrong("activite", "L’activité se donne pour une ouverture, et seulement là.");
        if (like is not null && kind != LocalDayKind.SchoolDay) r.Wrong("comme", "Le jour imité se donne pour un jour de classe.");
        return new(r.Optional("lieu"), activity, r.Day("jour"), kind, like, r.Text("motif"));
    }

    private static RegieLine Regie(FileRow r)
    {
        var code = r.Text("code");
        if (code.Length is < 2 or > 4 || !code.All(char.IsAsciiLetterUpper)) r.Wrong("code", "Le code d’une régie a 2 à 4 lettres capitales\u00A0: il commence chaque numéro de facture.");
        var siret = r.Text("siret");
        if (siret.Length != 14 || !siret.All(char.IsAsciiDigit)) r.Wrong("siret", "Un SIRET a 14 chiffres, sans espace.");
        var payFip = r.Optional("payfip");
        if (payFip is not null && (payFip.Length != 6 || !payFip.All(char.IsAsciiDigit))) r.Wrong("payfip", "Le numéro de contrat PayFiP a 6 chiffres\u00A0; laissez vide s’il n’y en a pas.");
        return new(code, r.Text("nom"), siret, r.Text("adresse"), r.Text("telephone"), payFip, r.Number("delai_paiement_jours"), r.Text("moyens").Replace('|', '\n'));
    }

    private static ActivityLine Activity(FileRow r)
    {
        var (from, to) = (r.Day("du"), r.Day("au"));
        if (to < from) r.Wrong("au", "L’activité finit avant de commencer.");
        return new(r.Text("code"), r.Text("nom"), r.Choice("nature", FileWords.Natures), from, to, r.Text("regie"), r.List("lieux"),
            r.Flag("ouverte"), r.Flag("habitants_seulement"), r.OptionalNumber("age_min_mois"), r.OptionalNumber("age_max_mois"),
            r.OptionalChoice("classe_min", FileWords.Classes), r.OptionalChoice("classe_max", FileWords.Classes),
            r.Flag("demande_jours"), r.WeekdaySet("jours_ecole"), r.WeekdaySet("jours_vacances"),
            r.Choice("reserver", FileWords.Modes), r.Choice("annuler", FileWords.Modes), r.Flag("absence_facturee"), r.OptionalNumber("payee_a_la_reservation"), r.Optional("description"));
    }

    private static TariffLineInFile Tariff(FileRow r)
    {
        var withoutQuotient = r.Optional("qf_de") == "aucun";
        return new(r.Text("formule"), r.Day("a_partir_du"), r.Choice("residence", FileWords.Residences),
            withoutQuotient ? null : r.OptionalCents("qf_de"), r.OptionalCents("qf_a"), withoutQuotient, new Money(r.Cents("prix")), r.Optional("source"));
    }

    private static (DateOnly From, DateOnly To) Days(FileRow r)
    {
        var (from, to) = (r.Day("premier_jour"), r.Day("dernier_jour"));
        if (to < from) r.Wrong("dernier_jour", "Le dernier jour vient avant le premier.");
        return (from, to);
    }
}
