using Microsoft.EntityFrameworkCore;
using Preau.Domain.Billing;
using Preau.Testing;
using Preau.Web.Features.Billing;
using Preau.Web.Storage;

namespace Preau.Web.Tests.Billing;

public sealed class LedgerCheckTests
{
    public static TheoryData<string, string> Breaks => new()
    {
        { """UPDATE "LedgerEntries" SET "AmountCents" = "AmountCents" + 1 WHERE "Id" = (SELECT MIN("Id") FROM "LedgerEntries")""", "somme nulle" },
        { """UPDATE "Invoices" SET "TotalCents" = "TotalCents" + 1 WHERE "Number" = 'CS-2026-000001'""", "CS-2026-000001" },
        { """UPDATE "Invoices" SET "Number" = 'CS-2026-009999' WHERE "Number" = 'CS-2026-000003'""", "sans trou" },
        { """UPDATE "NumberCounters" SET "Last" = "Last" + 1""", "sans trou" },
        { """UPDATE "PaymentAllocations" SET "AmountCents" = "AmountCents" - 1 WHERE "PaymentId" = (SELECT MIN("Id") FROM "Payments")""", "famille" },
        { """UPDATE "PaymentAttempts" SET "State" = 'Refused' WHERE "Id" = (SELECT MIN("Id") FROM "PaymentAttempts")""", "ne se correspondent pas" },
        { """UPDATE "Charges" SET "UnitPriceCents" = 0 WHERE "Id" = (SELECT MIN("Id") FROM "Charges")""", "lignes" },
    };

    [Fact]
    public async Task The_demo_town_s_ledger_is_right_with_two_thirds_of_its_invoices_paid()
    {
        await using var host = await PreauHost.Demo();
        await Ledger.IsRight(host);

        var (issued, paid, open) = await host.InStore(async db =>
        {
            var first = await db.Families.Where(f => f.FileNumber == "F-000101").Select(f => f.Id).SingleAsync();
            var own = await db.Invoices.Where(i => i.FamilyId == first && !db.PaymentAllocations.Select(a => a.InvoiceId).Contains(i.Id)).Select(i => i.Month).ToListAsync();
            return (await db.Invoices.CountAsync(i => i.State == InvoiceState.Issued), await db.Payments.CountAsync(), own);
        });

        Assert.InRange(paid, issued / 2, issued * 4 / 5);
        Assert.Equal(new DateOnly(2026, 10, 1), Assert.Single(open.Distinct()));
    }

    [Theory]
    [MemberData(nameof(Breaks))]
    public async Task Whatever_is_off_is_named(string statement, string named)
    {
        await using var host = await PreauHost.Demo();
        Assert.True(await host.InStore(db => db.Database.ExecuteSqlRawAsync(statement)) > 0);

        var report = await host.Run<LedgerCheck, LedgerReport>(check => check.Run());

        Assert.Contains(report.Faults, fault => fault.Contains(named, StringComparison.Ordinal));
    }
}
