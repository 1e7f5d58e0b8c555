using Preau.Web.Texts;

namespace Preau.Web.Tests.Texts;

/// <summary>The town's own texts become headings, lists and links, and nothing that runs.</summary>
public sealed class PlainMarkupTests
{
    [Theory]
    [InlineData("<script>alert(1)</script>", "<p>&lt;script&gt;alert(1)&lt;/script&gt;</p>")]
    [InlineData("## <img src=x onerror=alert(1)>", "<h2 id=\"img-src-x-onerror-alert-1\">&lt;img src=x onerror=alert(1)&gt;</h2>")]
    [InlineData("- **<b>gras</b>**", "<ul class=\"dots\"><li><strong>&lt;b&gt;gras&lt;/b&gt;</strong></li></ul>")]
    [InlineData("[ici](javascript:alert)", "<p>[ici](javascript:alert)</p>")]
    [InlineData("[ici](//ailleurs.example)", "<p>[ici](//ailleurs.example)</p>")]
    [InlineData("[ici](data:text/html,x)", "<p>[ici](data:text/html,x)</p>")]
    [InlineData("[ici](/aide\"onclick=\"x)", "<p><a href=\"/aide&quot;onclick=&quot;x\">ici</a></p>")]
    [InlineData("[l’aide](/aide) et [la mairie](https://ville.example/a&b)", "<p><a href=\"/aide\">l’aide</a> et <a href=\"https://ville.example/a&amp;b\">la mairie</a></p>")]
    [InlineData("Écrivez à [nous](mailto:a@b.fr)\nou [appelez](tel:+33465712014)", "<p>Écrivez à <a href=\"mailto:a@b.fr\">nous</a><br>ou <a href=\"tel:+33465712014\">appelez</a></p>")]
    public void What_looks_like_markup_is_shown_and_only_safe_addresses_are_linked(string text, string html) => Assert.Equal(html, PlainMarkup.ToHtml(text));
}
