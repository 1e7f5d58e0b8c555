using Microsoft.EntityFrameworkCore;
using Preau.Domain.Billing;
using Preau.Web.Features.Payments;
using Preau.Web.Hosting;
using Preau.Web.Storage;
using Preau.Web.Texts;

namespace Preau.Web.Features.Home;

/// <summary>Places that are held until they are paid, as something that waits for the family: the first to end first.</summary>
public sealed class OrderTodos(PortalDb db, TownClock clock)
{
    public async Task<IEnumerable<Todo>> Of(long familyId) =>
        (await db.Invoices.AsNoTracking().Where(i => i.FamilyId == familyId && i.State == InvoiceState.Held).OrderBy(i => i.HeldUntil).ToListAsync()).ConvertAll(order =>
        {
            var end = clock.ToLocal(order.HeldUntil!.Value);
            return new Todo(DateOnly.FromDateTime(end), "Réservations à payer", $"{French.Amount(order.Total)}\u00A0: vos places sont gardées jusqu’à {French.Time(TimeOnly.FromDateTime(end))}.", $"Payer {French.Amount(order.Total)}", PaymentLinks.Pay(order.Id), TimeOnly.FromDateTime(end));
        });
}
