using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace Preau.Web.Storage;

/// <summary>
/// Instants are UTC, in whole milliseconds: what is read back equals what was saved on both databases,
/// and <see cref="DateTime.Kind"/> is never lost. A local or unspecified instant is a defect and is refused.
/// </summary>
public sealed class UtcMillisecondsConverter() : ValueConverter<DateTime, DateTime>(
    value => Truncate(value),
    stored => DateTime.SpecifyKind(stored, DateTimeKind.Utc))
{
    public static DateTime Truncate(DateTime value) => value.Kind == DateTimeKind.Utc
        ? new DateTime(value.Ticks - (value.Ticks % TimeSpan.TicksPerMillisecond), DateTimeKind.Utc)
        : throw new ArgumentException("An instant must be UTC.", nameof(value));
}
