using Preau.Testing;
using Preau.Web.Features.Billing;

namespace Preau.Web.Tests.Billing;

internal static class Ledger
{
    /// <summary>After every scenario: nothing is off by a cent, no number is missing.</summary>
    public static async Task IsRight(PreauHost host)
    {
        var report = await host.Run<LedgerCheck, LedgerReport>(check => check.Run());

        Assert.Empty(report.Faults);
        Assert.True(report.Invoices > 0, "There is an invoice to check.");
    }
}
