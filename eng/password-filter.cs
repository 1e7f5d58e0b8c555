#:project ../src/Preau.Web/Preau.Web.csproj
#:property RestorePackagesWithLockFile=false
// Makes src/Preau.Web/Security/common-passwords.bloom from lists with one password a line:
//   dotnet run eng/password-filter.cs -- LIST...
using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text;
using Preau.Web.Security;

var words = args.SelectMany(File.ReadLines).Select(Folded).Where(word => word.Length is >= 4 and <= 64).ToHashSet(StringComparer.Ordinal);
var target = Path.Combine(Path.GetDirectoryName(Here())!, "../src/Preau.Web/Security/common-passwords.bloom");
File.WriteAllBytes(target, CommonPasswords.Build(words));
Console.WriteLine($"{words.Count} passwords, {new FileInfo(target).Length} bytes");

static string Folded(string line) => new([.. line.Trim().Normalize(NormalizationForm.FormD)
    .Where(c => CharUnicodeInfo.GetUnicodeCategory(c) != UnicodeCategory.NonSpacingMark).Select(char.ToLowerInvariant)]);

static string Here([CallerFilePath] string path = "") => path;
