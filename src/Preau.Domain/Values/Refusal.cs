namespace Preau.Domain.Values;

/// <summary>
/// Why something asked for cannot be done: a code, and what the sentence needs to be exact.
/// The sentence itself, with the next step, is in <c>Texts/</c>. A value, never an exception: refusals come as a list.
/// </summary>
/// <param name="Code">Stable code; each has its sentence and its test.</param>
/// <param name="Limit">The limit that passed or that is still to come, in civil time of the town.</param>
/// <param name="Day">The civil day concerned.</param>
/// <param name="Detail">A name or reason taken from the town's data ("Grève"), shown as it stands.</param>
public sealed record Refusal(RefusalCode Code, DateTime? Limit = null, DateOnly? Day = null, string? Detail = null);
