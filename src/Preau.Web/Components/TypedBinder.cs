using Microsoft.AspNetCore.Mvc.ModelBinding;
using Preau.Domain.Values;

namespace Preau.Web.Components;

/// <summary>Reads one value from a form; what cannot be read is kept as typed and answered by one sentence.</summary>
internal abstract class TypedBinder<T> : IModelBinder
    where T : struct
{
    /// <summary>What to write instead.</summary>
    protected abstract string Sentence { get; }

    public Task BindModelAsync(ModelBindingContext bindingContext)
    {
        var sent = bindingContext.ValueProvider.GetValue(bindingContext.ModelName);
        if (sent == ValueProviderResult.None)
            return Task.CompletedTask;
        bindingContext.ModelState.SetModelValue(bindingContext.ModelName, sent);
        var text = sent.FirstValue?.Trim() ?? "";
        if (text.Length == 0 && bindingContext.ModelMetadata.IsReferenceOrNullableType)
            bindingContext.Result = ModelBindingResult.Success(null);
        else if (Read(text) is { } value)
            bindingContext.Result = ModelBindingResult.Success(value);
        else
            bindingContext.ModelState.TryAddModelError(bindingContext.ModelName, Sentence);
        return Task.CompletedTask;
    }

    protected abstract T? Read(string text);
}

internal sealed class TypedBinderProvider : IModelBinderProvider
{
    public IModelBinder? GetBinder(ModelBinderProviderContext context) =>
        context.Metadata.UnderlyingOrModelType == typeof(DateOnly) ? new DateBinder()
        : context.Metadata.UnderlyingOrModelType == typeof(Money) ? new MoneyBinder()
        : null;
}
