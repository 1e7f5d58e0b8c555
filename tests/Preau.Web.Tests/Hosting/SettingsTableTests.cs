using Microsoft.Extensions.Configuration;
using Preau.Domain.Tests.Rules;
using Preau.Web.Hosting;

namespace Preau.Web.Tests.Hosting;

public sealed class SettingsTableTests
{
    /// <summary>Kind, settings, the setting that the sentence names, and a word of its remedy.</summary>
    public static TheoryData<string, string, string, string> Broken => new()
    {
        { "town", "", "Preau__PublicUrl", "https://famille.ma-commune.fr" },
        { "town", "Preau:PublicUrl=http://famille.fr", "Preau__PublicUrl", "https://" },
        { "town", "Preau:PublicUrl=famille.fr", "Preau__PublicUrl", "https://" },
        { "town", "Preau:PublicUrl=ftp://famille.fr", "Preau__PublicUrl", "https://" },
        { "town", "Preau:PublicUrl=https://famille.fr/portail", "Preau__PublicUrl", "sans chemin" },
        { "town", "Preau:PublicUrl=https://famille.fr/?a=b", "Preau__PublicUrl", "sans chemin" },
        { "town", "Preau:PublicUrl=https://moi@famille.fr", "Preau__PublicUrl", "sans chemin" },
        { "town", "Preau:PublicUrl=https://f.fr|Preau:Demo:Now=2026-09-10T08:00:00+02:00", "Preau__Demo__Now", "Retirez" },
        { "town", "Preau:PublicUrl=https://f.fr|Preau:Demo:Public=true", "Preau__Demo__Public", "Retirez" },
        { "town", "Preau:PublicUrl=https://f.fr|Preau:TrustedProxies=10.0.0.0/99", "Preau__TrustedProxies", "10.0.0.0/24" },
        { "town", "Preau:PublicUrl=https://f.fr|Preau:TrustedProxies=mandataire", "Preau__TrustedProxies", "127.0.0.1" },
        { "town", "Preau:PublicUrl=https://f.fr|Preau:PublicURI=https://f.fr", "Preau__PublicURI", "Réglages connus" },
        { "town", "Preau:PublicUrl=https://f.fr|Preau:Mail:Hots=smtp", "Preau__Mail__Hots", "Réglages connus" },
        { "town", "Preau:PublicUrl=https://f.fr|Preau:Mail:Host=smtp.f.fr", "Preau__Mail__From", "@" },
        { "town", "Preau:PublicUrl=https://f.fr|Preau:Mail:From=a@f.fr", "Preau__Mail__Host", "SMTP" },
        { "town", "Preau:PublicUrl=https://f.fr|Preau:Mail:Host=smtp.f.fr|Preau:Mail:From=mairie", "Preau__Mail__From", "adresse" },
        { "town", "Preau:PublicUrl=https://f.fr|Preau:Mail:Host=smtp.f.fr|Preau:Mail:From=a@f.fr|Preau:Mail:Port=0", "Preau__Mail__Port", "587" },
        { "town", "Preau:PublicUrl=https://f.fr|Preau:Mail:Host=smtp.f.fr|Preau:Mail:From=a@f.fr|Preau:Mail:Port=cinq", "Preau__Mail__Port", "587" },
        { "town", "Preau:PublicUrl=https://f.fr|Preau:Mail:Host=smtp.f.fr|Preau:Mail:From=a@f.fr|Preau:Mail:Security=ssl", "Preau__Mail__Security", "StartTls" },
        { "town", "Preau:PublicUrl=https://f.fr|Preau:Mail:Host=smtp.f.fr|Preau:Mail:From=a@f.fr|Preau:Mail:User=a", "Preau__Mail__Password", "ensemble" },
        { "town", "Preau:PublicUrl=https://f.fr|Preau:PayFip:ServiceUrl=payfip", "Preau__PayFip__ServiceUrl", "https://" },
        { "town", "Preau:PublicUrl=https://f.fr|Preau:PayFip:PageUrl=javascript:alert(1)", "Preau__PayFip__PageUrl", "https://" },
        { "town", "Preau:PublicUrl=https://f.fr|Preau:PayFip:ServiceUrl=https://a.fr/s", "Preau__PayFip__PageUrl", "ensemble" },
        { "town", "Preau:PublicUrl=https://f.fr|Preau:PayFip:ServiceUrl=http://a.fr/s|Preau:PayFip:PageUrl=https://a.fr/p", "Preau__PayFip__ServiceUrl", "https://" },
        { "town", "Preau:PublicUrl=https://f.fr|Preau:PayFip:Saisie=A", "Preau__PayFip__Saisie", "production" },
        { "town", "Preau:PublicUrl=https://f.fr|Preau:PayFip:MaxAmountCents=99,99", "Preau__PayFip__MaxAmountCents", "9999999" },
        { "town", "Preau:PublicUrl=https://f.fr|Preau:PayFip:MaxAmountCents=99", "Preau__PayFip__MaxAmountCents", "centimes" },
        { "demo", "Preau:PayFip:Saisie=W", "Preau__PayFip__Saisie", "test" },
        { "town", "Preau:PublicUrl=https://f.fr|ConnectionStrings:Preau=n’importe quoi", "ConnectionStrings__Preau", "Host=localhost" },
        { "town", "Preau:PublicUrl=https://f.fr|ConnectionStrings:Preau=Host=localhost", "ConnectionStrings__Preau", "Database" },
        { "town", "Preau:PublicUrl=https://f.fr|ConnectionStrings:Preau=Host=h;Database=d;Port=x", "ConnectionStrings__Preau", "Host=localhost" },
        { "town", "Preau:PublicUrl=https://f.fr|urls=5080", "--urls", "http://localhost:5081" },
        { "demo", "urls=http://localhost:99999", "--urls", "http://localhost:5081" },
        { "demo", "urls=http://0.0.0.0:5080", "--urls", "Preau__Demo__Public=true" },
        { "demo", "urls=http://*:5080", "--urls", "Preau__Demo__Public=true" },
        { "demo", "http_ports=8080", "--urls", "Preau__Demo__Public=true" },
        { "demo", "Kestrel:Endpoints:A:Url=http://[::]:80", "--urls", "Preau__Demo__Public=true" },
        { "demo", "Preau:Demo:Public=oui", "Preau__Demo__Public", "true" },
        { "demo", "Preau:Demo:Public=true|urls=http://0.0.0.0:5080", "Preau__PublicUrl", "https://" },
        { "demo", "Preau:Demo:Now=demain", "Preau__Demo__Now", "2026-09-10T08:00:00+02:00" },
        { "demo", "Preau:Demo:Now=2026-09-10T08:00:00", "Preau__Demo__Now", "décalage" },
        { "demo", "Preau:Demo:Now=2026-02-30T08:00:00+01:00", "Preau__Demo__Now", "instant" },
    };

