using Microsoft.EntityFrameworkCore;
using Preau.Domain.Billing;
using Preau.Domain.Bookings;
using Preau.Domain.Enrolments;
using Preau.Domain.Families;
using Preau.Domain.Values;
using Preau.Web.Features.Bookings;
using Preau.Web.Hosting;
using Preau.Web.Storage;
using Preau.Web.Texts;

namespace Preau.Web.Features.Home;

/// <summary>Something that waits for the family, with the one button that settles it.</summary>
/// <param name="Due">The last civil day to do it; null: as soon as possible.</param>
/// <param name="At">The civil time of that day when it ends before midnight.</param>
public sealed record Todo(DateOnly? Due, string Title, string Text, string Button, string Link, TimeOnly? At = null);

/// <summary>What is booked in a week, per day and child.</summary>
public sealed record WeekDay(DateOnly Day, IReadOnlyList<IReadOnlyList<string>> Children);

public sealed record Dashboard(IReadOnlyList<Todo> Todos, IReadOnlyList<string> Children, IReadOnlyList<WeekDay> Week, bool IsAccepted, bool HasChildren);

public sealed class DashboardQueries(PortalDb db, TownClock clock, BookingBoards boards, PlaceTodos places)
{
    private const int DaysAhead = 28;

    public async Task<Dashboard> Of(long familyId)
    {
        var todos = new List<Todo>();
        todos.AddRange(await Offers(familyId));
        todos.AddRange(await places.Of(familyId));
        todos.AddRange(await Invoices(familyId));
        var state = await db.Families.Where(f => f.Id == familyId).Select(f => f.State).SingleAsync();
        var (board, monday) = await Board(familyId);
        if (LastChance(board) is { } lastChance) todos.Add(lastChance);
        var (names, week) = Week(board, monday);
        var hasChildren = await db.FamilyChildren.AnyAsync(m => m.FamilyId == familyId);
        return new(todos, names, week, state == FamilyState.Accepted, hasChildren);
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
            return new Todo(Day(end), $"Une place pour {o.Child}\u00A0: {o.Activity}",
                end is { } limit ? $"La place est proposée jusqu’au {French.Limit(limit)}." : "La place vous est proposée.", "Répondre", $"/inscriptions/{o.Id}/place", Time(end));
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
            $"Payer {French.Amount(i.Total - new Money(i.Paid))}", $"/mon-compte/factures/{i.Id}/payer"));
    }

    // The week on screen, and as far as a limit of tomorrow may reach.
    private async Task<(BookingBoard Board, DateOnly Monday)> Board(long familyId)
    {
        var today = clock.Today;
        var monday = today.MondayOfWeek();
        if (today.DayOfWeek is DayOfWeek.Saturday or DayOfWeek.Sunday) monday = monday.AddDays(7);
        return (await boards.Load(familyId, new DateRange(monday, today.AddDays(DaysAhead)), clock.UtcNow), monday);
    }

    /// <summary>The next limit that passes today or tomorrow, for one slot of one day.</summary>
    private static Todo? LastChance(BookingBoard board)
    {
        var ending = (
            from row in board.Children.SelectMany(c => c.Rows, (child, row) => (child.Child.FirstName, Row: row))
            from day in Enumerable.Range(0, DaysAhead + 1).Select(board.Today.AddDays)
            let answer = board.Answer(row.Row, day)
            let limit = answer.CanChange ? answer.Limit?.Civil : null
            where limit is not null && DateOnly.FromDateTime(limit.Value) <= board.Today.AddDays(1)
            select (Civil: limit.Value, Day: day, row.FirstName, row.Row.Activity, row.Row.Slot, IsBooked: answer.State == BoxState.Booked)).ToList();
        if (ending.Count == 0) return null;
        var first = ending.MinBy(e => (e.Civil, e.Day, e.Activity.Order, e.Slot.Order));
        var children = ending.Where(e => e.Civil == first.Civil && e.Day == first.Day && e.Slot.Id == first.Slot.Id).ToLookup(e => e.IsBooked, e => e.FirstName);
        var booked = children[true].Any() ? $"Réservé pour {French.And(children[true])}" : "Rien n’est réservé";
        var free = children[false].Any() ? children[true].Any() ? $", pas pour {French.And(children[false])}" : $" pour {French.And(children[false])}" : "";
        return new Todo(Day(first.Civil), $"{first.Slot.Name}\u00A0: {French.DayAndMonth(first.Day)}", $"Dernier moment pour changer. {booked}{free}.",
            $"Modifier {French.DayName(first.Day.DayOfWeek)}", BookingLinks.Calendar(first.Day, null), Time(first.Civil));
    }

    private static DateOnly? Day(DateTime? civil) => civil is { } at ? DateOnly.FromDateTime(at) : null;

    private static TimeOnly? Time(DateTime? civil) => civil is { } at ? TimeOnly.FromDateTime(at) : null;

    private static (IReadOnlyList<string> Names, IReadOnlyList<WeekDay> Week) Week(BookingBoard board, DateOnly monday)
    {
        var children = board.Children.Where(c => c.Rows.Count > 0).ToList();
        var week = Enumerable.Range(0, 5).Select(monday.AddDays).Select(day => new WeekDay(
            day,
            children.ConvertAll<IReadOnlyList<string>>(c => c.Rows
                .Where(r => board.BookingOn(c.Child.Id, r.Slot.Id, day) is not null)
                .Select(r => r.Slot.ShortName + (board.BookingOn(c.Child.Id, r.Slot.Id, day) switch { { AbsenceToldAt: not null } => " (absence signalée)", { HeldUntil: not null } => " (à payer)", _ => "" }))
                .ToList()))).ToList();
        return (children.ConvertAll(c => c.Child.FirstName), week);
    }
}
