using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.AspNetCore.Mvc.Rendering;
using Preau.Domain.Families;
using Preau.Web.Components;

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
