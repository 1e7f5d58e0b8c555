using Microsoft.EntityFrameworkCore;
using Preau.Domain.Places;
using Preau.Web.Features.Bookings;
using Preau.Web.Features.Messages;
using Preau.Web.Hosting;
using Preau.Web.Storage;
using Preau.Web.Texts;

namespace Preau.Web.Features.Places.WaitingList;

/// <summary>What a family on a waiting list is told, nothing silently. Call inside the transaction of the act.</summary>
public sealed class WaitingMail(PortalDb db, TownClock clock, FamilyMail mail)
{
    /// <param name="ranks">By entry.</param>
    public async Task Joined(IReadOnlyList<WaitingEntry> entries, IReadOnlyDictionary<long, int> ranks, Guid key)
    {
        var (children, slots) = await Names(entries);
        await Queue(MailKind.WaitingJoined, entries, $"{key:N}", children, ("jours", BookingMail.Lines([.. entries],
            e => $"{children[e.ChildId]}, {Of(e, slots)}\u00A0: {(ranks.TryGetValue(e.Id, out var rank) ? $"{French.Ordinal(rank, feminine: false)} sur la liste" : "une place est proposée, un autre courriel le dit")}")));
    }

    /// <param name="isLast">Left unanswered, it ends the entry.</param>
    public async Task Offered(WaitingEntry entry, bool isLast)
    {
        var (children, slots) = await Names([entry]);
        await Queue(MailKind.WaitingOffer, [entry], $"{entry.Id}-{entry.Offers}", children,
            ("jour", Of(entry, slots)),
            ("date_limite", French.Limit(clock.ToLocal(entry.OfferEndsAt!.Value))),
            ("sinon", isLast ? "C’est la dernière proposition pour ce jour\u00A0: sans réponse, l’enfant quitte la liste d’attente." : "Sans réponse, la place passe à la famille suivante."));
    }

    /// <summary>Asks whether the family still waits.</summary>
    public async Task AskToConfirm(IReadOnlyList<WaitingEntry> entries, DateTime until)
    {
        var (children, slots) = await Names(entries);
        await Queue(MailKind.WaitingConfirm, entries, string.Join('-', entries.Take(1).Select(e => e.Id)) + $":{until:yyyyMMdd}", children,
            ("jours", BookingMail.Lines([.. entries], e => $"{children[e.ChildId]}, {Of(e, slots)}")),
            ("date_limite", French.Limit(clock.ToLocal(until))));
    }

    /// <summary>What became of entries, one mail to each family.</summary>
    /// <param name="news">In a few words, after the day.</param>
    public async Task News(IReadOnlyList<(WaitingEntry Entry, string Words)> news)
    {
        if (news.Count == 0) return;
        var (children, slots) = await Names([.. news.Select(n => n.Entry)]);
        foreach (var family in news.GroupBy(n => n.Entry.FamilyId))
        {
            var own = family.ToList();
            await Queue(MailKind.WaitingNews, own.ConvertAll(n => n.Entry), $"{Guid.NewGuid():N}", children,
                ("jours", BookingMail.Lines(own, n => $"{children[n.Entry.ChildId]}, {Of(n.Entry, slots)}\u00A0: {n.Words}")));
        }
    }

    private static string Of(WaitingEntry entry, Dictionary<long, string> slots) => $"{slots[entry.SlotId]}, {French.Date(entry.Day)}";

    private Task Queue(MailKind kind, IReadOnlyList<WaitingEntry> entries, string effect, Dictionary<long, string> children, params (string Place, string Text)[] texts)
    {
        var values = texts.ToDictionary(t => t.Place, t => t.Text, StringComparer.Ordinal);
        values["prenom"] = "";
        values["enfant"] = French.And(entries.Select(e => children[e.ChildId]).Distinct());
        values["lien"] = mail.Link(kind == MailKind.WaitingOffer ? WaitingLinks.Entry(entries[0].Id) : WaitingLinks.List);
        return mail.Queue(entries[0].FamilyId, null, kind, values, effect);
    }

    private async Task<(Dictionary<long, string> Children, Dictionary<long, string> Slots)> Names(IReadOnlyList<WaitingEntry> entries)
    {
        var (children, slots) = (entries.Select(e => e.ChildId).Distinct().ToList(), entries.Select(e => e.SlotId).Distinct().ToList());
        return (
            await db.Children.Where(c => children.Contains(c.Id)).ToDictionaryAsync(c => c.Id, c => c.FirstName),
            await db.Slots.Where(s => slots.Contains(s.Id)).ToDictionaryAsync(s => s.Id, s => s.Name));
    }
}
