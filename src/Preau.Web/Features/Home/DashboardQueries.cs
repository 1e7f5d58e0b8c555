using Microsoft.EntityFrameworkCore;
using Preau.Domain.Billing;
using Preau.Domain.Enrolments;
using Preau.Domain.Families;
using Preau.Domain.Values;
using Preau.Web.Features.Bookings;
using Preau.Web.Hosting;
using Preau.Web.Storage;
using Preau.Web.Texts;

namespace Preau.Web.Features.Home;

/// <summary>Something that waits for the family, with the one button that settles it.</summary>
public sealed record Todo(DateOnly? Due, string Title, string Text, string Button, string Link, bool IsNow);

/// <summary>What is booked in a week, per day and child.</summary>
public sealed record WeekDay(DateOnly Day, IReadOnlyList<IReadOnlyList<string>> Children);

public sealed record Dashboard(IReadOnlyList<Todo> Todos, IReadOnlyList<string> Children, IReadOnlyList<WeekDay> Week, bool IsAccepted, bool HasChildren);

public sealed class DashboardQueries(PortalDb db, TownClock clock, BookingBoards boards)
{
    public async Task<Dashboard> Of(long familyId)
    {
        var todos = new List<Todo>();
        todos.AddRange(await Offers(familyId));
        todos.AddRange(await Invoices(familyId));
        var state = await db.Families.Where(f => f.Id == familyId).Select(f => f.State).SingleAsync();
        var (names, week) = await Week(familyId);
        var hasChildren = await db.FamilyChildren.AnyAsync(m => m.FamilyId == familyId);
        return new([.. todos.OrderBy(t => t.Due ?? DateOnly.MaxValue)], names, week, state == FamilyState.Accepted, hasChildren);
    }

    private async Task<IEnumerable<Todo>> Offers(long familyId)
    {
        var offers = await (
            from enrolment in db.Enrolments.AsNoTracking()
            join child in db.Children on enrolment.ChildId equals child.Id
            join activity in db.Activities on enrolment.ActivityId equals activity.Id
            where enrolment.FamilyId == familyId && enrolment.State == EnrolmentState.PlaceOffered
            select new { enrolment.Id, enrolment.OfferEndsAt, Child = child.FirstName, Activity = activity.Name }).ToListAsync();
        return offers.Select(o =>
        {
            var end = o.OfferEndsAt is { } at ? clock.ToLocal(at) : (DateTime?)null;
            return new Todo(end is { } e ? DateOnly.FromDateTime(e) : null, $"Une place pour {o.Child}\u00A0: {o.Activity}",
                end is { } limit ? $"La place est proposée jusqu’au {French.Limit(limit)}." : "La place vous est proposée.", "Répondre", $"/inscriptions/{o.Id}/place", IsNow: true);
        });
    }

    private async Task<IEnumerable<Todo>> Invoices(long familyId)
    {
        var invoices = await db.Invoices.AsNoTracking()
            .Where(i => i.FamilyId == familyId && i.State == InvoiceState.Issued)
            .Select(i => new { i.Id, i.Number, i.Month, i.DueOn, i.Total, Paid = db.PaymentAllocations.Where(a => a.InvoiceId == i.Id).Sum(a => a.Amount.Cents) })
            .ToListAsync();
        return invoices.Where(i => i.Total.Cents > i.Paid).Select(i => new Todo(
            i.DueOn, $"Facture {French.Of(French.Month(i.Month))}", $"N° {i.Number}\u00A0: {French.Amount(i.Total - new Money(i.Paid))} à régler{(i.DueOn is { } due ? $" avant le {French.PlainDate(due)}" : "")}.",
            $"Payer {French.Amount(i.Total - new Money(i.Paid))}", $"/mon-compte/factures/{i.Id}/payer", IsNow: i.DueOn < clock.Today));
    }

    private async Task<(IReadOnlyList<string> Names, IReadOnlyList<WeekDay> Week)> Week(long familyId)
    {
        var today = clock.Today;
        var monday = today.AddDays(-(((int)today.DayOfWeek + 6) % 7));
        if (today.DayOfWeek is DayOfWeek.Saturday or DayOfWeek.Sunday) monday = monday.AddDays(7);
        var board = await boards.Load(familyId, new DateRange(monday, monday.AddDays(4)), clock.UtcNow);
        var children = board.Children.Where(c => c.Rows.Count > 0).ToList();
        var week = Enumerable.Range(0, 5).Select(monday.AddDays).Select(day => new WeekDay(
            day,
            children.ConvertAll<IReadOnlyList<string>>(c => c.Rows
                .Where(r => board.BookingOn(c.Child.Id, r.Slot.Id, day) is not null)
                .Select(r => board.BookingOn(c.Child.Id, r.Slot.Id, day)!.AbsenceToldAt is null ? r.Slot.ShortName : $"{r.Slot.ShortName} (absence signalée)")
                .ToList()))).ToList();
        return (children.ConvertAll(c => c.Child.FirstName), week);
    }
}
