using Preau.Domain.Families;
using Preau.Domain.Tariffs;
using Preau.Domain.Values;
using Preau.Web.Features.Tariffs;

namespace Preau.Web.Features.Settings.Generated;

/// <summary>What the months of a year come to: the days of each service by weekday, and each family's price of it.</summary>
internal sealed class LargeTownMonths
{
    /// <summary>November 2025 to October 2026.</summary>
    public static readonly IReadOnlyList<DateOnly> All = [.. Enumerable.Range(0, 12).Select(i => new DateOnly(2025, 11, 1).AddMonths(i))];

    private readonly LargeTownServices services;
    private readonly IReadOnlyList<DateOnly>[,] days;

    public LargeTownMonths(LargeTownServices services)
    {
        this.services = services;
        days = new IReadOnlyList<DateOnly>[services.All.Count, All.Count];
        foreach (var service in services.All)
        {
            for (var m = 0; m < All.Count; m++) days[service.Index, m] = [.. service.Days.Where(d => d.Year == All[m].Year && d.Month == All[m].Month)];
        }
    }

    /// <summary>Civil day on which the invoices of a month are issued.</summary>
    public static DateOnly IssuedOn(int month) => All[month].AddMonths(1).AddDays(3);

    public static DateTime IssuedAt(int month) => IssuedOn(month).ToDateTime(new TimeOnly(8, 30), DateTimeKind.Utc);

    /// <summary>The days charged to a family in a month, child by child.</summary>
    public IEnumerable<(PlannedChild Child, TownService Service, DateOnly Day)> Charged(PlannedFamily family, int month)
    {
        foreach (var child in family.Children)
        {
            foreach (var service in services.All)
            {
                if (service.IsLastYear && !child.WasAtSchool) continue;
                var weekdays = child.Wanted[service.Wanted];
                if (weekdays == Weekdays.None) continue;
                foreach (var day in days[service.Index, month])
                {
                    if (weekdays.Includes(day)) yield return (child, service, day);
                }
            }
        }
    }

    /// <summary>The price of each service for a family, with its steps; in force all year.</summary>
    public IReadOnlyList<PricedUnit> Prices(PlannedFamily family)
    {
        List<IncomeRecord> incomes = family.QuotientCents is { } cents
            ? [new() { FamilyId = family.Id, ValidFrom = DateOnly.MinValue, QuotientCents = cents, Source = "", RecordedAt = default }]
            : [];
        var prices = new FamilyPrices(family.IsResident, incomes, services.Grids);
        return [.. services.All.Select(s => prices.Price(s.Slot.Id, s.Activity.From).Unit ?? throw new InvalidOperationException($"Nothing prices {s.Activity.Code}."))];
    }
}
