using Deque.AxeCore.Commons;
using Microsoft.Playwright;

namespace Preau.Browser.Tests;

/// <summary>
/// axe on the page as it stands. Only what it found wrong leaves the browser: the whole of its result, every node that is right
/// included, takes many times longer to carry over than the look itself.
/// </summary>
internal static class Axe
{
    private static readonly string[] Wcag22 = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"];
    private static readonly string Script = new BundledAxeScriptProvider().GetScript();

    /// <summary>One line for each rule of WCAG 2.2 A and AA that the page breaks, with where.</summary>
    public static async Task<string[]> Violations(IPage page)
    {
        if (!await page.EvaluateAsync<bool>("() => 'axe' in window")) await page.EvaluateAsync(Script);
        return await page.EvaluateAsync<string[]>("""
            async tags => {
              const result = await axe.run(document, { iframes: false, resultTypes: ['violations'], runOnly: { type: 'tag', values: tags } });
              if (result.passes.length === 0) throw new Error('axe judged nothing.');
              return result.violations.map(v => `${v.id}: ${v.help}: ${v.nodes.slice(0, 4).map(n => n.html.slice(0, 160)).join(', ')}`);
            }
            """, Wcag22);
    }
}
