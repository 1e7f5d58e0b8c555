using Microsoft.EntityFrameworkCore;

namespace Preau.Web.Storage;

/// <summary>
/// Whoever books reads the rules of the days (calendar, custody) under a shared lock, whoever changes them takes it alone, each until
/// the end of the transaction: no booking is judged by rules that another transaction is just changing. SQLite has one writer.
/// </summary>
public static class CalendarLock
{
    private const long Key = 0x5052454155;

    public static Task HoldCalendar(this PortalDb db) =>
        db.IsSqlite ? Task.CompletedTask : db.Database.ExecuteSqlAsync($"SELECT pg_advisory_xact_lock_shared({Key})");

    public static Task LockCalendar(this PortalDb db) =>
        db.IsSqlite ? Task.CompletedTask : db.Database.ExecuteSqlAsync($"SELECT pg_advisory_xact_lock({Key})");
}
