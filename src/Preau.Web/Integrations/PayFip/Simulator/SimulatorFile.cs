using System.Text.Json;

namespace Preau.Web.Integrations.PayFip.Simulator;

/// <summary>What the simulator knows, between two starts of a demo.</summary>
/// <param name="path">Null: everything is forgotten at the end.</param>
internal sealed class SimulatorFile(string? path)
{
    private readonly Lock writing = new();

    /// <summary>A file that cannot be read is no reason not to start: it is only a simulator's.</summary>
    public IReadOnlyList<SimulatedPayment> Read()
    {
        if (path is null || !File.Exists(path)) return [];
        try
        {
            return JsonSerializer.Deserialize<List<SimulatedPayment>>(File.ReadAllText(path)) ?? [];
        }
        catch (JsonException)
        {
            return [];
        }
    }

    /// <summary>Whole or not at all: a demo may be killed at any moment.</summary>
    public void Write(Func<IEnumerable<SimulatedPayment>> payments)
    {
        if (path is null) return;
        lock (writing)
        {
            File.WriteAllText(path + ".new", JsonSerializer.Serialize(payments()));
            File.Move(path + ".new", path, overwrite: true);
        }
    }
}
