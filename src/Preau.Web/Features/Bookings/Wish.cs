namespace Preau.Web.Features.Bookings;

/// <summary>What a family wants for one box: booked, or not. The posted form carries wishes only.</summary>
public sealed record Wish(long ChildId, long SlotId, DateOnly Day, bool Book);
