using System.ComponentModel.DataAnnotations;

namespace Preau.Web.Components;

/// <summary>
/// A line of text as people have it: names with particles, apostrophes, one word or sixty letters. Refused with a sentence:
/// too long, or with characters that no keyboard types. Blank is refused when <see cref="IsRequired"/>.
/// </summary>
[AttributeUsage(AttributeTargets.Property | AttributeTargets.Parameter)]
public sealed class LineAttribute(int longest = 100) : ValidationAttribute
{
    /// <summary>What is asked for, to begin the sentence: "Indiquez le prénom."; null: may be left blank.</summary>
    public string? Ask { get; init; }

    /// <summary>Line breaks are welcome.</summary>
    public bool ManyLines { get; init; }

    public bool IsRequired => Ask is not null;

    public override bool RequiresValidationContext => false;

    protected override ValidationResult? IsValid(object? value, ValidationContext validationContext)
    {
        var text = value as string;
        if (string.IsNullOrWhiteSpace(text)) return Ask is null ? ValidationResult.Success : new(Ask);
        if (text.Length > longest) return new($"Ce texte a {text.Length} caractères\u00A0: {longest} au plus. Raccourcissez-le.");
        if (text.Any(c => char.IsControl(c) && !(ManyLines && (c is '\n' or '\r' or '\t')))) return new("Ce texte contient des caractères invisibles. Effacez-le et écrivez-le de nouveau.");
        return ValidationResult.Success;
    }
}
