using Preau.Domain.Enrolments;
using Preau.Domain.Families;
using Preau.Domain.Values;
using Preau.Web.Features.Settings.Files;

namespace Preau.Web.Features.Settings.Demo;

/// <summary>The invented people of a demo, from `seed/demo`.</summary>
public sealed record DemoFiles(
    IReadOnlyList<DemoFamily> Families,
    IReadOnlyList<DemoGuardian> Guardians,
    IReadOnlyList<DemoChild> Children,
    IReadOnlyList<DemoIncome> Incomes,
    IReadOnlyList<DemoEnrolment> Enrolments,
    IReadOnlyList<DemoCollector> Collectors,
    IReadOnlyList<DemoStaff> Staff,
    IReadOnlyList<DemoCustody> Custodies)
{
    private static readonly Dictionary<string, EnrolmentState> States = new(StringComparer.Ordinal)
    {
        ["validee"] = EnrolmentState.Validated,
        ["envoyee"] = EnrolmentState.Sent,
        ["preinscription"] = EnrolmentState.PreRegistered,
        ["prevalidee"] = EnrolmentState.PreValidated,
        ["refusee"] = EnrolmentState.Refused,
    };

    private static readonly Dictionary<string, EnrolmentRhythm> Rhythms = new(StringComparer.Ordinal)
    {
        ["regulier"] = EnrolmentRhythm.Regular,
        ["occasionnel"] = EnrolmentRhythm.Occasional,
    };

    public static (DemoFiles Files, IReadOnlyList<FileProblem> Problems) Read(string folder)
    {
        var problems = new List<FileProblem>();

        IReadOnlyList<T> Lines<T>(string file, string columns, Func<FileRow, T> read) =>
            FileTable.Read(folder, file, columns.Split(';'), problems).Rows.Select(read).ToList();

        var files = new DemoFiles(
            Lines("familles.csv", "dossier;nom;rue;complement;code_postal;commune;habitant;enfants_a_charge",
                r => new DemoFamily(r.Text("dossier"), r.Text("nom"), new PostalAddress(r.Text("rue"), r.Optional("complement"), r.Text("code_postal"), r.Text("commune")), r.Flag("habitant"), r.OptionalNumber("enfants_a_charge"))),
            Lines("responsables.csv", "dossier;prenom;nom;relation;courriel;mobile;fixe",
                r => new DemoGuardian(r.Text("dossier"), r.Text("prenom"), r.Text("nom"), r.Text("relation"), r.Optional("courriel"), r.Optional("mobile"), r.Optional("fixe"))),
            Lines("enfants.csv", "enfant;prenom;nom;naissance;ecole;classe;regime;dossiers;allergies;pai;consignes",
                r => new DemoChild(r.Text("enfant"), r.Text("prenom"), r.Text("nom"), r.Day("naissance"), r.Optional("ecole"), r.OptionalChoice("classe", FileWords.Classes),
                    r.Choice("regime", FileWords.Diets), r.List("dossiers"), r.Optional("allergies"), r.Flag("pai"), r.Optional("consignes"))),
            Lines("revenus.csv", "dossier;valable_du;qf;revenu_annuel;source",
                r => new DemoIncome(r.Text("dossier"), r.Day("valable_du"), r.OptionalCents("qf"), r.OptionalCents("revenu_annuel"), r.Text("source"))),
            Lines("inscriptions.csv", "enfant;dossier;activite;lieu;du;au;etat;rythme;jours;motif",
                r => new DemoEnrolment(r.Text("enfant"), r.Text("dossier"), r.Text("activite"), r.Text("lieu"), r.Day("du"), r.Day("au"), r.Choice("etat", States),
                    r.OptionalChoice("rythme", Rhythms) ?? EnrolmentRhythm.Regular, r.WeekdaySet("jours"), r.Optional("motif"))),
            Lines("personnes.csv", "enfant;dossier;nom;lien;telephone",
                r => new DemoCollector(r.Text("enfant"), r.Text("dossier"), r.Text("nom"), r.Text("lien"), r.Optional("telephone"))),
            Lines("agents.csv", "courriel;nom;droits;lieux",
                r => new DemoStaff(r.Text("courriel"), r.Text("nom"), r.List("droits"), r.List("lieux"))),
            Lines("gardes.csv", "enfant;dossier;autre_dossier;a_partir_du;premier_jour;moitie_paire;decision",
                r => new DemoCustody(r.Text("enfant"), r.Text("dossier"), r.Text("autre_dossier"), r.Day("a_partir_du"), r.Day("premier_jour"), r.Flag("moitie_paire"), r.Text("decision"))));
        return (files, problems);
    }
}

public sealed record DemoFamily(string FileNumber, string Name, PostalAddress Address, bool IsResident, int? DependentChildren);

public sealed record DemoGuardian(string FileNumber, string FirstName, string LastName, string Relation, string? Email, string? Mobile, string? Home);

public sealed record DemoChild(string Code, string FirstName, string LastName, DateOnly BirthDate, string? School, SchoolClass? Class, Diet Diet, IReadOnlyList<string> Families, string? Allergies, bool HasPai, string? Instructions);

public sealed record DemoIncome(string FileNumber, DateOnly ValidFrom, long? QuotientCents, long? YearlyIncomeCents, string Source);

public sealed record DemoEnrolment(string Child, string FileNumber, string Activity, string Site, DateOnly From, DateOnly To, EnrolmentState State, EnrolmentRhythm Rhythm, Weekdays Days, string? Reason);

public sealed record DemoCollector(string Child, string FileNumber, string Name, string Relation, string? Phone);

public sealed record DemoStaff(string Email, string Name, IReadOnlyList<string> Rights, IReadOnlyList<string> Sites);

/// <summary>A calendar of weeks counted from a day, with the school holidays by halves.</summary>
public sealed record DemoCustody(string Child, string FileNumber, string OtherFileNumber, DateOnly From, DateOnly WeekStart, bool FirstHalfInEvenYears, string Source);
