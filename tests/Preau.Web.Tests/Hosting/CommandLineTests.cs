using Preau.Web.Hosting;
using Preau.Web.Hosting.Commands;

namespace Preau.Web.Tests.Hosting;

[Trait("Store", "its own")]
public sealed class CommandLineTests
{
    [Theory]
    [InlineData("")]
    [InlineData("serve")]
    [InlineData("migrate")]
    [InlineData("demo")]
    [InlineData("settings check")]
    [InlineData("settings import")]
    [InlineData("settings export")]
    [InlineData("backup")]
    [InlineData("restore")]
    [InlineData("staff invite")]
    [InlineData("staff reset")]
    [InlineData("ledger check")]
    [InlineData("places check")]
    [InlineData("cutoffs evaluate")]
    public async Task Each_verb_explains_itself_in_French_and_writes_nothing(string verb)
    {
        FrenchCulture.Use();
        using var folder = new TemporaryFolder();

        var (code, output, errors) = await Run([.. verb.Split(' ', StringSplitOptions.RemoveEmptyEntries), "--help"], ("Preau__DataPath", folder["data"]));

        Assert.Equal(0, code);
        Assert.Empty(errors);
        Assert.Contains("Affiche cette aide", output, StringComparison.Ordinal);
        Assert.DoesNotContain("Show help", output, StringComparison.Ordinal);
        Assert.False(Directory.Exists(folder["data"]));
    }

    [Theory]
    [InlineData("serf")]
    [InlineData("backup")]
    [InlineData("settings check")]
    [InlineData("migrate --nimporte")]
    public async Task A_wrong_use_ends_with_code_2(string line)
    {
        using var folder = new TemporaryFolder();

        var (code, _, errors) = await Run(line.Split(' '), ("Preau__DataPath", folder["data"]));

        Assert.Equal(2, code);
        Assert.NotEmpty(errors);
        Assert.False(Directory.Exists(folder["data"]));
    }

    [Fact]
    public async Task Checking_files_needs_no_database()
    {
        using var folder = new TemporaryFolder();
        File.WriteAllText(folder["lieux.csv"], "code;nom\n");

        var (code, output, _) = await Run(["settings", "check", folder.Path, "--json"], ("Preau__DataPath", folder["data"]));

        Assert.Equal(1, code);
        Assert.Equal("lieux.csv", System.Text.Json.JsonDocument.Parse(output).RootElement.EnumerateArray().First(p => p.GetProperty("file").GetString() == "lieux.csv").GetProperty("file").GetString());
        Assert.False(Directory.Exists(folder["data"]));
    }

    [Theory]
    [InlineData("ConnectionStrings__Preau", "Host=127.0.0.1;Port=1;Database=preau;Username=preau", "Host et Port")]
    [InlineData("Preau__DataPath", "/proc/preau", "Preau__DataPath")]
    public async Task A_start_that_cannot_be_gives_a_sentence_a_code_and_no_stack(string name, string value, string remedy)
    {
        using var folder = new TemporaryFolder();

        var (code, output, errors) = await PreauProcess.Run([], ("Preau__DataPath", folder["data"]), ("Preau__PublicUrl", "https://famille.fr"), (name, value));

        Assert.Equal(1, code);
        Assert.Contains(name, errors, StringComparison.Ordinal);
        Assert.Contains(remedy, errors, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", output + errors, StringComparison.Ordinal);
        Assert.Equal("", output);
    }

    /// <summary>Without a process: the verbs write where they are told.</summary>
    private static async Task<(int Code, string Output, string Errors)> Run(string[] args, (string Name, string Value) setting)
    {
        using var output = new StringWriter();
        using var errors = new StringWriter();
        var code = await CommandLine.Run([.. args, $"--{setting.Name.Replace("__", ":", StringComparison.Ordinal)}={setting.Value}"], _ => throw new InvalidOperationException("Not asked for."), output, errors);
        return (code, output.ToString(), errors.ToString());
    }

    [Fact]
    public async Task A_port_that_is_taken_gives_a_sentence()
    {
        using var folder = new TemporaryFolder();
        using var taken = new System.Net.Sockets.TcpListener(System.Net.IPAddress.Loopback, 0);
        taken.Start();

        var (code, _, errors) = await PreauProcess.Run(
            ["--urls", $"http://{taken.LocalEndpoint}"], ("Preau__DataPath", folder["data"]), ("ASPNETCORE_ENVIRONMENT", "Development"));

        Assert.Equal(1, code);
        Assert.Contains("déjà prise", errors, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", errors, StringComparison.Ordinal);
    }
}
