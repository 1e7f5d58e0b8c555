using Microsoft.Playwright;
using Preau.Testing;

namespace Preau.Browser.Tests;

/// <summary>One demo town and the system's Chromium, shared by the tests of a class.</summary>
public class PreauBrowser : IAsyncLifetime
{
    private IPlaywright playwright = null!;
    private IBrowser browser = null!;

    public PreauHost Host { get; private set; } = null!;

    /// <summary>The product stops and starts again on the same town at another time of the business clock.</summary>
    public async Task ComesTo(string now) => Host = await Host.Restarted(now);

    public async ValueTask InitializeAsync()
    {
        Host = await StartHost();
        playwright = await Playwright.CreateAsync();
        browser = await playwright.Chromium.LaunchAsync(new BrowserTypeLaunchOptions
        {
            ExecutablePath = Environment.GetEnvironmentVariable("PREAU_TEST_CHROMIUM") ?? "/usr/bin/chromium",
            Args = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync"],
        });
    }

    public async Task<Person> Person(bool withScript = true, int width = 1280, ColorScheme scheme = ColorScheme.Light)
    {
        var context = await browser.NewContextAsync(new BrowserNewContextOptions
        {
            BaseURL = Host.Address.ToString(),
            JavaScriptEnabled = withScript,
            Locale = "fr-FR",
            ViewportSize = new ViewportSize { Width = width, Height = 900 },
            ColorScheme = scheme,
        });
        context.SetDefaultTimeout(20_000);
        return new Person(await context.NewPageAsync(), withScript);
    }

    /// <summary>For classes whose town needs settings of its own.</summary>
    protected virtual Task<PreauHost> StartHost() => PreauHost.Demo();

    public virtual async ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        await browser.DisposeAsync();
        playwright.Dispose();
        await Host.DisposeAsync();
    }
}

/// <summary>Somebody in front of a browser, who notices what is not accessible, too wide, or broken in the console.</summary>
public sealed class Person : IAsyncDisposable
{
    private readonly bool withScript;
    private readonly List<string> errors = [];

    public Person(IPage page, bool withScript)
    {
        Page = page;
        this.withScript = withScript;
        page.Console += (_, message) =>
        {
            // A refused form is a 422: the browser reports its status, the page says the rest.
            if (message.Type == "error" && !message.Text.Contains("422", StringComparison.Ordinal)) errors.Add(message.Text);
        };
    }

    public IPage Page { get; }

    public async Task SignIn(string email, string address = "/connexion")
    {
        await Page.GotoAsync(address);
        await Page.GetByLabel("Adresse électronique").FillAsync(email);
        await Page.GetByLabel("Mot de passe", new PageGetByLabelOptions { Exact = true }).FillAsync("preau-demo-2026");
        await Page.GetByRole(AriaRole.Button, new PageGetByRoleOptions { Name = "Se connecter" }).ClickAsync();
        await Page.WaitForURLAsync(url => !url.Contains("connexion", StringComparison.Ordinal));
    }

    public async Task Open(string path)
    {
        var response = await Page.GotoAsync(path);
        Assert.True(response!.Ok, $"{path} answered {response.Status}.");
        await Look();
    }

    /// <summary>Opens what a link leads to; false when it is a file, or somebody else's.</summary>
    public async Task<bool> OpenPage(string path)
    {
        var file = await Page.Context.APIRequest.GetAsync(path, new APIRequestContextOptions { MaxRedirects = 0 });
        if (!file.Ok || !file.Headers["content-type"].StartsWith("text/html", StringComparison.Ordinal)) return false;
        await Page.GotoAsync(path);
        return true;
    }

    /// <summary>The page's links to addresses that begin so.</summary>
    public Task<string[]> Links(string start) => Page.EvaluateAsync<string[]>("start => [...document.querySelectorAll('a')].map(a => a.getAttribute('href')).filter(h => h?.startsWith(start))", start);

