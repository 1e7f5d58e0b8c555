using Preau.Domain.CutOffs;
using Preau.Web.Features.CutOffs;

namespace Preau.Web.Features.Settings.Files;

/// <summary>
/// delais.csv: one line per tier, in their order; lines of the same activity, action and date are one version. A line whose effect is
/// "jamais" stands alone: always refused.
/// </summary>
internal static class CutOffLines
{
    public const string Columns = "activite;action;a_partir_du;effet;supplement;regle;heure;limite;source";

    private const string Never = "jamais";

    public static CutOffLine Read(FileRow row) =>
        new(row.Text("activite"), row.Choice("action", FileWords.Actions), row.Day("a_partir_du"), row.Optional("effet") == Never ? null : ReadTier(row), row.Optional("source"));

    /// <summary>The lines of a version, as <see cref="Read"/> takes them.</summary>
    public static IEnumerable<string?[]> Write(string activity, CutOffRule rule)
    {
        var (action, from) = (FileText.Word(FileWords.Actions, rule.Action), FileText.Day(rule.EffectiveFrom));
        return rule.Tiers.Count == 0
            ? [[activity, action, from, Never, null, null, null, null, rule.Source]]
            : rule.Tiers.OrderBy(t => t.Order).Select(t => new[]
            {
                activity, action, from, FileText.Word(FileWords.Effects, t.Effect), t.Surcharge is { } more ? SurchargeText.Write(more) : null,
                ShapeText.Write(t.Shape), FileText.Time(t.Time), FileText.Word(FileWords.Limits, t.IsInclusive), rule.Source,
            });
    }

    public static List<CutOffTier> Tiers(IEnumerable<CutOffLine> version) => [.. version.Select(line => line.Tier).OfType<CutOffTier>().Select((tier, order) => tier.At(order))];

    /// <summary>What no single line can know.</summary>
    public static void Check(IEnumerable<CutOffLine> lines, List<FileProblem> problems)
    {
        foreach (var version in lines.GroupBy(line => (line.Activity, line.Action, line.From)))
        {
            var name = $"{version.Key.Activity}, {CutOffWords.Of(version.Key.Action)}, au {version.Key.From:yyyy-MM-dd}";
            void Wrong(string sentence) => problems.Add(new("delais.csv", 0, "", $"{name}\u00A0: {sentence}"));
            if (version.Any(line => line.Tier is null) && version.Count() > 1) Wrong($"une ligne «\u00A0{Never}\u00A0» va seule.");
            if (version.Select(line => line.Source).Distinct().Count() > 1) Wrong("les paliers d’une même version ont la même source.");
            if (!CutOffRule.IsOrdered(Tiers(version))) Wrong("les paliers vont du plus doux au plus strict.");
            if (version.Key.Action != CutOffAction.Book && version.Any(line => line.Tier?.Effect == TierEffect.WaitingList)) Wrong("seule une réservation peut passer par la liste d’attente.");
        }
    }

    private static CutOffTier ReadTier(FileRow row)
    {
        var surcharge = ReadSurcharge(row);
        return new()
        {
            Order = 0,
            Effect = row.Choice("effet", FileWords.Effects),
            SurchargeKind = surcharge?.Kind,
            SurchargeValue = surcharge?.Value ?? 0,
            Shape = ReadShape(row),
            Time = row.Time("heure"),
            IsInclusive = row.Choice("limite", FileWords.Limits),
        };
    }

    private static CutOffShape ReadShape(FileRow row)
    {
        var text = row.Text("regle");
        if (ShapeText.Read(text) is { } shape) return shape;
        if (text.Length > 0) row.Wrong("regle", $"«\u00A0{text}\u00A0» n’est pas une règle. Écrivez par exemple J-1 service, ve S-1, lu>je ma>je, 48 h, vacances J-15 francs ou 17 M-1.");
        return new DaysBefore(0, DayBasis.Calendar);
    }

    /// <summary>"1,50", "50 %" or "prix 10,00".</summary>
    private static Surcharge? ReadSurcharge(FileRow row)
    {
        if (row.Optional("supplement") is not { } text) return null;
        if (SurchargeText.Read(text) is { } surcharge) return surcharge;
        row.Wrong("supplement", $"«\u00A0{text}\u00A0» n’est pas un supplément. Écrivez par exemple 1,50 ou 50 % ou prix 10,00.");
        return null;
    }
}
