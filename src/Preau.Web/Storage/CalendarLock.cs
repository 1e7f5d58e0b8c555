using Microsoft.EntityFrameworkCore;

namespace Preau.Web.Storage;

/// <summary>
/// Whoever books, offers places or gives them back reads the rules of the days (calendar, custody, groups) under a shared lock, whoever
/// changes them takes it alone, each until the end of the transaction: nothing is judged by rules that another one is just changing. SQLite has one writer.
/// </summary>
public static class CalendarLock
{
    private const long Key = 0x5052454155;

    public static Task HoldCalendar(this PortalDb db) =>
        db.IsSqlite ? Task.CompletedTask : db.Database.ExecuteSqlAsync($"SELECT pg_advisory_xact_lock_shared({Key})");

    public static Task LockCalendar(this PortalDb db) =>
        db.IsSqlite ? Task.CompletedTask : db.Database.ExecuteSqlAsync($"SELECT pg_advisory_xact_lock({Key})");
}
