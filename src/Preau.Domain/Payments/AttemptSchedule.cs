namespace Preau.Domain.Payments;

/// <summary>
/// When PayFiP is asked about an open attempt, and until when it can still be used (docs/rules/paiement.md). Ages are of the real
/// clock.
/// </summary>
[GlossaryExempt]
public static class AttemptSchedule
{
    /// <summary>The payment page opens for that long after the operation was made.</summary>
    public static readonly TimeSpan Usable = TimeSpan.FromMinutes(15);

    /// <summary>For that long "abandoned" or "not known yet" may still become a payment.</summary>
    public static readonly TimeSpan Undecided = TimeSpan.FromMinutes(20);

    /// <summary>After that nobody asks any more.</summary>
    public static readonly TimeSpan Watched = TimeSpan.FromDays(7);

    /// <summary>A family that looks again and again asks no more often than that.</summary>
    public static readonly TimeSpan BetweenLooks = TimeSpan.FromSeconds(10);

    /// <summary>An attempt that PayFiP never answered for is given up after that: longer than a call may last.</summary>
    public static readonly TimeSpan Unanswered = TimeSpan.FromMinutes(2);

    private static readonly TimeSpan LongestPause = TimeSpan.FromMinutes(30);

    /// <summary>The pause before the next question; null: never again.</summary>
    /// <param name="faults">Technical faults in a row; they lengthen the pause, never shorten it.</param>
    public static TimeSpan? Pause(TimeSpan age, int faults)
    {
        if (age >= Watched) return null;
        var rhythm = age < Undecided ? TimeSpan.FromMinutes(1) : age < TimeSpan.FromDays(1) ? TimeSpan.FromMinutes(5) : TimeSpan.FromHours(1);
        if (faults == 0) return rhythm;
        var grown = TimeSpan.FromMinutes(1 << Math.Min(faults - 1, 5));
        var pause = grown < LongestPause ? grown : LongestPause;
        return pause > rhythm ? pause : rhythm;
    }
}
