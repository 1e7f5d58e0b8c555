using System.Data.Common;
using System.Globalization;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Preau.Web.Features.Bookings;
using Preau.Web.Security;
using Preau.Web.Storage;

namespace Preau.Benchmarks;

/// <summary>
/// The least that the same work can cost: hand-written endpoints behind the product's own middleware, with the same reads and the same
/// rows written. They judge nothing but room.
/// </summary>
public sealed class BareEndpoints(StoreAddress store)
{
    private ILookup<(long ActivityId, long SiteId), BareService>? services;

    public void Map(WebApplication app)
    {
        app.MapGet("/banc/mois", Month).RequireAuthorization(Policies.Family);
        app.MapPost("/banc/confirmer", Confirm).RequireAuthorization(Policies.Family);
    }

    public async Task<ILookup<(long ActivityId, long SiteId), BareService>> Services(DbConnection connection) => services ??=
        (await connection.Read(null, r => new BareService(r.GetInt64(0), r.GetInt64(1), r.GetInt64(2), r.GetInt64(3)),
            """SELECT s."ActivityId", p."SlotId", p."SiteId", p."PoolId" FROM "SlotPools" p JOIN "Slots" s ON s."Id" = p."SlotId" """)).ToLookup(s => (s.ActivityId, s.SiteId));

    private async Task Month(HttpContext context)
    {
        var month = DateOnly.ParseExact(context.Request.Query["mois"] + "-01", "yyyy-MM-dd", CultureInfo.InvariantCulture);
        var family = CurrentGuardian.From(context.User)!.FamilyId;
        await using var connection = await Ado.Open(store);
        var known = await Services(connection);
        var read = await BareReads.Load(connection, null, store, known, family, month, month.AddMonths(1).AddDays(-1));
        var booked = read.Bookings.Select(b => (b.ChildId, b.SlotId, b.Day)).ToHashSet();
        var html = new StringBuilder(64 * 1024).Append("<!DOCTYPE html><html lang=\"fr\"><head><title>Mes réservations</title></head><body><form method=\"post\"><table>");
        for (var day = month; day.Month == month.Month; day = day.AddDays(1))
        {
            html.Append("<tr><th scope=\"row\">").Append(day.ToString("dddd d MMMM", CultureInfo.GetCultureInfo("fr-FR"))).Append("</th>");
            foreach (var enrolment in read.Enrolments)
            {
                foreach (var service in known[(enrolment.ActivityId, enrolment.SiteId)])
                {
                    var isBooked = booked.Contains((enrolment.ChildId, service.SlotId, day));
                    var isOpen = day.DayOfWeek is not (DayOfWeek.Saturday or DayOfWeek.Sunday or DayOfWeek.Wednesday);
                    html.Append("<td>");
                    if (!isOpen) html.Append("<span>fermé</span>");
                    else if (!isBooked && read.Full.Contains((service.PoolId, day))) html.Append("<span>plein</span>");
                    else html.Append("<input type=\"checkbox\" name=\"jour\" value=\"").Append(BoxKey.Write(enrolment.ChildId, service.SlotId, day)).Append(isBooked ? "\" checked>" : "\">");
                    html.Append("</td>");
                }
            }
            html.Append("</tr>");
        }
        context.Response.ContentType = "text/html; charset=utf-8";
        await context.Response.WriteAsync(html.Append("</table></form></body></html>").ToString());
    }

    private async Task Confirm(HttpContext context)
    {
        var form = await context.Request.ReadFormAsync();
        var who = CurrentGuardian.From(context.User)!;
        var wishes = BoxKey.Wishes(form["jour"].OfType<string>(), form["avait"]);
        await using var connection = await Ado.Open(store);
        var known = await Services(connection);
        var read = await BareReads.Load(connection, null, store, known, who.FamilyId, wishes.Min(w => w.Day), wishes.Max(w => w.Day));
        await using var transaction = await connection.BeginTransactionAsync();
        var isDone = await new BareConfirm(store, connection, transaction, known, read).Run(who, wishes, Guid.Parse(form["__cle"].ToString()));
        if (isDone) await transaction.CommitAsync();
        context.Response.StatusCode = isDone ? StatusCodes.Status303SeeOther : StatusCodes.Status422UnprocessableEntity;
        if (isDone) context.Response.Headers.Location = "/reservations";
    }
}
