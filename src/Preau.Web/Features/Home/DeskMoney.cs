using Microsoft.EntityFrameworkCore;
using Preau.Domain.Billing;
using Preau.Domain.Values;
using Preau.Web.Components;
using Preau.Web.Features.Billing;
using Preau.Web.Hosting;
using Preau.Web.Storage;
using Preau.Web.Texts;

namespace Preau.Web.Features.Home;

/// <summary>The régies' work: months that are over and not invoiced, payments to look at, what the last months brought in.</summary>
public sealed class DeskMoney(BillingQueries billing, PortalDb db, TownClock clock)
{
    /// <summary>A month that has been over for so many days without its invoices is late.</summary>
    private const int LateAfterDays = 30;

    public async Task<DeskSubject> Invoicing()
    {
        var today = clock.Today;
        var last = Charging.MonthOf(today).AddMonths(-1);
        var first = SchoolYear.Of(today).Days.From;
        var months = first > last ? [] : await billing.Months(first, last);
        var end = last.AddMonths(1);
        var booked = await (
            from booking in db.Bookings
            where booking.Day >= last && booking.Day < end
            join slot in db.Slots on booking.SlotId equals slot.Id
            join activity in db.Activities on slot.ActivityId equals activity.Id
            join regie in db.Regies on activity.RegieId equals regie.Id
            select regie.Code).Distinct().ToListAsync();
        var alerts = await db.PaymentAttempts.CountAsync(a => a.Alert != null);

        var tasks = months.Where(m => m.Drafts > 0 || m.Issued == 0 && m.Month == last && booked.Contains(m.Regie)).OrderBy(m => m.Month).Select(m => Task(m, today)).ToList();
        if (alerts > 0)
        {
            tasks.Add(new(DeskUrgency.Wrong, French.Count(alerts, "paiement"), "à regarder", "Paiements en ligne", "Le portail ne sait pas les rapprocher seul.", "Rapprocher", BillingLinks.Alerts));
        }

        return new("Facturation", BillingLinks.Months, "Tous les mois", tasks,
            [new("Alertes de paiement", French.Number(alerts), "", alerts == 0 ? "Rien n’attend la régie" : "Attendent la régie", BillingLinks.Alerts)],
            "Derniers mois facturés", [.. months.Where(m => m.Issued > 0).Take(4).Select(Line)]);
    }

    private static DeskTask Task(MonthRow month, DateOnly today)
    {
        var over = today.DayNumber - Charging.DaysOf(month.Month).To.DayNumber;
        return new(
            over >= LateAfterDays ? DeskUrgency.Late : DeskUrgency.ToDo, French.Count(over, "jour"), "depuis la fin du mois", $"{French.Capital(French.Month(month.Month))}, régie {month.Regie}",
            month.Drafts > 0 ? $"{French.Count(month.Drafts, "projet à relire puis émettre", "projets à relire puis émettre")}\u00A0: {French.Amount(month.Drafted)}." : "Le mois est fini, ses factures ne sont pas calculées.",
            month.Drafts > 0 ? "Relire" : "Calculer", BillingLinks.Month(month.Regie, month.Month));
    }

    private static DeskLine Line(MonthRow month) => new(
        $"{French.Capital(French.Month(month.Month))}, {month.Regie}", $"{French.Count(month.Issued, "facture")}, {French.Amount(month.Invoiced)}, réglé {French.Amount(month.Paid)}", BillingLinks.Month(month.Regie, month.Month),
        month.Paid >= month.Invoiced ? Marks.Paid with { Word = "Réglé" } : Marks.Due with { Word = $"Reste {French.Amount(month.Invoiced - month.Paid)}" });
}
