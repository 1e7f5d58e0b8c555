using System.Globalization;
using Microsoft.AspNetCore.Razor.TagHelpers;
using Preau.Web.Hosting;
using Preau.Web.Texts;

namespace Preau.Web.Components;

public enum DateForm
{
    /// <summary>"vendredi 11 septembre 2026".</summary>
    Full,

    /// <summary>"11 septembre 2026".</summary>
    Plain,

    /// <summary>"vendredi 11 septembre".</summary>
    Day,

    /// <summary>"ven. 11 sept.".</summary>
    Short,

    /// <summary>"11/09/2026".</summary>
    Numeric,
}

/// <summary>
/// A date that machines read too: <c>&lt;date-text day="…" /&gt;</c> a civil day,
/// <c>&lt;date-text at="…" /&gt;</c> an instant (UTC), shown in the town's civil time with its hour.
/// </summary>
[HtmlTargetElement("date-text", TagStructure = TagStructure.WithoutEndTag)]
public sealed class DateTextTagHelper(TownClock clock) : TagHelper
{
    public DateOnly? Day { get; set; }

    public DateTime? At { get; set; }

    public DateForm As { get; set; }

    /// <summary>At the start of a sentence or of a cell.</summary>
    public bool Capital { get; set; }

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        string text, machine;
        if (At is { } instant)
        {
            var civil = clock.ToLocal(instant);
            text = $"{Text(DateOnly.FromDateTime(civil))}, {French.Time(TimeOnly.FromDateTime(civil))}";
            machine = instant.ToString("yyyy-MM-dd'T'HH:mm'Z'", CultureInfo.InvariantCulture);
        }
        else
        {
            var day = Day ?? throw new InvalidOperationException("A <date-text> has a day or an instant.");
            text = Text(day);
            machine = day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
        }
        output.TagName = "time";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.Attributes.SetAttribute("datetime", machine);
        output.Content.SetContent(Capital ? French.Capital(text) : text);
    }

    private string Text(DateOnly day) => As switch
    {
        DateForm.Plain => French.PlainDate(day),
        DateForm.Day => French.DayAndMonth(day),
        DateForm.Short => French.ShortDate(day),
        DateForm.Numeric => French.NumericDate(day),
        _ => French.Date(day),
    };
}
