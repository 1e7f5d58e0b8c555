using System.Globalization;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.AspNetCore.Mvc.Rendering;
using Preau.Domain.Families;
using Preau.Web.Components;
using Preau.Web.Features.Requests;
using Preau.Web.Texts;

namespace Preau.Web.Features.Families;

/// <summary>The form of a child, as a guardian or an agent fills it.</summary>
public sealed record ChildInput
{
    [Line(100, Ask = "Indiquez le prénom.")]
    public string? FirstName { get; init; }

    [Line(100, Ask = "Indiquez le nom.")]
    public string? LastName { get; init; }

    public DateOnly? BirthDate { get; init; }

    public bool IsExpected { get; init; }

    public long? SchoolId { get; init; }

    public SchoolClass? Class { get; init; }

    public Diet Diet { get; init; }

    [Line(500, ManyLines = true)]
    public string? Allergies { get; init; }

    public bool HasPai { get; init; }

    [Line(2000, ManyLines = true)]
    public string? Instructions { get; init; }

    public List<CollectorInput> Collectors { get; init; } = [];

    public int Version { get; init; }

    /// <summary>Why the date of birth cannot be; null when it can.</summary>
    public string? BirthProblem(DateOnly today)
    {
        if (BirthDate is not { } birth) return "Indiquez la date de naissance.";
        if (birth > today && !IsExpected) return "Cette date est à venir. Si l’enfant n’est pas encore né, cochez «\u00A0À naître\u00A0»\u00A0: il pourra être préinscrit à la crèche.";
        if (IsExpected && birth <= today) return "L’enfant est né\u00A0: décochez «\u00A0À naître\u00A0».";
        if (IsExpected && birth > today.AddMonths(10)) return "Cette date est trop lointaine pour une naissance attendue.";
        if (birth < today.AddYears(-19)) return "Cette date donne plus de 18 ans. Vérifiez l’année.";
        return null;
    }

    /// <summary>Says next to its field what cannot be, beyond the form of the answers.</summary>
    /// <param name="at">The name of the property that holds the form.</param>
    public void Check(ModelStateDictionary state, string at, IReadOnlyList<SelectListItem> schools, DateOnly today)
    {
        if (state[$"{at}.BirthDate"]?.Errors.Count is null or 0 && BirthProblem(today) is { } problem) state.AddModelError($"{at}.BirthDate", problem);
        if (SchoolId is { } school && schools.All(s => s.Value != school.ToString())) state.AddModelError($"{at}.SchoolId", "Choisissez une école de la liste.");
        if (IsExpected && (SchoolId is not null || Class is not null)) state.AddModelError($"{at}.IsExpected", "Un enfant à naître ne va pas à l’école : laissez l’école et la classe vides.");
    }

    public static ChildInput Of(ChildData data) => new()
    {
        FirstName = data.FirstName,
        LastName = data.LastName,
        BirthDate = data.BirthDate,
        IsExpected = data.IsExpected,
        SchoolId = data.SchoolId,
        Class = data.Class,
    };

    /// <summary>A child as its file stands, with two lines left for more people.</summary>
    /// <param name="withHealth">False for an agent who may not see health.</param>
    public static ChildInput Of(ChildCard card, bool withHealth) => Of(ChildData.Of(card.Child)) with
    {
        Diet = card.Child.Diet,
        Allergies = withHealth ? card.Health?.Allergies : null,
        HasPai = withHealth && card.Health?.HasPai == true,
        Instructions = withHealth ? card.Health?.Instructions : null,
        Collectors = [.. card.Collectors.Select(c => new CollectorInput { Name = c.Name, Relation = c.Relation, Phone = PhoneNumbers.Show(c.Phone) }), new(), new()],
        Version = card.Child.Version,
    };

    /// <summary>What the others saved since the page was opened: as it stood then, as it stands now, as it was typed. Empty when nothing moved.</summary>
    public static IReadOnlyList<RequestLine> Moved(ChildInput opened, ChildInput stands, ChildInput typed, IReadOnlyList<SelectListItem> schools)
    {
        RequestLine Line(string label, Func<ChildInput, string?> part) => new(label, part(opened), part(stands), part(typed));
        RequestLine[] lines =
        [
            Line("Prénom", c => c.FirstName), Line("Nom", c => c.LastName), Line("Naissance", c => c.BirthDate is { } day ? French.PlainDate(day) : null),
            Line("École", c => schools.FirstOrDefault(s => s.Value == c.SchoolId?.ToString(CultureInfo.InvariantCulture))?.Text), Line("Classe", c => c.Class is { } level ? ClassNames.Short(level) : null),
            Line("Repas", c => Ages.Of(c.Diet)), Line("Allergies", c => c.Allergies), Line("Consignes", c => c.Instructions), Line("PAI", c => c.HasPai ? "En place" : null),
            Line("Peuvent venir chercher", c => string.Join("\u00A0; ", c.Collectors.Where(p => !string.IsNullOrWhiteSpace(p.Name)).Select(p => string.Join(", ", new[] { p.Name, p.Relation, p.Phone }.Where(w => !string.IsNullOrWhiteSpace(w)))))),
        ];
        return [.. lines.Where(l => (l.Then ?? "") != (l.Now ?? ""))];
    }

    public ChildData Data() => new(FirstName!.Trim(), LastName!.Trim(), BirthDate!.Value, IsExpected, SchoolId, Class);
}

public sealed record CollectorInput
{
    [Line(100)]
    public string? Name { get; init; }

    [Line(60)]
    public string? Relation { get; init; }

    [Line(40)]
    public string? Phone { get; init; }
}
