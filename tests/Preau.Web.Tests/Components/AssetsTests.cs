using System.Net;
using Microsoft.Extensions.DependencyInjection;
using Preau.Web.Features.Settings;
using Preau.Web.Hosting;

namespace Preau.Web.Tests.Components;

public sealed class AssetsTests(PageHost host) : IClassFixture<PageHost>
{
    private Assets Assets => host.Services.GetRequiredService<Assets>();

    [Fact]
    public void Every_file_of_styles_is_in_the_one_style_sheet()
    {
        var files = typeof(Assets).Assembly.GetManifestResourceNames()
            .Where(n => n.StartsWith("wwwroot/css/", StringComparison.Ordinal))
            .Select(Path.GetFileNameWithoutExtension);
        Assert.Equal(Assets.StyleOrder.Order(StringComparer.Ordinal), files.Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task An_asset_is_kept_for_ever_and_sent_packed()
    {
        var response = await Ask(Assets.Stylesheet(TownFace.Default), "br");
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.Equal("br", Assert.Single(response.Content.Headers.ContentEncoding));
        Assert.Contains("immutable", response.Headers.GetValues("Cache-Control").Single(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_address_of_another_version_still_answers_but_is_not_kept()
    {
        var old = Assets.Address("img/icons.svg").Split('.')[0] + ".0123456789ab.svg";
        var response = await Ask(old);
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.Equal("no-cache", response.Headers.GetValues("Cache-Control").Single());
    }

    [Fact]
    public async Task A_file_that_is_not_there_is_not_found() =>
        Assert.Equal(HttpStatusCode.NotFound, (await Ask("/img/nothing.svg")).StatusCode);

    [Fact]
    public async Task The_towns_colour_reaches_the_style_sheet_under_another_address()
    {
        var green = new TownFace { AccentLight = "#2a6b3c" };
        Assert.NotEqual(Assets.Stylesheet(TownFace.Default), Assets.Stylesheet(green));
        Assert.EndsWith(":root{--town:#2a6b3c;}\n", await (await Ask(Assets.Stylesheet(green))).Content.ReadAsStringAsync(TestContext.Current.CancellationToken), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("red}body{display:none")]
    [InlineData("#12345")]
    [InlineData("#123456;--x:url(//evil.example)")]
    public void What_is_no_colour_stays_out_of_the_style_sheet(string accent) =>
        Assert.Equal("", new TownFace { AccentLight = accent, AccentDark = accent }.AccentRule());

    [Fact]
    public async Task A_first_visit_costs_less_than_60_kilobytes_in_six_requests()
    {
        var page = await host.Client().GetAsync("/aide", TestContext.Current.CancellationToken);
        var html = await PageHost.Parse(page);
        string[] files =
        [
            .. html.QuerySelectorAll("link[href]").Select(l => l.GetAttribute("href")!),
            .. html.QuerySelectorAll("use").Select(u => u.GetAttribute("href")!.Split('#')[0]),
        ];
        var size = System.Text.Encoding.UTF8.GetByteCount(html.Source.Text) / 3; // the page itself, packed by the host
        foreach (var file in files.Distinct(StringComparer.Ordinal))
            size += (await (await Ask(file, "br")).Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken)).Length;
        Assert.InRange(size, 1, 60 * 1024);
        Assert.InRange(files.Distinct(StringComparer.Ordinal).Count() + 1, 2, 6);
    }

    private Task<HttpResponseMessage> Ask(string address, string? accept = null)
    {
        var request = new HttpRequestMessage(HttpMethod.Get, address);
        if (accept is not null)
            request.Headers.Add("Accept-Encoding", accept);
        return host.Client().SendAsync(request, TestContext.Current.CancellationToken);
    }
}
