using System.Text;
using Preau.Domain.Calendars;
using Preau.Web.Integrations.SchoolCalendars;

namespace Preau.Web.Tests.Calendars;

/// <summary>Files of the State's school calendar as they are published, and as they arrive when something went wrong.</summary>
public sealed class StateFileTests
{
    private const string Header = "description;population;start_date;end_date;location;zones;annee_scolaire\n";
    private const string Ics = "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//opendatasoft\r\n";

    private static readonly TimeZoneInfo Paris = TimeZoneInfo.FindSystemTimeZoneById("Europe/Paris");

    [Fact]
    public void The_csv_of_the_data_set_gives_each_holiday_of_a_zone_once_without_the_teachers()
    {
        var read = Read(Header
            + "Vacances de la Toussaint;-;2026-10-16T22:00:00+00:00;2026-11-01T23:00:00+00:00;Lyon;Zone A;2026-2027\n"
            + "Vacances de la Toussaint;-;2026-10-16T22:00:00+00:00;2026-11-01T23:00:00+00:00;Dijon;Zone A;2026-2027\n"
            + "Vacances d'Hiver;Élèves;2027-02-13T00:00:00+01:00;2027-03-01T00:00:00+01:00;Lyon;Zone A;2026-2027\n"
            + "Prérentrée;Enseignants;2026-08-30T22:00:00+00:00;2026-08-30T22:00:00+00:00;Lyon;Zone A;2026-2027\n"
            + "Vacances d'Hiver;Enseignants;2027-02-13T00:00:00+01:00;2027-03-01T00:00:00+01:00;Lyon;Zone A;2026-2027\n"
            + "Début des Vacances d'Été;-;2027-07-02T22:00:00+00:00;2027-07-02T22:00:00+00:00;Lyon;Zone A;2026-2027\n");

        Assert.Empty(read.Problems);
        Assert.Equal(2, read.LeftOut);
        Assert.Equal(
            [("Toussaint", "2026-10-17", "2026-11-01"), ("Hiver", "2027-02-13", "2027-02-28"), ("Été", "2027-07-03", "2027-08-31")],
            read.Holidays.Select(h => (h.Name, $"{h.From:yyyy-MM-dd}", $"{h.To:yyyy-MM-dd}")));
    }

    [Theory]
    [InlineData("""[{"description":"Vacances de Noël","population":"-","start_date":"2026-12-18T23:00:00+00:00","end_date":"2027-01-03T23:00:00+00:00","location":"Lyon","zones":"Zone A","annee_scolaire":"2026-2027"}]""")]
    [InlineData("""{"total_count":1,"results":[{"description":"Vacances de Noël","population":"-","start_date":"2026-12-18T23:00:00+00:00","end_date":"2027-01-03T23:00:00+00:00","zones":"Zone A","annee_scolaire":"2026-2027"}]}""")]
    [InlineData("""[{"datasetid":"fr-en-calendrier-scolaire","fields":{"description":"Vacances de Noël","population":"-","start_date":"2026-12-19","end_date":"2027-01-04","zones":"Zone A","annee_scolaire":"2026-2027"}}]""")]
    [InlineData("BEGIN:VCALENDAR\r\nVERSION:2.0\r\nBEGIN:VEVENT\r\nUID:1\r\nDTSTART;VALUE=DATE:20261219\r\nDTEND;VALUE=DATE:20270104\r\nSUMMARY:Vacances de Noël - Zone A\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n")]
    [InlineData("BEGIN:VCALENDAR\r\nVERSION:2.0\r\nX-WR-CALNAME:Zone A\r\nBEGIN:VEVENT\r\nUID:1\r\nDTSTART:20261218T230000Z\r\nDTEND:20270103T230000Z\r\nSUMMARY:Vacances de Noël\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n")]
    public void Every_published_form_says_the_same(string text)
    {
        var read = Read(text);

        Assert.Empty(read.Problems);
        var holiday = Assert.Single(read.Holidays);
        Assert.Equal((SchoolZone.A, "Noël", new DateOnly(2026, 12, 19), new DateOnly(2027, 1, 3)), (holiday.Zone, holiday.Name, holiday.From, holiday.To));
    }

