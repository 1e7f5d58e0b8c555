namespace Preau.Web.Features.Accounts;

/// <summary>A link that somebody hands to somebody, good until an instant of the town's civil time.</summary>
public sealed record HandedLink(string Address, DateTime Ends);
