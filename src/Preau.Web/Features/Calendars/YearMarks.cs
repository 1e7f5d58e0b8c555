using Preau.Domain.Calendars;

namespace Preau.Web.Features.Calendars;

/// <summary>How a day of the year view is marked: letter, word and shape; colour only comes on top (css/year.css).</summary>
public static class YearMarks
{
    public static string Letter(DayMark mark) => mark switch
    {
        DayMark.PublicHoliday => "F",
        DayMark.Closed => "X",
        DayMark.ClosedInPart => "x",
        DayMark.DayOff => "S",
        DayMark.SchoolDay => "C",
        DayMark.Opening => "O",
        DayMark.Holiday => "V",
        _ => "?",
    };

    public static string Word(DayMark mark) => mark switch
    {
        DayMark.PublicHoliday => "férié",
        DayMark.Closed => "fermeture",
        DayMark.ClosedInPart => "fermeture d’un lieu ou d’une activité",
        DayMark.DayOff => "sans classe",
        DayMark.SchoolDay => "classe ajoutée",
        DayMark.Opening => "ouverture exceptionnelle",
        DayMark.Holiday => "vacances",
        _ => "pas encore publié",
    };

    public static string Css(DayMark mark) => mark switch
    {
        DayMark.PublicHoliday => "fe",
        DayMark.Closed => "cl",
        DayMark.ClosedInPart => "cp",
        DayMark.DayOff => "of",
        DayMark.SchoolDay or DayMark.Opening => "op",
        DayMark.Holiday => "ho",
        _ => "un",
    };

    /// <summary>What a line of the calendar does, under its title.</summary>
    public static string Help(EntryKind kind) => kind switch
    {
        EntryKind.Closure => "Un lieu, une activité ou tout le service n’ouvre pas, avec un motif que les familles lisent.",
        EntryKind.Holiday => "Du premier au dernier jour sans classe, bornes comprises.",
        EntryKind.DayOff => "Un pont ou un jour donné par le maire\u00A0: il vaut un jour de vacances.",
        EntryKind.SchoolDay => "Un rattrapage\u00A0: les services du jour imité ouvrent, ceux de ce jour-là ferment.",
        _ => "Une activité ouvre un jour où la semaine ou les vacances l’auraient fermée.",
    };
}