    [Theory]
    [InlineData("Vacances de Noël;-;2026-12-19;2027-01-04;Lyon;Zone A;", "Ligne 2 : L’année scolaire (annee_scolaire) manque.")]
    [InlineData("Vacances de Noël;-;2026-12-19;2027-01-04;Lyon;Zone A;2027-2028", "Ligne 2 : Ces vacances commencent hors de l’année scolaire 2027-2028.")]
    [InlineData("Vacances de Noël;-;2026-12-19;2026-12-18;Lyon;Zone A;2026-2027", "Ligne 2 : Ces vacances finissent avant de commencer.")]
    [InlineData("Vacances de Noël;-;2026-02-31;2027-01-04;Lyon;Zone A;2026-2027", "Ligne 2 : « 2026-02-31 » (start_date) n’est pas une date qui existe.")]
    [InlineData("Vacances de Noël;-;2026-12-19;2027-01-04;Lyon;Zone D;2026-2027", "Ligne 2 : La zone « Zone D » est inconnue.")]
    [InlineData("Vacances de Noël;-;2026-12-19;2027-01-04;Lyon;Zone A;2026-2027\nVacances de Noël;-;2026-12-20;2027-01-04;Dijon;Zone A;2026-2027", "Ligne 3 : « Noël » n’a pas les mêmes dates qu’à la ligne 2, pour la même zone et la même année.")]
    [InlineData("Vacances de Noël;-;2026-12-19;2027-01-04;Lyon;Zone A;2026-2027\nPont;-;2027-01-02;2027-01-06;Lyon;Zone A;2026-2027", "Ligne 3 : « Pont » commence avant la fin de « Noël » (ligne 2).")]
    [InlineData("Prérentrée;Enseignants;2026-08-31;2026-08-31;Lyon;Zone A;2026-2027", "Ce fichier ne contient que des lignes pour les enseignants ou sans vacances : rien à importer.")]
    public void A_wrong_line_refuses_the_file_whole_and_is_named(string lines, string sentence)
    {
        var read = Read(Header + lines + "\n");

        Assert.Empty(read.Holidays);
        Assert.Equal(sentence, Assert.Single(read.Problems).ToString().Replace('\u00A0', ' '));
    }

    [Theory]
    [InlineData("description;population;start_date;end_date;location;zones\nVacances;-;2026-12-19;2027-01-04;Lyon;Zone A\n", "« annee_scolaire »")]
    [InlineData("nom,âge\nPaul,8\n", "« description »")]
    [InlineData("{\"a\":1}", "n’est pas un export")]
    [InlineData("[{\"description\":", "incomplet ou abîmé")]
    [InlineData("   ", "est vide")]
    [InlineData(Ics + "BEGIN:VEVENT\r\nUID:1\r\nDTSTART;VALUE=DATE:20261219\r\nDTEND;VALUE=DATE:20270104\r\nRRULE:FREQ=YEARLY\r\nSUMMARY:Noël Zone A\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n", "se répète")]
    [InlineData(Ics + "BEGIN:VEVENT\r\nUID:1\r\nDTSTART:20261219T000000\r\nDTEND:20270104T000000\r\nSUMMARY:Noël\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n", "heure sans fuseau")]
    [InlineData(Ics + "BEGIN:VEVENT\r\nUID:1\r\nDTSTART;VALUE=DATE:20261219\r\nDTEND;VALUE=DATE:20270104\r\nSUMMARY:Noël\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n", "ne dit pas sa zone")]
    [InlineData(Ics + "BEGIN:VEVENT\r\nUID:1\r\nDTSTART;VALUE=DATE:20261219\r\nDTEND;VALUE=DATE:20261210\r\nSUMMARY:Noël - Zone A\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n", "finit avant de commencer")]
    [InlineData(Ics + "BEGIN:VEVENT\r\nDTSTART", "")]
    public void A_file_that_cannot_be_taken_says_why(string text, string sentence)
    {
        var read = Read(text);

        Assert.Empty(read.Holidays);
        Assert.Contains(sentence, Assert.Single(read.Problems).ToString().Replace('\u00A0', ' '), StringComparison.Ordinal);
    }

    [Fact]
    public void Another_encoding_and_a_file_too_large_are_said()
    {
        Assert.Contains("UTF-8", Assert.Single(StateCalendarFile.Read(Encoding.Latin1.GetBytes(Header + "Vacances de Noël;Élèves;;;;;"), null, Paris).Problems).Sentence, StringComparison.Ordinal);
        Assert.Contains("3", Assert.Single(StateCalendarFile.Read(new byte[5 * 1024 * 1024], null, Paris).Problems).Sentence, StringComparison.Ordinal);
    }

    private static StateCalendar Read(string text) => StateCalendarFile.Read(Encoding.UTF8.GetBytes(text), null, Paris);
}
