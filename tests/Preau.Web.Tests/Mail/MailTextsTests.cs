using Preau.Web.Features.Messages;

namespace Preau.Web.Tests.Mail;

/// <summary>What the shipped mails may say: the child by first name, the matter, a link.</summary>
public sealed class MailTextsTests
{
    /// <summary>Health, custody and income stay on the page.</summary>
    private static readonly string[] Kept = ["allerg", "santé", "pai", "régime", "handicap", "alternée", "jugement", "quotient", "revenu", "impôt", "caf", "rsa", "naissance"];

    public static TheoryData<string> Names => [.. MailKind.All.Select(kind => kind.Name)];

    [Theory]
    [MemberData(nameof(Names))]
    public void A_mail_says_nothing_of_health_custody_or_income(string name)
    {
        var words = MailTexts.Shipped(MailKind.Find(name)!).ToLowerInvariant().Split([' ', '\n', '\u00A0', ',', '.', ':', ';', '’', '(', ')', '{', '}', '_'], StringSplitOptions.RemoveEmptyEntries);

        Assert.DoesNotContain(words, word => Kept.Any(kept => kept.Length <= 3 ? word == kept : word.StartsWith(kept, StringComparison.Ordinal)));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void A_shipped_text_is_one_that_the_town_could_save(string name) =>
        Assert.Empty(MailTexts.Problems(MailKind.Find(name)!, MailTexts.Shipped(MailKind.Find(name)!)));
}
