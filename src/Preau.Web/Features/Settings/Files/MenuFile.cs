using System.Text;
using Preau.Domain.Activities;
using Preau.Web.Features.Activities;

namespace Preau.Web.Features.Settings.Files;

/// <param name="Site">Code of the site; null: every one.</param>
public sealed record MenuLine(DateOnly Day, string? Site, Course Course, string Dish, Allergens Allergens);

/// <summary>Menus as a file: day, site, course, dish, and a column for each of the fourteen allergens, where "x" or "oui" says that the dish holds it.</summary>
public static class MenuFile
{
    public const string Name = "menus.csv";
    public const int MostBytes = 500_000;

    public static readonly string Columns = $"date;lieu;service;plat;{string.Join(';', MenuWords.All.Select(a => a.Column))}";

    /// <summary>Reads the text of a file; the sites that it names must be known.</summary>
    public static (IReadOnlyList<MenuLine> Lines, IReadOnlyList<FileProblem> Problems) Read(string text, IReadOnlySet<string> sites)
    {
        var problems = new List<FileProblem>();
        var lines = FileTable.Read(Name, new StringReader(text), Columns.Split(';'), problems).Rows.Select(r => Line(r, sites)).ToList();
        if (lines.Count == 0 && problems.Count == 0) problems.Add(new(Name, 1, "", "Ce fichier ne contient aucun plat."));
        return (lines, problems);
    }

    /// <summary>The text of a file, or null when it is not UTF-8.</summary>
    public static string? Decode(byte[] content)
    {
        try
        {
            return new UTF8Encoding(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true).GetString(content).TrimStart('\uFEFF');
        }
        catch (DecoderFallbackException)
        {
            return null;
        }
    }

    public static MenuLine Line(FileRow r) => Line(r, null);

    public static string?[] Write(MenuDish dish, string? site) =>
    [
        FileText.Day(dish.Day), site, MenuWords.Courses.Single(c => c.Value == dish.Course).Key, dish.Name,
        .. MenuWords.All.Select(a => dish.Allergens.HasFlag(a.Allergen) ? "x" : null),
    ];

    private static MenuLine Line(FileRow r, IReadOnlySet<string>? sites)
    {
        var (site, dish) = (r.Optional("lieu"), r.Text("plat"));
        if (site is not null && sites?.Contains(site) == false) r.Wrong("lieu", $"«\u00A0{site}\u00A0» n’est pas le code d’un lieu de la commune.");
        if (dish.Length > MenuDish.MaxNameLength) r.Wrong("plat", $"C’est trop long\u00A0: {MenuDish.MaxNameLength} caractères au plus.");
        var allergens = Allergens.None;
        foreach (var (allergen, column, _) in MenuWords.All)
        {
            switch (r.Optional(column))
            {
                case null or "non":
                    break;
                case "x" or "X" or "oui":
                    allergens |= allergen;
                    break;
                default:
                    r.Wrong(column, "Écrivez x ou oui, ou laissez vide.");
                    break;
            }
        }
        return new(r.Day("date"), site, r.Choice("service", MenuWords.Courses), dish, allergens);
    }
}
