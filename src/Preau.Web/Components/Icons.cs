using System.Text;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Mvc.Rendering;
using Preau.Web.Hosting;

namespace Preau.Web.Components;

/// <summary>The icons of the sprite <c>img/icons.svg</c>. An icon never speaks: the word beside it does.</summary>
public sealed partial class Icons(Assets assets)
{
    private IReadOnlySet<string>? names;

    public IReadOnlySet<string> Names => names ??= Symbol()
        .Matches(Encoding.UTF8.GetString(assets.Read("img/icons.svg")))
        .Select(m => m.Groups["name"].Value)
        .ToHashSet(StringComparer.Ordinal);

    /// <summary>The icon's markup; an unknown name is a mistake of ours and says so.</summary>
    public HtmlString Svg(string name) => Names.Contains(name)
        ? new HtmlString($"<svg class=\"i\" aria-hidden=\"true\" focusable=\"false\"><use href=\"{assets.Address("img/icons.svg")}#i-{name}\"/></svg>")
        : throw new ArgumentException($"No icon \"{name}\" in img/icons.svg", nameof(name));

    [GeneratedRegex("<symbol id=\"i-(?<name>[a-z]+)\"", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Symbol();
}

public static class IconExtensions
{
    /// <summary>For views; cheaper than the tag helper in long lists.</summary>
    public static HtmlString Icon(this IHtmlHelper html, string name) =>
        html.ViewContext.HttpContext.RequestServices.GetRequiredService<Icons>().Svg(name);
}