    /// <summary>Narrow and wide, light and dark.</summary>
    public async Task LookEverywhere()
    {
        foreach (var width in new[] { 1280, 320 })
        {
            await Page.SetViewportSizeAsync(width, 900);
            foreach (var scheme in new[] { ColorScheme.Light, ColorScheme.Dark })
            {
                await Page.EmulateMediaAsync(new PageEmulateMediaOptions { ColorScheme = scheme, ReducedMotion = ReducedMotion.Reduce });
                await Look();
            }
        }
        await Page.SetViewportSizeAsync(1280, 900);
    }

    /// <summary>Opens an address that answers an error page; the browser's own line about the status is expected.</summary>
    public async Task OpenRefused(string path, int status)
    {
        var response = await Page.GotoAsync(path);
        Assert.Equal(status, response!.Status);
        errors.RemoveAll(error => error.Contains($"status of {status}", StringComparison.Ordinal));
        await Look();
    }

    /// <summary>Goes with the Tab key to what is named so, and sees where it stands: the focus is visible.</summary>
    public async Task Tab(string name)
    {
        for (var steps = 0; steps < 250; steps++)
        {
            await Page.Keyboard.PressAsync("Tab");
            var focus = await Page.EvaluateAsync<string[]>("""
                () => {
                  const e = document.activeElement, style = getComputedStyle(e);
                  const text = e.ariaLabel || (e.labels?.length ? [...e.labels].map(l => l.textContent).join(' ') : e.textContent);
                  return [text.replace(/\s+/g, ' ').trim(), style.outlineStyle === 'none' || style.outlineWidth === '0px' ? '' : 'visible'];
                }
                """);
            if (!focus[0].StartsWith(name, StringComparison.Ordinal)) continue;
            Assert.True(focus[1].Length > 0, $"Nobody sees that « {focus[0]} » has the focus, on {Page.Url}.");
            return;
        }
        Assert.Fail($"The Tab key never comes to « {name} » on {Page.Url}.");
    }

    /// <summary>Goes there with the Tab key, then presses a key.</summary>
    public async Task Tab(string name, string key)
    {
        await Tab(name);
        await Page.Keyboard.PressAsync(key);
    }

    /// <summary>Goes to a field with the Tab key and writes over what stands in it.</summary>
    public async Task Write(string field, string text)
    {
        await Tab(field, "Control+A");
        await Page.Keyboard.TypeAsync(text);
    }

    public Task Fill(string field, string text) => Page.GetByLabel(field, new PageGetByLabelOptions { Exact = true }).FillAsync(text);

    /// <summary>Waits until the page says so.</summary>
    public Task Says(string words) => Page.GetByText(words).First.WaitForAsync();

    public Task Press(string button) => Page.GetByRole(AriaRole.Button, new PageGetByRoleOptions { Name = button }).First.ClickAsync();

    /// <summary>The page is clean for axe (WCAG 2.2 A and AA), no wider than the screen, and its console is quiet.</summary>
    public async Task Look()
    {
        var where = $"{new Uri(Page.Url).AbsolutePath} at {Page.ViewportSize!.Width} px";
        Assert.True(errors.Count == 0, $"{where}: {string.Join(" | ", errors)}");
        if (!withScript) return;
        var over = await Page.EvaluateAsync<int>("document.documentElement.scrollWidth - document.documentElement.clientWidth");
        Assert.True(over <= 0, $"{where}: {over} px too wide.");
        var aside = Page.Url.Contains("/gestion", StringComparison.Ordinal) ? [] : await Page.EvaluateAsync<string[]>("""
            [...document.querySelectorAll('main *')]
              .filter(e => e.scrollWidth > e.clientWidth + 1 && ['auto', 'scroll'].includes(getComputedStyle(e).overflowX) && e.tagName !== 'TEXTAREA')
              .map(e => `${e.tagName} ${e.className}`)
            """);
        Assert.True(aside.Length == 0, $"{where}: scrolls sideways: {string.Join(", ", aside)}");
        var violations = await Axe.Violations(Page);
        Assert.True(violations.Length == 0, where + "\n" + string.Join('\n', violations));
    }

    public async ValueTask DisposeAsync() => await Page.Context.CloseAsync();
}
