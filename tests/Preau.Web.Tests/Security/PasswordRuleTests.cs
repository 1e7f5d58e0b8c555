using System.Globalization;
using System.Runtime.CompilerServices;
using Preau.Web.Security;

namespace Preau.Web.Tests.Security;

public sealed class PasswordRuleTests
{
    private static readonly PasswordFault?[] Conditions = [null, PasswordFault.TooShort, PasswordFault.TooFewKinds, PasswordFault.Common, PasswordFault.Local, PasswordFault.Address];

    public static TheoryData<string, int, int> Examples()
    {
        var rows = new TheoryData<string, int, int>();
        foreach (var cells in File.ReadLines(Page()).Where(line => line.StartsWith("| `", StringComparison.Ordinal)).Select(line => line.Trim().Trim('|').Split('|')))
        {
            var condition = cells[3].Trim();
            rows.Add(cells[0].Trim().Trim('`'), int.Parse(cells[1], CultureInfo.InvariantCulture), condition.Length == 0 ? 0 : int.Parse(condition, CultureInfo.InvariantCulture));
        }

        return rows;
    }

    [Fact]
    public void The_page_holds_at_least_forty_examples() => Assert.True(Examples().Count >= 40);

    [Theory, MemberData(nameof(Examples))]
    public void A_password_is_judged_as_the_page_says(string password, int bits, int condition)
    {
        Assert.Equal(bits, (int)PasswordRule.Bits(password));
        Assert.Equal(Conditions[condition], PasswordRule.Judge(password, "parent@valbrune.example", "Valbrune"));
    }

    [Fact]
    public void A_sentence_of_64_letters_is_accepted_and_one_beyond_the_bound_is_not()
    {
        const string sentence = "le petit chat dort sur le mur du jardin pendant que la pluie tombe sans bruit";
        Assert.Null(PasswordRule.Judge(sentence, "parent@valbrune.example", "Valbrune"));
        Assert.Equal(PasswordFault.TooLong, PasswordRule.Judge(string.Concat(Enumerable.Repeat(sentence, 3)), email: null, town: null));
    }

    [Fact]
    public void The_three_thousand_most_used_are_known_and_a_rare_one_is_not()
    {
        Assert.All(["123456", "motdepasse", "azerty", "password", "doudou", "marseille"], word => Assert.True(CommonPasswords.Contains(word), word));
        Assert.False(CommonPasswords.Contains("tournesollent"));
    }

    private static string Page([CallerFilePath] string here = "") =>
        Path.Combine(Path.GetDirectoryName(here)!, "../../../docs/rules/mots-de-passe.md");
}
