using Microsoft.EntityFrameworkCore;
using Preau.Testing;
using Preau.Web.Features.CutOffs;

namespace Preau.Web.Tests.CutOffs;

/// <summary>Families are reminded of a limit that falls on a closed day. Friday 27 November 2026, 9:00.</summary>
public sealed class ReminderTests
{
    [Fact]
    public async Task On_the_last_working_day_each_family_with_something_to_lose_is_told_once_if_the_town_asks_for_it()
    {
        await using var host = await PreauHost.Demo(now: "2026-11-27T09:00:00+01:00");
        Assert.Equal(0, await host.Run<RemindFamilies, int>(remind => remind.Run()));
        await host.InStore(async db =>
        {
            db.Settings.Add(new() { Name = "rappels.delais", EffectiveFrom = new(2026, 11, 1), Value = "oui" });
            return await db.SaveChangesAsync();
        });

        var told = await host.Run<RemindFamilies, int>(remind => remind.Run());
        var again = await host.Run<RemindFamilies, int>(remind => remind.Run());

        Assert.True(told > 0);
        Assert.Equal(0, again);
        var mails = await host.InStore(db => db.OutboxMails.AsNoTracking().Where(m => m.EffectKey!.StartsWith("rappel-delai:")).ToListAsync());
        // Monday's morning care is cancelled until Sunday noon; the canteen counts days of service: its limit is this Friday.
        Assert.All(mails, mail => Assert.Contains("jusqu’au dimanche 29 novembre, 12 h 00", Seen.Fold(mail.Text), StringComparison.Ordinal));
        Assert.All(mails, mail => Assert.DoesNotContain("Repas", mail.Text, StringComparison.Ordinal));
        Assert.Equal(mails.Count, mails.Select(m => m.To).Distinct().Count());
    }
}
