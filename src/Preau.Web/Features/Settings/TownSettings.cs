using Microsoft.EntityFrameworkCore;
using Preau.Web.Hosting;
using Preau.Web.Storage;
using Preau.Web.Texts;

namespace Preau.Web.Features.Settings;

/// <summary>What the town has decided and is in force today, read once per request.</summary>
public sealed class TownSettings(PortalDb db, TownClock clock, StartUp start)
{
    private Dictionary<string, string>? values;

    /// <summary>Null when the town has not set it.</summary>
    public string? this[string name] => Values.GetValueOrDefault(name);

    /// <summary>"accord": the staff answer; "direct": saved at once (seed/reglages.csv, demandes.*).</summary>
    public bool NeedsApproval(string name) => this[name] != "direct";

    public int Number(string name, int otherwise) => int.TryParse(this[name], out var number) ? number : otherwise;

    /// <summary>What stands now is read again: call it under the lock of whoever changes a setting.</summary>
    public void Forget() => values = null;

    public TownFace Face() => new()
    {
        Name = this["ville.nom"] ?? TownFace.Default.Name,
        ServiceName = this["service.nom"] ?? TownFace.Default.ServiceName,
        ServiceAddress = this["service.adresse"] ?? "",
        ServicePhone = this["service.telephone"] ?? "",
        ServiceHours = French.Tied(this["service.horaires"] ?? ""),
        ServiceEmail = this["service.courriel"] ?? "",
        AccentLight = this["ville.accent"],
        AccentDark = this["ville.accent_sombre"],
        IsDemo = start.IsDemo,
        Today = clock.Today,
    };

    private Dictionary<string, string> Values
    {
        get
        {
            if (values is not null) return values;
            var today = clock.Today;
            values = new(StringComparer.Ordinal);
            foreach (var setting in db.Settings.AsNoTracking().Where(s => s.EffectiveFrom <= today && !s.Name.StartsWith("texte.")).OrderBy(s => s.EffectiveFrom).Select(s => new { s.Name, s.Value }))
                values[setting.Name] = setting.Value;
            return values;
        }
    }
}
