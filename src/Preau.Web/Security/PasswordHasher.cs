using System.Buffers.Text;
using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using NSec.Cryptography;

namespace Preau.Web.Security;

/// <summary>
/// argon2id, 19 MiB, two passes (OWASP ASVS 5.0 appendix C): about 17 ms. At most as many at once as there are cores, so that
/// the rest of the portal goes on during a rush of sign-ins.
/// </summary>
public sealed class PasswordHasher : IDisposable
{
    public const int MemoryKiB = 19 * 1024;
    public const int Passes = 2;

    private const int SaltBytes = 16;
    private const int HashBytes = 32;

    private static readonly string Current = string.Create(CultureInfo.InvariantCulture, $"$argon2id$v=19$m={MemoryKiB},t={Passes},p=1$");

    private readonly SemaphoreSlim turns = new(Environment.ProcessorCount);
    private readonly Lazy<string> nobody;
    private long operations;

    public PasswordHasher() => nobody = new(() => Made("nobody has this password", RandomNumberGenerator.GetBytes(SaltBytes)));

    /// <summary>How many hashes were computed since the start.</summary>
    public long Operations => Interlocked.Read(ref operations);

    public async Task<string> Hash(string password, CancellationToken cancel = default)
    {
        await turns.WaitAsync(cancel);
        try
        {
            return Made(password, RandomNumberGenerator.GetBytes(SaltBytes));
        }
        finally
        {
            turns.Release();
        }
    }

    /// <summary>
    /// Compares; the same work whether there is a hash or not, so that the time tells nothing about an unknown address.
    /// </summary>
    public async Task<PasswordCheck> Check(string? stored, string password, CancellationToken cancel = default)
    {
        var against = stored ?? nobody.Value;
        await turns.WaitAsync(cancel);
        try
        {
            if (!TryRead(against, out var parameters, out var salt, out var expected)) return PasswordCheck.Wrong;
            var found = Derive(password, salt, expected.Length, parameters);
            if (!CryptographicOperations.FixedTimeEquals(found, expected) || stored is null) return PasswordCheck.Wrong;
            return stored.StartsWith(Current, StringComparison.Ordinal) ? PasswordCheck.Right : PasswordCheck.RightButOldHash;
        }
        finally
        {
            turns.Release();
        }
    }

    public void Dispose() => turns.Dispose();

    private string Made(string password, byte[] salt)
    {
        var hash = Derive(password, salt, HashBytes, new Argon2Parameters { DegreeOfParallelism = 1, MemorySize = MemoryKiB, NumberOfPasses = Passes });
        return $"{Current}{Base64Url.EncodeToString(salt)}${Base64Url.EncodeToString(hash)}";
    }

    private byte[] Derive(string password, byte[] salt, int length, Argon2Parameters parameters)
    {
        Interlocked.Increment(ref operations);
        // As typed, spaces included; only the two ways to encode the same accented letter count as one.
        var bytes = Encoding.UTF8.GetBytes(password.Normalize(NormalizationForm.FormC));
        return PasswordBasedKeyDerivationAlgorithm.Argon2id(parameters).DeriveBytes(bytes, salt, length);
    }

    private static bool TryRead(string stored, out Argon2Parameters parameters, [NotNullWhen(true)] out byte[]? salt, [NotNullWhen(true)] out byte[]? hash)
    {
        parameters = default;
        salt = hash = null;
        var parts = stored.Split('$');
        if (parts is not ["", "argon2id", "v=19", _, _, _]) return false;
        var costs = parts[3].Split(',').Select(c => c.Split('=')).Where(c => c.Length == 2).ToDictionary(c => c[0], c => int.Parse(c[1], NumberStyles.None, CultureInfo.InvariantCulture));
        parameters = new Argon2Parameters { DegreeOfParallelism = costs["p"], MemorySize = costs["m"], NumberOfPasses = costs["t"] };
        salt = Base64Url.DecodeFromChars(parts[4]);
        hash = Base64Url.DecodeFromChars(parts[5]);
        return true;
    }
}

public enum PasswordCheck
{
    Wrong,
    Right,

    /// <summary>Right, but hashed at an older cost: to be hashed again now that it is known.</summary>
    RightButOldHash,
}
