using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Npgsql;
using Preau.Testing;
using Preau.Web.Features.Bookings;

namespace Preau.Web.Tests.Faults;

/// <summary>The demo town behind two wires that can be cut: from the browser to the portal, and from the portal to PostgreSQL.</summary>
public sealed class CutTown : IAsyncLifetime
{
    private readonly Relay front = new();
    private readonly Relay back = new();
    private TestStore store = null!;
    private Visitor? parent;

    public PreauHost Host { get; private set; } = null!;

    internal Relay Front => front;

    internal Relay Back => back;

    private string File => Path.Combine(store.Folder, "preau.db");

    public async ValueTask InitializeAsync()
    {
        store = await PreauHost.DemoStore();
        string[] wire = [];
        if (store.ConnectionString is { } straight)
        {
            GiveStoreBack();
            wire = [$"--ConnectionStrings:Preau={new NpgsqlConnectionStringBuilder(straight) { Host = "127.0.0.1", Port = back.Port }}"];
        }
        Host = await PreauHost.Start(
            store, isDemo: true, [$"--Preau:Demo:Now={PreauHost.DefaultNow}", $"--Preau:PublicUrl=http://localhost:{front.Port}", .. wire],
            FaultyTown.Silence, ownsStore: true);
        front.LeadTo("127.0.0.1", Host.Address.Port);
    }

    /// <summary>A parent before three new meals that only wait to be confirmed; the same parent for every test, other days each time.</summary>
    public async Task<Visitor> BeforeConfirming()
    {
        if (parent is null)
        {
            parent = new Visitor(new Uri($"http://localhost:{front.Port}"));
            await parent.SignIn("parent@valbrune.example");
        }
        await parent.Open("/reservations?mois=2027-01");
        var meal = await Host.InStore(db => db.Activities.Where(a => a.Code == "cantine").SelectMany(a => a.Slots).Select(s => s.Id).SingleAsync());
        var free = parent.Page.Document.QuerySelectorAll("input[name=jour]:not([disabled]):not([checked])").Select(b => b.GetAttribute("value")!);
        await parent.Send("Vérifier", [.. free.Where(key => BoxKey.Read(key)!.Value.SlotId == meal).Take(3).Select(key => ("jour", key))]);
        return parent;
    }

    /// <summary>The database is gone: nobody answers at PostgreSQL's address; the disk with the SQLite file is not there.</summary>
    public void TakeStoreAway()
    {
        if (TestStore.OnPostgres)
        {
            back.LeadNowhere();
            return;
        }
        System.IO.File.Move(File, File + ".elsewhere");
        SqliteConnection.ClearAllPools();
    }

    public void GiveStoreBack()
    {
        if (store.ConnectionString is { } straight)
        {
            var there = new NpgsqlConnectionStringBuilder(straight);
            back.LeadTo(there.Host!, there.Port);
            return;
        }
        System.IO.File.Move(File + ".elsewhere", File);
    }

    public async ValueTask DisposeAsync()
    {
        parent?.Dispose();
        await Host.DisposeAsync();
        await front.DisposeAsync();
        await back.DisposeAsync();
    }
}
