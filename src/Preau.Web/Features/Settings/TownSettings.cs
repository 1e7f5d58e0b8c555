using Microsoft.EntityFrameworkCore;
using Preau.Web.Hosting;
using Preau.Web.Storage;
using Preau.Web.Texts;

namespace Preau.Web.Features.Settings;

/// <summary>What the town has decided and is in force today: each request asks once whether it still stands.</summary>
public sealed class TownSettings(PortalDb db, TownClock clock, StartUp start, LastRead<IReadOnlyDictionary<string, string>> last)
{
    private IReadOnlyDictionary<string, string>? values;

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

    private IReadOnlyDictionary<string, string> Values
    {
        get
        {
            if (values is not null) return values;
            var (version, today) = (db.SettingsVersions.Select(v => v.Version).Single(), clock.Today);
            if (last.Of(version, today) is { } known) return values = known;
            var read = new Dictionary<string, string>(StringComparer.Ordinal);
            foreach (var setting in db.Settings.AsNoTracking().Where(s => s.EffectiveFrom <= today && !s.Name.StartsWith("texte.")).OrderBy(s => s.EffectiveFrom).Select(s => new { s.Name, s.Value }))
                read[setting.Name] = setting.Value;
            last.Keep(version, today, read);
            return values = read;
        }
    }
}
