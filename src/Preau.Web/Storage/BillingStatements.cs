using Microsoft.EntityFrameworkCore;
using Preau.Domain.Billing;

namespace Preau.Web.Storage;

/// <summary>
/// The locks and the counter of billing, in both dialects. They hold until the transaction of the act ends; SQLite's one
/// writer is the transaction itself.
/// </summary>
public static class BillingStatements
{
    /// <summary>Two agents who price or issue for one régie do it one after the other.</summary>
    public static Task LockRegie(this PortalDb db, long regieId) => Lock(db, """SELECT 1 FROM "Regies" WHERE "Id" = {0} FOR UPDATE""", regieId);

    /// <summary>Two payments that settle one invoice see each other.</summary>
    public static Task LockInvoice(this PortalDb db, long invoiceId) => Lock(db, """SELECT 1 FROM "Invoices" WHERE "Id" = {0} FOR UPDATE""", invoiceId);

    /// <summary>
    /// Takes the next numbers of a series, whole: the row is made or raised, and locked, by one statement. When the transaction does
    /// not commit, nobody has had them.
    /// </summary>
    /// <returns>The first of <paramref name="count"/> numbers in a row.</returns>
    public static async Task<int> TakeNumbers(this PortalDb db, long regieId, int year, NumberSeries series, int count)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(count, 1);
        if (db.Database.CurrentTransaction is null) throw new InvalidOperationException("Numbers are taken inside the transaction that uses them.");
        var last = await db.Database.SqlQuery<int>($"""
            INSERT INTO "NumberCounters" ("RegieId", "Year", "Series", "Last") VALUES ({regieId}, {year}, {series.ToString()}, {count})
            ON CONFLICT ("RegieId", "Year", "Series") DO UPDATE SET "Last" = "NumberCounters"."Last" + {count}
            RETURNING "Last" AS "Value"
            """).ToListAsync();
        return last[0] - count + 1;
    }

    private static async Task Lock(PortalDb db, string statement, long id)
    {
        if (db.Database.CurrentTransaction is null) throw new InvalidOperationException("A lock is held by a transaction.");
        if (!db.IsSqlite) await db.Database.ExecuteSqlRawAsync(statement, id);
    }
}
