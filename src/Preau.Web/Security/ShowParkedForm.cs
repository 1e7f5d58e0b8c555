using System.Globalization;
using Microsoft.AspNetCore.Mvc.Abstractions;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.RazorPages.Infrastructure;

namespace Preau.Web.Security;

/// <summary>
/// After sign-in the page is loaded as ever, then its properties are bound once more from the parked form: its fields show what was
/// typed. Nothing is carried out; the next post of the page forgets what was parked.
/// </summary>
internal sealed class ShowParkedForm(ParkedForms parked, ParameterBinder binder, IModelBinderFactory binders, IModelMetadataProvider models) : IAsyncPageFilter
{
    /// <summary>In the view data of a page that shows a parked form: what the notice says.</summary>
    public const string Notice = "Parked";

    public Task OnPageHandlerSelectionAsync(PageHandlerSelectedContext context) => Task.CompletedTask;

    public async Task OnPageHandlerExecutionAsync(PageHandlerExecutingContext context, PageHandlerExecutionDelegate next)
    {
        var content = PortalCookies.Read(context.HttpContext, PortalCookies.Parked) is not null && AccountOf(context) is { } account
            ? await parked.Find(context.HttpContext, account)
            : null;
        var isPost = HttpMethods.IsPost(context.HttpContext.Request.Method);
        if (isPost && content?.Page == context.ActionDescriptor.DisplayName) await parked.Remove(context.HttpContext);
        var done = await next();
        if (isPost || content is null || content.Address != Address(context) || done.Result is not PageResult || context.HandlerInstance is not PageModel page) return;
        await Fill(page, context.ActionDescriptor, content);
        page.ViewData[Notice] = content.HadFiles
            ? "Votre session avait pris fin\u00A0: rien n’a été enregistré. Voici ce que vous aviez rempli\u00A0: vérifiez, choisissez à nouveau les fichiers et envoyez."
            : "Votre session avait pris fin\u00A0: rien n’a été enregistré. Voici ce que vous aviez rempli\u00A0: vérifiez et envoyez à nouveau.";
    }

    private async Task Fill(PageModel page, CompiledPageActionDescriptor descriptor, ParkedContent content)
    {
        var values = new FormValueProvider(BindingSource.Form, content.Form, CultureInfo.CurrentCulture);
        foreach (var property in descriptor.BoundProperties.Cast<PageBoundPropertyDescriptor>())
        {
            // What the address says (an identifier, a month) was bound from it.
            if (property.BindingInfo?.RequestPredicate?.Invoke(page.PageContext) == true) continue;
            var model = models.GetMetadataForProperty(property.Property.DeclaringType!, property.Name);
            // A list is empty when no box was ticked; any other property keeps what the page loaded when the form has none of it.
            if (!model.IsCollectionType && !values.ContainsPrefix(property.BindingInfo?.BinderModelName ?? property.Name)) continue;
            // Bound as in a post, although the request is none.
            var info = property.BindingInfo is { } known ? new BindingInfo(known) { RequestPredicate = null } : new BindingInfo();
            var reader = binders.CreateBinder(new ModelBinderFactoryContext { BindingInfo = info, Metadata = model, CacheToken = property });
            var parameter = new ParameterDescriptor { Name = property.Name, ParameterType = property.ParameterType, BindingInfo = info };
            var read = await binder.BindModelAsync(page.PageContext, reader, values, parameter, model, value: null, container: page);
            if (read.IsModelSet) model.PropertySetter!(page, read.Model);
        }

        foreach (var entry in page.ModelState.Values) entry.Errors.Clear();
    }

    private static long? AccountOf(PageHandlerExecutingContext context) =>
        long.TryParse(context.HttpContext.User.FindFirst(Claims.Account)?.Value, out var account) ? account : null;

    private static string Address(PageHandlerExecutingContext context) =>
        context.HttpContext.Request.Path + context.HttpContext.Request.QueryString;
}
