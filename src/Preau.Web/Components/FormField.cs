using System.Collections;
using System.Globalization;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Preau.Domain.Values;

namespace Preau.Web.Components;

/// <summary>What a form's markup needs to know of one property: its names, what was typed, what is wrong with it.</summary>
internal sealed class FormField(ModelExpression property, ViewContext view)
{
    public string Name { get; } = view.ViewData.TemplateInfo.GetFullHtmlFieldName(property.Name);

    public string Id => TagBuilder.CreateSanitizedId(Name, "_");

    public string HintId => Id + "-aide";

    public string ErrorId => Id + "-erreur";

    public string Label(string? written) => written ?? property.Metadata.DisplayName ?? property.Metadata.PropertyName ?? Name;

    /// <summary>The sentences about this field, empty when there is nothing to correct.</summary>
    public string Error => view.ViewData.ModelState.TryGetValue(Name, out var entry)
        ? string.Join(' ', entry.Errors.Select(e => e.ErrorMessage).Where(m => m.Length > 0).Distinct(StringComparer.Ordinal))
        : "";

    /// <summary>What was typed, readable or not; else the property's value.</summary>
    public string Value => Typed() is { } typed ? string.Join(',', typed) : Text(property.Model);

    /// <summary>For boxes and radio buttons: the chosen values.</summary>
    public IReadOnlyList<string> Chosen => Typed() ?? (property.Model switch
    {
        null => [],
        string one => [one],
        IEnumerable many => [.. many.Cast<object?>().Select(Text)],
        var one => [Text(one)],
    });

    private string[]? Typed() =>
        view.ViewData.ModelState.TryGetValue(Name, out var entry) && entry.RawValue is { } raw
            ? raw as string[] ?? [Text(raw)]
            : null;

    private static string Text(object? value) => value switch
    {
        null => "",
        DateOnly day => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        TimeOnly time => time.ToString("HH:mm", CultureInfo.InvariantCulture),
        Money money => MoneyBinder.Text(money),
        bool yes => yes ? "true" : "false",
        _ => Convert.ToString(value, CultureInfo.CurrentCulture) ?? "",
    };
}
