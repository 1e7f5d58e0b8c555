using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Preau.Domain.Bookings;
using Preau.Web.Hosting;
using Preau.Web.Security;
using Preau.Web.Storage;

namespace Preau.Web.Features.Bookings.Parents;

/// <summary>A change of a booking, as the family reads it.</summary>
/// <param name="At">Civil time of the town.</param>
public sealed record BookingChanged(long Id, DateTime At, string Who, string? Child, string Summary, string? Reason);

/// <summary>Who booked or cancelled what, when and, after a limit or over the places, why: the family's own bookings, the latest first.</summary>
public class BookingHistoryModel(ActsFor acts, PortalDb db, TownClock clock) : PageModel
{
    private const int OnePage = 50;

    public ActsFor Acts => acts;

    /// <summary>Only what came before this change; null: from the latest on.</summary>
    [BindProperty(SupportsGet = true, Name = "avant")]
    public long? Before { get; set; }

    public IReadOnlyList<BookingChanged> Changes { get; private set; } = [];

    public bool HasOlder { get; private set; }

    public async Task OnGet()
    {
        var rows = await (
            from entry in db.History.AsNoTracking()
            where entry.FamilyId == acts.FamilyId && entry.Subject == nameof(Booking) && (Before == null || entry.Id < Before)
            orderby entry.Id descending
            join child in db.Children on entry.ChildId equals child.Id into children
            from child in children.DefaultIfEmpty()
            select new { Entry = entry, Child = child == null ? null : child.FirstName }).Take(OnePage + 1).ToListAsync();
        HasOlder = rows.Count > OnePage;
        Changes = [.. rows.Take(OnePage).Select(r => new BookingChanged(r.Entry.Id, clock.ToLocal(r.Entry.At), r.Entry.ActorName, r.Child, r.Entry.Summary, r.Entry.Reason))];
    }
}
