using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.ModelBinding.Metadata;

namespace Preau.Web.Components;

/// <summary>
/// The framework's own sentences about a form, in French. A rule with a sentence of its own keeps it; the others name
/// the field by its display name where it has one.
/// </summary>
public static class FrenchMessages
{
    public static MvcOptions UseFrenchMessages(this MvcOptions options)
    {
        var say = options.ModelBindingMessageProvider;
        say.SetAttemptedValueIsInvalidAccessor((value, _) => $"« {value} » n’est pas une réponse possible ici.");
        say.SetNonPropertyAttemptedValueIsInvalidAccessor(value => $"« {value} » n’est pas une réponse possible ici.");
        say.SetUnknownValueIsInvalidAccessor(_ => "Cette réponse n’est pas possible ici.");
        say.SetNonPropertyUnknownValueIsInvalidAccessor(() => "Cette réponse n’est pas possible ici.");
        say.SetValueIsInvalidAccessor(value => $"« {value} » n’est pas une réponse possible ici.");
        say.SetValueMustBeANumberAccessor(_ => "Indiquez un nombre.");
        say.SetNonPropertyValueMustBeANumberAccessor(() => "Indiquez un nombre.");
        say.SetValueMustNotBeNullAccessor(_ => "Il manque une réponse.");
        say.SetMissingBindRequiredValueAccessor(_ => "Il manque une réponse.");
        say.SetMissingKeyOrValueAccessor(() => "Il manque une réponse.");
        say.SetMissingRequestBodyRequiredValueAccessor(() => "Il manque une réponse.");
        options.ModelMetadataDetailsProviders.Add(new FrenchRules());
        return options;
    }

    private sealed class FrenchRules : IValidationMetadataProvider
    {
        public void CreateValidationMetadata(ValidationMetadataProviderContext context)
        {
            var named = context.Attributes.OfType<DisplayAttribute>().Any();
            foreach (var rule in context.ValidationMetadata.ValidatorMetadata.OfType<ValidationAttribute>())
            {
                if (rule.ErrorMessage is null && rule.ErrorMessageResourceName is null)
                    rule.ErrorMessage = Sentence(rule, named);
            }
        }

        private static string Sentence(ValidationAttribute rule, bool named) => rule switch
        {
            RequiredAttribute => named ? "{0} : il manque une réponse." : "Il manque une réponse.",
            StringLengthAttribute { MinimumLength: > 0 } => "Écrivez entre {2} et {1} caractères.",
            StringLengthAttribute or MaxLengthAttribute => "C’est trop long : {1} caractères au plus.",
            MinLengthAttribute => "C’est trop court : {1} caractères au moins.",
            RangeAttribute => "Indiquez un nombre entre {1} et {2}.",
            EmailAddressAttribute => "Indiquez une adresse électronique complète, par exemple prenom.nom@exemple.fr.",
            PhoneAttribute => "Indiquez un numéro de téléphone, par exemple 06 39 98 41 07 ; un numéro étranger commence par +.",
            CompareAttribute => "Les deux réponses ne sont pas les mêmes.",
            _ => "Cette réponse n’est pas possible ici.",
        };
    }
}