    [Theory]
    [MemberData(nameof(Broken))]
    public void A_wrong_setting_is_named_with_its_remedy(string kind, string settings, string named, string remedy)
    {
        var problem = Assert.Throws<StartUpProblem>(() => KindRules.Check(OptionsReader.Read(Configuration(settings)), kind == "demo"));

        var sentence = Assert.Single(problem.Sentences);
        Assert.Contains(named, sentence, StringComparison.Ordinal);
        Assert.Contains(remedy, sentence, StringComparison.Ordinal);
    }

    [Fact]
    public void Every_wrong_setting_gets_its_sentence_at_once()
    {
        var problem = Assert.Throws<StartUpProblem>(() => OptionsReader.Read(Configuration("Preau:PublicUrl=x|Preau:Demo:Now=y|Preau:TrustedProxies=z")));

        Assert.Equal(3, problem.Sentences.Count);
    }

    [Fact]
    public void A_password_is_not_repeated_in_a_sentence()
    {
        var problem = Assert.Throws<StartUpProblem>(() => OptionsReader.Read(Configuration("ConnectionStrings:Preau=Host=h;Password=tr3s-secret|Preau:Mail:Password=tr3s-secret")));

        Assert.DoesNotContain("tr3s-secret", problem.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("demo", "")]
    [InlineData("demo", "urls=http://127.0.0.1:0")]
    [InlineData("demo", "urls=http://[::1]:5090;http://localhost:5091")]
    [InlineData("demo", "Preau:Demo:Public=true|urls=http://0.0.0.0:80|Preau:PublicUrl=https://demo.exemple.fr")]
    [InlineData("demo", "Preau:Demo:Now=2026-09-10T08:00:00+02:00")]
    [InlineData("town", "Preau:PublicUrl=https://famille.fr|urls=http://0.0.0.0:80|Preau:TrustedProxies=127.0.0.1, 10.1.0.0/16 ::1")]
    [InlineData("town", "Preau:PublicUrl=https://famille.fr|Preau:Mail:Host=smtp.f.fr|Preau:Mail:From=famille@f.fr|Preau:Mail:Security=tls|Preau:Mail:Port=465")]
    [InlineData("town", "Preau:PublicUrl=https://famille.fr|ConnectionStrings:Preau=Host=localhost;Database=preau;Username=preau")]
    [InlineData("town", "Preau:PublicUrl=https://famille.fr|Preau:PayFip:ServiceUrl=http://127.0.0.1:1/s|Preau:PayFip:PageUrl=http://127.0.0.1:1/p|Preau:PayFip:Saisie=x|Preau:PayFip:MaxAmountCents=999999")]
    [InlineData("demo", "Preau:PayFip:Saisie=T")]
    public void Right_settings_pass(string kind, string settings) =>
        KindRules.Check(OptionsReader.Read(Configuration(settings)), kind == "demo");

    [Fact]
    public async Task Every_setting_stands_in_the_page_for_administrators()
    {
        var problem = Assert.Throws<StartUpProblem>(() => OptionsReader.Read(Configuration("Preau:Autre=x")));
        var known = problem.Message.Split("Réglages connus : ")[1].Split([' ', ',', '.'], StringSplitOptions.RemoveEmptyEntries).Where(word => word.StartsWith("Preau__", StringComparison.Ordinal)).ToList();
        Assert.True(known.Count >= 16, problem.Message);
        var page = await File.ReadAllTextAsync(Path.Combine(RulePage.Root, "docs", "operate", "README.md"));
        Assert.All(known, setting => Assert.True(page.Contains($"`{setting}`", StringComparison.Ordinal) || page.Contains($"`{setting.Split("__")[^1]}`", StringComparison.Ordinal), setting));
    }

    private static IConfiguration Configuration(string settings) => new ConfigurationBuilder()
        .AddInMemoryCollection(settings.Split('|', StringSplitOptions.RemoveEmptyEntries).Select(s => s.Split('=', 2)).ToDictionary(s => s[0], s => (string?)s[1]))
        .Build();
}
