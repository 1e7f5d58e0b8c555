using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Preau.Domain.Activities;
using Preau.Domain.Enrolments;
using Preau.Domain.Places;
using Preau.Domain.Values;
using Preau.Web.Features.Bookings;
using Preau.Web.Storage;

namespace Preau.Benchmarks;

/// <summary>The opening: many families for 200 places of one day, through HTTP, sent by a process of its own.</summary>
public sealed class RushBench(BenchTown town)
{
    private const int Places = 200;
    private const double MostLag = 5;

    private static readonly DateOnly Day = new(2027, 1, 20);

    public async Task Run()
    {
        var (slot, families) = await Prepare();
        var file = Path.Combine(Path.GetTempPath(), $"preau-rush-{Environment.ProcessId}.json");
        await File.WriteAllTextAsync(file, JsonSerializer.Serialize(RushPlan.Of(families, seed: 8_30)));
        var report = await Send(file);
        var booked = await town.InStore(db => db.Bookings.CountAsync(b => b.SlotId == slot));
        var taken = await town.InStore(db => db.PoolDays.Where(d => db.SlotPools.Any(p => p.SlotId == slot && p.PoolId == d.PoolId)).SumAsync(d => d.Taken));

        var isVoid = report.LagP99 > MostLag;
        Machine.Row("rush", $"{families.Count} families: the sender's own lag, p99", Text(report.LagP99, "ms"), "at most 5 ms", !isVoid);
        if (isVoid) Console.WriteLine("The sender was late: this run is void.");
        Machine.Row("rush", "places given", $"{booked} booked, {taken} taken", $"exactly {Places}", booked == Places && taken == Places);
        Machine.Row("rush", "final answers", string.Join(", ", report.Answers.Select(a => $"{a.Value} {a.Key}")), "everyone", report.Answers.GetValueOrDefault("none") == 0);
        Machine.Row("rush", "answer after arrival, median and slowest", $"{Text(report.AnswerP50, "s")}, {Text(report.SlowestAnswer, "s")}", "within 3 min", report.SlowestAnswer <= 180);
        Machine.Row("rush", "page p99, confirm p99, from the due instant", $"{Text(report.PageP99, "ms")}, {Text(report.ConfirmP99, "ms")}", "", null);
        Machine.Row("rush", "errors seen", report.Errors == 0 ? "none" : string.Join("; ", report.Faults.Select(f => $"{f.Value} × {f.Key}")), "none", report.Errors == 0);
    }

    private async Task<RushReport> Send(string file)
    {
        // Beside the server, which fills both cores: it stays on one, and goes first there where it may. Families do not wait for the server to arrive.
        var self = Environment.ProcessPath!;
        var arguments = new List<string> { "sender", town.Address.ToString(), file, "8_30" };
        if (Path.GetFileNameWithoutExtension(self) == "dotnet") arguments.Insert(0, typeof(RushBench).Assembly.Location);
        if (File.Exists("/usr/bin/taskset"))
        {
            arguments.InsertRange(0, ["-c", "0", "nice", "-n", "-10", self]);
            self = "/usr/bin/taskset";
        }
        using var sender = Process.Start(new ProcessStartInfo(self, arguments) { RedirectStandardOutput = true, UseShellExecute = false })!;
        var output = await sender.StandardOutput.ReadToEndAsync();
        await sender.WaitForExitAsync();
        return JsonSerializer.Deserialize<RushReport>(output) ?? throw new InvalidOperationException("The sender said nothing.");
    }

    /// <summary>An activity with one slot and 200 places, everyone's first child enrolled, and the sessions of those who signed in before.</summary>
    private Task<(long Slot, List<(string Key, string Email, string Box)> Families)> Prepare() => town.InStore(db => db.InOneTransaction(async () =>
    {
        var site = await db.Sites.OrderBy(s => s.Id).FirstAsync();
        var activity = new Preau.Domain.Activities.Activity
        {
            Code = $"stage-{Guid.NewGuid():N}"[..20],
            Name = "Stage de cirque",
            Nature = ActivityNature.Extrascolaire,
            From = Day.AddDays(-7),
            To = Day.AddDays(7),
            RegieId = await db.Regies.Select(r => r.Id).FirstAsync(),
            TermWeekdays = Weekdays.Wednesday,
        };
        activity.Slots.Add(new Slot { Code = "stage", Name = "Stage", ShortName = "Stage" });
        activity.Sites.Add(new ActivitySite { ActivityId = 0, SiteId = site.Id });
        var pool = new Pool { SiteId = site.Id, Name = "Stage", Groups = [PoolGroup.Of(new(null, null, null, null), activity.From)] };
        db.AddRange(activity, pool);
        await db.SaveChangesAsync();
        var slot = activity.Slots[0].Id;
        db.AddRange(new SlotPool { SlotId = slot, SiteId = site.Id, PoolId = pool.Id }, new PoolCapacity { PoolId = pool.Id, EffectiveFrom = activity.From, Capacity = Places }, new PoolDay { PoolId = pool.Id, Day = Day, Capacity = Places });
        await db.SaveChangesAsync();

        var people = await (
            from guardian in db.Guardians
            join account in db.Accounts on guardian.Id equals account.GuardianId
            where !db.Guardians.Any(g => g.FamilyId == guardian.FamilyId && g.Id < guardian.Id)
            orderby guardian.Id
            select new { Account = account, guardian.FamilyId, Child = db.FamilyChildren.Where(m => m.FamilyId == guardian.FamilyId).Min(m => m.ChildId) }).AsNoTracking().Take(town.Options.Rushers).ToListAsync();
        await db.InsertMany(people.ConvertAll(p => new Enrolment { ChildId = p.Child, FamilyId = p.FamilyId, ActivityId = activity.Id, SiteId = site.Id, From = activity.From, To = activity.To, State = EnrolmentState.Validated, SentAt = activity.From.ToDateTime(default, DateTimeKind.Utc) }));
        var sessions = people.ConvertAll(p => BenchSessions.Of(p.Account));
        await db.InsertMany(sessions.ConvertAll(s => s.Row));
        return (slot, people.Select((p, i) => (sessions[i].Key, p.Account.Email!, BoxKey.Write(p.Child, slot, Day))).ToList());
    }));

    private static string Text(double value, string unit) => $"{value.ToString("0.0", CultureInfo.InvariantCulture)} {unit}";
}
