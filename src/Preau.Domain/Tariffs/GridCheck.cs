using Preau.Domain.Values;

namespace Preau.Domain.Tariffs;

[GlossaryExempt]
public enum GridFaultKind
{
    /// <summary>No line fits: those families cannot be priced.</summary>
    Hole,

    /// <summary>Two lines or more fit: the price would depend on their order.</summary>
    Overlap,

    /// <summary>A line that can fit nobody: it ends before it starts, starts below zero, or is bounded and without quotient at once.</summary>
    EmptyLine,
}

/// <summary>One fault of a grid, for residents or for non-residents.</summary>
/// <param name="Residence">Resident or NonResident; Any for an empty line of both.</param>
/// <param name="WithoutQuotient">The families without a quotient; the bounds are then null.</param>
/// <param name="FromCents">First quotient concerned, included.</param>
/// <param name="ToCents">Last quotient concerned, included; null: without end.</param>
[GlossaryExempt]
public sealed record GridFault(
    GridFaultKind Kind, Residence Residence, bool WithoutQuotient, long? FromCents, long? ToCents);

/// <summary>Says the holes and the overlaps of a grid (docs/rules/tarifs.md). A grid without a fault prices every family once.</summary>
[GlossaryExempt]
public static class GridCheck
{
    /// <summary>The faults, empty lines first, then residents, then non-residents, each by growing quotient.</summary>
    public static IReadOnlyList<GridFault> Faults(IReadOnlyCollection<Bracket> lines) =>
    [
        .. lines.Where(IsEmpty).Select(line => new GridFault(
            GridFaultKind.EmptyLine, line.Residence, line.WithoutQuotient, line.QuotientFromCents, line.QuotientToCents)),
        .. FaultsOf(lines, isResident: true),
        .. FaultsOf(lines, isResident: false),
    ];

    private static bool IsEmpty(Bracket line) => line.WithoutQuotient
        ? line.QuotientFromCents is not null || line.QuotientToCents is not null
        : line.QuotientFromCents < 0 || line.QuotientToCents < (line.QuotientFromCents ?? 0);

    private static IEnumerable<GridFault> FaultsOf(IReadOnlyCollection<Bracket> lines, bool isResident)
    {
        var starts = Starts(lines);
        GridFault? open = null;
        for (var i = 0; i < starts.Count; i++)
        {
            long? to = i + 1 < starts.Count ? starts[i + 1] - 1 : null;
            var fault = Fault(lines, new PricedFamily(isResident, new QuotientFamilial(starts[i])), starts[i], to);
            if (open is not null && fault?.Kind == open.Kind)
            {
                open = open with { ToCents = to };
                continue;
            }

            if (open is not null) yield return open;
            open = fault;
        }

        if (open is not null) yield return open;
        if (Fault(lines, new PricedFamily(isResident, Quotient: null), from: null, to: null) is { } without)
            yield return without;
    }

    private static GridFault? Fault(IReadOnlyCollection<Bracket> lines, PricedFamily family, long? from, long? to) =>
        lines.Count(line => !IsEmpty(line) && Pricing.Fits(line, family)) switch
        {
            1 => null,
            var fitting => new GridFault(
                fitting == 0 ? GridFaultKind.Hole : GridFaultKind.Overlap, Pricing.Of(family), family.Quotient is null, from, to),
        };

    /// <summary>The quotients at which another set of lines may fit: between two of them nothing changes.</summary>
    private static List<long> Starts(IReadOnlyCollection<Bracket> lines) =>
    [
        .. lines.Where(line => !IsEmpty(line) && line.QuotientFromCents is not null).Select(line => line.QuotientFromCents!.Value)
            .Concat(lines.Where(line => !IsEmpty(line) && line.QuotientToCents is not null and < long.MaxValue).Select(line => line.QuotientToCents!.Value + 1))
            .Append(0).Distinct().Order(),
    ];
}
