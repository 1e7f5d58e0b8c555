using System.Net;
using AngleSharp.Dom;

namespace Preau.Web.Tests.Components;

/// <summary>Dates and amounts as people write them, read back by the form itself.</summary>
public sealed class ReadersTests(PageHost host) : IClassFixture<PageHost>
{
    [Theory]
    [InlineData("12,5")]
    [InlineData("12.50")]
    [InlineData("1 234,56 €")]
    [InlineData("-3,00")]
    [InlineData("0")]
    public async Task An_amount_is_read_as_people_write_it(string typed) => Assert.Null(await Error("Amount", typed));

    [Theory]
    [InlineData("")]
    [InlineData("12,505")]
    [InlineData("douze")]
    [InlineData("1e9")]
    [InlineData("99999999999999999999")]
    public async Task What_is_no_amount_is_refused_in_one_sentence(string typed) =>
        Assert.Equal("Indiquez un montant en euros, par exemple 12,50.", await Error("Amount", typed));

    [Theory]
    [InlineData("2019-03-03")]
    [InlineData("03/03/2019")]
    [InlineData("3.3.2019")]
    [InlineData("3/3/2019")]
    public async Task A_date_is_read_as_a_field_sends_it_and_as_people_write_it(string typed) => Assert.Null(await Error("BirthDate", typed));

    [Theory]
    [InlineData("31/02/2019")]
    [InlineData("03/03/19")]
    [InlineData("2019-13-01")]
    [InlineData("demain")]
    [InlineData("03/03/0019")]
    public async Task What_is_no_date_is_refused_in_one_sentence(string typed) =>
        Assert.Equal("Indiquez une date qui existe, par exemple 11/09/2026.", await Error("BirthDate", typed));

    /// <summary>What the form says of one answer; the others leave one thing to correct, so that it comes back.</summary>
    private async Task<string?> Error(string property, string typed)
    {
        var client = host.Client("staff:1");
        var form = await client.GetAsync("/gestion/composants", TestContext.Current.CancellationToken);
        var token = (await PageHost.Parse(form)).QuerySelector("main [name='__RequestVerificationToken']")!.GetAttribute("value")!;
        using var post = new HttpRequestMessage(HttpMethod.Post, "/gestion/composants")
        {
            Content = new FormUrlEncodedContent([new("Input." + property, typed), new("Input.FirstName", ""), new("__RequestVerificationToken", token)]),
        };
        post.Headers.Add("Cookie", form.Headers.GetValues("Set-Cookie").Select(c => c.Split(';')[0]));
        var answer = await client.SendAsync(post, TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        return (await PageHost.Parse(answer)).GetElementById($"Input_{property}-erreur")?.TextContent;
    }
}
