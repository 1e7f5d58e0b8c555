using Preau.Domain.Activities;
using Preau.Domain.Calendars;
using Preau.Domain.CutOffs;
using Preau.Domain.Families;
using Preau.Domain.Places;
using Preau.Domain.Tariffs;

namespace Preau.Web.Features.Settings.Files;

/// <summary>The words that the files use for closed lists.</summary>
internal static class FileWords
{
    public static readonly Dictionary<string, SiteKind> SiteKinds = new(StringComparer.Ordinal)
    {
        ["ecole"] = SiteKind.School,
        ["centre"] = SiteKind.Centre,
        ["creche"] = SiteKind.Nursery,
    };

    public static readonly Dictionary<string, SchoolZone> Zones = Enum.GetValues<SchoolZone>().ToDictionary(zone => zone.ToString(), StringComparer.Ordinal);

    public static readonly Dictionary<string, LocalDayKind> LocalDays = new(StringComparer.Ordinal)
    {
        ["sans_classe"] = LocalDayKind.DayOff,
        ["classe"] = LocalDayKind.SchoolDay,
        ["ouverture"] = LocalDayKind.Opening,
    };

    public static readonly Dictionary<string, DayOfWeek> Weekdays = new(StringComparer.Ordinal)
    {
        ["lu"] = DayOfWeek.Monday,
        ["ma"] = DayOfWeek.Tuesday,
        ["me"] = DayOfWeek.Wednesday,
        ["je"] = DayOfWeek.Thursday,
        ["ve"] = DayOfWeek.Friday,
        ["sa"] = DayOfWeek.Saturday,
    };

    public static readonly Dictionary<string, ActivityNature> Natures = new(StringComparer.Ordinal)
    {
        ["restauration"] = ActivityNature.SchoolMeals,
        ["periscolaire"] = ActivityNature.Periscolaire,
        ["extrascolaire"] = ActivityNature.Extrascolaire,
        ["petite_enfance"] = ActivityNature.EarlyChildhood,
        ["autre"] = ActivityNature.Other,
    };

    public static readonly Dictionary<string, ChangeMode> Modes = new(StringComparer.Ordinal)
    {
        ["direct"] = ChangeMode.Direct,
        ["sur_demande"] = ChangeMode.OnRequest,
        ["lecture"] = ChangeMode.ReadOnly,
    };

    public static readonly Dictionary<string, CutOffAction> Actions = new(StringComparer.Ordinal)
    {
        ["reserver"] = CutOffAction.Book,
        ["annuler"] = CutOffAction.Cancel,
        ["changer"] = CutOffAction.Change,
    };

    public static readonly Dictionary<string, TierEffect> Effects = new(StringComparer.Ordinal)
    {
        ["direct"] = TierEffect.Direct,
        ["demande"] = TierEffect.OnRequest,
        ["telephone"] = TierEffect.ByPhone,
        ["attente"] = TierEffect.WaitingList,
    };

    public static readonly Dictionary<string, bool> Limits = new(StringComparer.Ordinal)
    {
        ["incluse"] = true,
        ["exclue"] = false,
    };

    public static readonly Dictionary<string, SlotRuleKind> SlotRules = new(StringComparer.Ordinal)
    {
        ["exclut"] = SlotRuleKind.Excludes,
        ["demande"] = SlotRuleKind.Needs,
        ["va_avec"] = SlotRuleKind.GoesWith,
        ["au_moins"] = SlotRuleKind.AtLeast,
        ["au_plus"] = SlotRuleKind.AtMost,
        ["tous_les_jours"] = SlotRuleKind.AllDays,
    };

    /// <summary>Whether the days of a stay are counted in the month.</summary>
    public static readonly Dictionary<string, bool> Periods = new(StringComparer.Ordinal) { ["semaine"] = false, ["mois"] = true };

    public static readonly Dictionary<string, Residence> Residences = new(StringComparer.Ordinal)
    {
        ["tous"] = Residence.Any,
        ["habitant"] = Residence.Resident,
        ["exterieur"] = Residence.NonResident,
    };

    public static readonly Dictionary<string, SchoolClass> Classes = new(StringComparer.Ordinal)
    {
        ["toute_petite_section"] = SchoolClass.ToutePetiteSection,
        ["petite_section"] = SchoolClass.PetiteSection,
        ["moyenne_section"] = SchoolClass.MoyenneSection,
        ["grande_section"] = SchoolClass.GrandeSection,
        ["cp"] = SchoolClass.CoursPreparatoire,
        ["ce1"] = SchoolClass.CoursElementaire1,
        ["ce2"] = SchoolClass.CoursElementaire2,
        ["cm1"] = SchoolClass.CoursMoyen1,
        ["cm2"] = SchoolClass.CoursMoyen2,
    };

    public static readonly Dictionary<string, Diet> Diets = new(StringComparer.Ordinal)
    {
        ["standard"] = Diet.Standard,
        ["sans_porc"] = Diet.WithoutPork,
        ["sans_viande"] = Diet.WithoutMeat,
    };
}
