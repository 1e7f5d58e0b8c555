using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.RazorPages.Infrastructure;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.Routing.Patterns;
using Microsoft.AspNetCore.Routing.Template;
using Microsoft.Extensions.DependencyInjection;
using Preau.Testing;
using Preau.Web.Components;
using Preau.Web.Security;

namespace Preau.Web.Tests.Security;

/// <summary>One way into the running product: an endpoint, a method, a handler.</summary>
internal sealed record Door(string Route, RoutePattern Pattern, Audience? Audience, StaffRight AnyOf, bool IsOpen, bool NeedsToken, bool WantsKey, string? Page, string Method, string? Handler)
{
    public IEnumerable<string> Parameters => Pattern.Parameters.Select(p => p.Name).Where(n => n != "handler");

    public bool IsFor(StaffRight rights) => AnyOf == StaffRight.None || (AnyOf & rights) != StaffRight.None;

    public override string ToString() => $"{Method} {Route}{(Handler is null ? "" : $" ({Handler})")}";

    /// <summary>The address with these values in the route's parameters.</summary>
    public string Address(IReadOnlyDictionary<string, string> values)
    {
        var inPath = Pattern.Parameters.Any(p => p.Name == "handler");
        var path = string.Concat(Pattern.PathSegments.Select(s => string.Concat(s.Parts.Select(p => Part(p, values)))).Where(s => s.Length > 0).Select(s => "/" + s));
        return (path.Length == 0 ? "/" : path) + (Handler is not null && !inPath ? $"?handler={Handler}" : "");
    }

    /// <summary>True when a path of the portal leads here; of several, the one with the fewest parameters is meant.</summary>
    public bool Takes(string path)
    {
        var values = new RouteValueDictionary();
        return new TemplateMatcher(new RouteTemplate(Pattern), new RouteValueDictionary(Pattern.Defaults)).TryMatch(path, values)
            && Pattern.ParameterPolicies.All(p => values[p.Key] is not string given || p.Value.All(policy => Fits(given, policy.Content ?? "")));
    }

    /// <summary>Every one of the product, as its routing knows them.</summary>
    public static async Task<IReadOnlyList<Door>> All(PreauHost host)
    {
        var loader = host.Services.GetRequiredService<PageLoader>();
        var doors = new List<Door>();
        foreach (var endpoint in host.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>())
        {
            var page = endpoint.Metadata.GetMetadata<PageActionDescriptor>();
            var loaded = page is null ? null : await loader.LoadAsync(page, EndpointMetadataCollection.Empty);
            var methods = loaded is null
                ? endpoint.Metadata.GetMetadata<IHttpMethodMetadata>()?.HttpMethods.Select(m => (Method: m, Handler: (string?)null)) ?? [("GET", null)]
                : Handlers(loaded);
            var wantsKey = loaded?.BoundProperties.Any(p => p.BindingInfo?.BinderModelName == FormKeyTagHelper.FieldName) == true;
            var audience = endpoint.Metadata.GetMetadata<EndpointAudience>();
            doors.AddRange(methods.Select(m => new Door(
                endpoint.RoutePattern.RawText ?? "", endpoint.RoutePattern, audience?.Audience, audience?.AnyOf ?? StaffRight.None,
                endpoint.Metadata.GetMetadata<IAllowAnonymous>() is not null, endpoint.Metadata.GetMetadata<ExemptFromToken>() is null, wantsKey, page?.RelativePath, m.Method, m.Handler)));
        }

        return doors;
    }

    private static IEnumerable<(string Method, string? Handler)> Handlers(CompiledPageActionDescriptor page) =>
        page.HandlerMethods.Select(h => (h.HttpMethod.ToUpperInvariant(), h.Name)).DefaultIfEmpty(("GET", null));

    private static bool Fits(string given, string policy) => policy switch
    {
        "long" or "int" => given.All(char.IsAsciiDigit),
        _ when policy.StartsWith("regex(", StringComparison.Ordinal) => Regex.IsMatch(given, policy[6..^1], RegexOptions.IgnoreCase, TimeSpan.FromSeconds(1)),
        _ => true,
    };

    private string Part(RoutePatternPart part, IReadOnlyDictionary<string, string> values) => part switch
    {
        RoutePatternLiteralPart literal => literal.Content,
        RoutePatternSeparatorPart separator => separator.Content,
        RoutePatternParameterPart { Name: "handler" } => Handler?.ToLowerInvariant() ?? "",
        RoutePatternParameterPart parameter => values.GetValueOrDefault(parameter.Name, ""),
        _ => "",
    };
}
