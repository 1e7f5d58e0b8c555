using Preau.Web.Security;

namespace Preau.Web.Tests.Security;

public sealed class PasswordHasherTests
{
    private readonly PasswordHasher hasher = new();

    [Fact]
    public async Task A_password_is_kept_as_argon2id_at_the_cost_that_the_standard_asks()
    {
        var hash = await hasher.Hash("tournesollent");
        Assert.StartsWith("$argon2id$v=19$m=19456,t=2,p=1$", hash, StringComparison.Ordinal);
        Assert.NotEqual(hash, await hasher.Hash("tournesollent"));
    }

    [Fact]
    public async Task Only_the_password_as_it_was_typed_opens()
    {
        var hash = await hasher.Hash(" Inès et Noé ");
        Assert.Equal(PasswordCheck.Right, await hasher.Check(hash, " Inès et Noé "));
        Assert.Equal(PasswordCheck.Wrong, await hasher.Check(hash, "Inès et Noé"));
        Assert.Equal(PasswordCheck.Wrong, await hasher.Check(hash, " inès et noé "));
    }

    [Fact]
    public async Task An_accent_is_the_same_whatever_the_keyboard_sends()
    {
        var hash = await hasher.Hash("é".Normalize(System.Text.NormalizationForm.FormC));
        Assert.Equal(PasswordCheck.Right, await hasher.Check(hash, "é".Normalize(System.Text.NormalizationForm.FormD)));
    }

    [Fact]
    public async Task Without_a_stored_hash_the_same_work_is_done_and_nothing_opens()
    {
        Assert.Equal(PasswordCheck.Wrong, await hasher.Check(null, "warm up"));
        var before = hasher.Operations;
        Assert.Equal(PasswordCheck.Wrong, await hasher.Check(null, "nobody has this password"));
        Assert.Equal(before + 1, hasher.Operations);
    }

    [Fact]
    public async Task A_hash_of_another_cost_still_opens_and_asks_to_be_made_again()
    {
        var cheap = new NSec.Cryptography.Argon2Parameters { DegreeOfParallelism = 1, MemorySize = 1024, NumberOfPasses = 3 };
        var salt = new byte[16];
        var bytes = NSec.Cryptography.PasswordBasedKeyDerivationAlgorithm.Argon2id(cheap).DeriveBytes("tournesollent"u8.ToArray(), salt, 32);
        var old = $"$argon2id$v=19$m=1024,t=3,p=1${System.Buffers.Text.Base64Url.EncodeToString(salt)}${System.Buffers.Text.Base64Url.EncodeToString(bytes)}";
        Assert.Equal(PasswordCheck.RightButOldHash, await hasher.Check(old, "tournesollent"));
    }
}
