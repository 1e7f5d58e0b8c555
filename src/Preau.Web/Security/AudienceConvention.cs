using System.Reflection;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc.ApplicationModels;
using Microsoft.AspNetCore.Mvc.ApplicationParts;
using Microsoft.AspNetCore.Mvc.Razor.Compilation;

namespace Preau.Web.Security;

/// <summary>
/// The folder of a page says who may open it: <c>Parents/</c> a signed-in guardian, <c>Staff/</c> a signed-in agent with the right that the
/// page model <see cref="NeedsAttribute">needs</see>, <c>Public/</c> everyone if the page is listed. Anything else stops the start.
/// </summary>
public sealed class AudienceConvention(ApplicationPartManager parts, bool isDemo) : IPageRouteModelConvention
{
    private readonly Lazy<Dictionary<string, Type?>> models = new(() =>
    {
        var views = new ViewsFeature();
        parts.PopulateFeature(views);
        return views.ViewDescriptors.ToDictionary(v => v.RelativePath, v => v.Type?.GetProperty("Model")?.PropertyType, StringComparer.Ordinal);
    });

    public void Apply(PageRouteModel model)
    {
        if (!isDemo && models.Value.GetValueOrDefault(model.RelativePath)?.IsDefined(typeof(DemoOnlyAttribute)) == true)
        {
            model.Selectors.Clear();
            return;
        }

        object[] metadata = FolderOf(model.RelativePath) switch
        {
            "Parents" => [Policies.Family, new EndpointAudience(Audience.Family)],
            "Staff" => Staff(model.RelativePath),
            "Public" when PublicPages.Contains(model.RelativePath) => [new AllowAnonymousAttribute(), new EndpointAudience(Audience: null)],
            "Public" => throw new InvalidOperationException($"{model.RelativePath} is not in PublicPages: list it, or move it under Parents/ or Staff/."),
            _ => throw new InvalidOperationException($"{model.RelativePath} has no audience: a page lives under Parents/, Staff/ or Public/."),
        };
        foreach (var selector in model.Selectors)
        {
            foreach (var item in metadata) selector.EndpointMetadata.Add(item);
        }
    }

    private static string FolderOf(string relativePath) => relativePath.Split('/') is [.., var folder, _] ? folder : "";

    private object[] Staff(string path)
    {
        var model = models.Value.GetValueOrDefault(path);
        var needs = model?.GetCustomAttribute<NeedsAttribute>();
        var any = model?.GetCustomAttribute<AnyStaffAttribute>();
        if (needs is null == any is null) throw new InvalidOperationException($"{path}: its page model says either [Needs(StaffRight.…)] or [AnyStaff].");
        var rights = needs?.AnyOf ?? StaffRight.None;
        var isBeforeFactor = model!.IsDefined(typeof(BeforeSecondFactorAttribute));
        return [Policies.Staff(rights, isBeforeFactor), new EndpointAudience(Audience.Staff, rights)];
    }
}
