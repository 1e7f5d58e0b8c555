using System.Diagnostics;
using System.Text;
using System.Text.RegularExpressions;

namespace Preau.Web.Tests.Pdf;

/// <summary>A PDF file as other people's programs see it (qpdf, poppler). Without them the tests fail and say what to install.</summary>
internal static partial class PdfTools
{
    /// <summary>What qpdf says against the file; empty when nothing.</summary>
    public static string Check(byte[] pdf) => WithFile(pdf, file =>
    {
        var (code, output, error) = Run("qpdf", ["--check", file]);
        return code == 0 ? "" : output + error;
    });

    /// <summary>The text in the order and the lines of the drawing.</summary>
    public static string Text(byte[] pdf) => WithFile(pdf, file => Output("pdftotext", ["-layout", "-enc", "UTF-8", file, "-"]));

    public static string Information(byte[] pdf) => WithFile(pdf, file => Output("pdfinfo", [file]));

    public static string Fonts(byte[] pdf) => WithFile(pdf, file => Output("pdffonts", [file]));

    /// <summary>The structure tree with its texts, one element or text a line, indented.</summary>
    public static string Structure(byte[] pdf) => WithFile(pdf, file => Output("pdfinfo", ["-struct-text", file]));

    /// <summary>The texts of the structure tree, in reading order, one per line of the drawing.</summary>
    public static IReadOnlyList<string> ReadAloud(byte[] pdf) =>
        [.. QuotedLine().Matches(Structure(pdf)).Select(m => m.Groups["text"].Value)];

    /// <summary>The file with nothing compressed, as one text.</summary>
    public static string Plain(byte[] pdf) => WithFile(pdf, file =>
    {
        var plain = $"{file}.plain";
        try
        {
            Output("qpdf", ["--qdf", "--object-streams=disable", file, plain]);
            return File.ReadAllText(plain, Encoding.Latin1);
        }
        finally
        {
            File.Delete(plain);
        }
    });

    private static T WithFile<T>(byte[] pdf, Func<string, T> use)
    {
        var file = Path.GetTempFileName();
        try
        {
            File.WriteAllBytes(file, pdf);
            return use(file);
        }
        finally
        {
            File.Delete(file);
        }
    }

    private static string Output(string tool, string[] arguments)
    {
        var (code, output, error) = Run(tool, arguments);
        Assert.True(code == 0, $"{tool}: {error}");
        // Poppler complains on the error stream and goes on.
        Assert.True(error.Length == 0, $"{tool}: {error}");
        return output;
    }

    private static (int Code, string Output, string Error) Run(string tool, string[] arguments)
    {
        var start = new ProcessStartInfo(tool, arguments)
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            StandardOutputEncoding = Encoding.UTF8,
            UseShellExecute = false,
        };
        try
        {
            using var process = Process.Start(start)!;
            var error = process.StandardError.ReadToEndAsync();
            var output = process.StandardOutput.ReadToEnd();
            process.WaitForExit();
            return (process.ExitCode, output, error.GetAwaiter().GetResult());
        }
        catch (System.ComponentModel.Win32Exception missing)
        {
            throw new InvalidOperationException($"The program '{tool}' is missing. On Debian: apt-get install qpdf poppler-utils", missing);
        }
    }

    [GeneratedRegex("^ *\"(?<text>.*)\"$", RegexOptions.Multiline | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex QuotedLine();
}
