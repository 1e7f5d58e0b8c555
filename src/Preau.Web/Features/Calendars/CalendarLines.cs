using Microsoft.EntityFrameworkCore;
using Preau.Domain.Calendars;
using Preau.Web.Storage;

namespace Preau.Web.Features.Calendars;

/// <summary>A line of the calendar as it is listed.</summary>
/// <param name="Where">"École du Lavoir, Restauration scolaire"; null: everywhere.</param>
public sealed record CalendarLine(CalendarEntry Entry, string? Where)
{
    public string Address => $"/gestion/calendrier/{CalendarWords.Address(Entry.Kind)}/{Entry.Id}";
}

/// <summary>The names that lines of the calendar refer to, and the lists that a form chooses from.</summary>
public sealed class CalendarNames(PortalDb db)
{
    private Dictionary<long, string> sites = [];
    private List<(long Id, string Name, DateOnly From, DateOnly To)> activities = [];

    public IReadOnlyDictionary<long, string> Sites => sites;

    public IReadOnlyList<(long Id, string Name, DateOnly From, DateOnly To)> Activities => activities;

    public async Task Load()
    {
        sites = await db.Sites.OrderBy(s => s.Id).ToDictionaryAsync(s => s.Id, s => s.Name);
        activities = (await db.Activities.OrderBy(a => a.Order).Select(a => new { a.Id, a.Name, a.From, a.To }).ToListAsync()).ConvertAll(a => (a.Id, a.Name, a.From, a.To));
    }

    public CalendarLine Line(CalendarEntry entry)
    {
        var names = new[]
        {
            entry.Zone is { } zone ? CalendarWords.Of(zone) : null,
            entry.ActivityId is { } activity ? activities.Find(a => a.Id == activity).Name : null,
            entry.SiteId is { } site ? sites[site] : null,
        }.OfType<string>().ToList();
        return new(entry, names.Count == 0 ? null : string.Join(", ", names));
    }
}
