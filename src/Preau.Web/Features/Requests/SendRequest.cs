using Microsoft.EntityFrameworkCore;
using Preau.Domain.Requests;
using Preau.Web.Features.Messages;
using Preau.Web.Hosting;
using Preau.Web.Storage;
using Preau.Web.Texts;

namespace Preau.Web.Features.Requests;

/// <summary>What a family asks the staff.</summary>
/// <param name="Title">One French sentence: "Inscription à l’accueil du soir".</param>
/// <param name="Before">What stands in the file, as the kind's own record; null when nothing does.</param>
public sealed record NewRequest(RequestKind Kind, long FamilyId, long? GuardianId, string Title, object? Before, object After)
{
    public long? ChildId { get; init; }

    public long? ActivityId { get; init; }

    public long? EnrolmentId { get; init; }

    /// <summary>Instant at which it arrived at the server, UTC; null: now.</summary>
    public DateTime? SentAt { get; init; }
}

/// <summary>
/// Sends a request: gives it its number and its receipt, with the mentions that the law requires (CRPA R112-11-1), and mails
/// the receipt to the guardian who asks, or to the family when the staff do it for them. Call inside the transaction of the act.
/// </summary>
public sealed class SendRequest(PortalDb db, TownClock clock, FamilyMail mail)
{
    public async Task<FamilyRequest> Send(NewRequest asked, Actor actor)
    {
        var now = asked.SentAt ?? clock.UtcNow;
        var local = clock.ToLocal(now);
        var number = await NextNumber(local.Year);
        var values = ReceiptOf(number, asked.Title, local, mail.Link("/tableau-de-bord"));
        values["prenom"] = await mail.FirstNames(asked.FamilyId, asked.GuardianId);
        var receipt = await WriteMail.Compose(db, MailKind.Receipts[asked.Kind], clock.Today, values);
        var request = new FamilyRequest
        {
            Number = number,
            Kind = asked.Kind,
            FamilyId = asked.FamilyId,
            GuardianId = asked.GuardianId,
            ChildId = asked.ChildId,
            ActivityId = asked.ActivityId,
            EnrolmentId = asked.EnrolmentId,
            Title = asked.Title,
            State = RequestState.Sent,
            SentAt = now,
            Before = asked.Before is null ? null : RequestContent.Write(asked.Before),
            After = RequestContent.Write(asked.After),
            Receipt = receipt.Body,
        };
        db.Requests.Add(request);
        await db.SaveChangesAsync();
        db.Record(actor, now, "sent", (nameof(FamilyRequest), request.Id), $"Demande envoyée\u00A0: {asked.Title}", (asked.FamilyId, asked.ChildId), (asked.Before, asked.After));
        await mail.Queue(asked.FamilyId, asked.GuardianId, MailKind.Receipts[asked.Kind], values, $"{request.Id}");
        return request;
    }

    /// <summary>The places of a receipt; the first name is filled for each guardian.</summary>
    internal static Dictionary<string, string> ReceiptOf(string number, string title, DateTime receivedLocal, string link) => new(StringComparer.Ordinal)
    {
        ["prenom"] = "",
        ["reference"] = number,
        ["objet"] = title,
        ["date_reception"] = French.DateAndTime(receivedLocal),
        ["date_silence"] = French.Date(RequestWords.SilenceDay(receivedLocal)),
        ["lien"] = link,
    };

    // Numbers are said aloud: the year and a running number. Two at once: the unique index makes the act run again.
    private async Task<string> NextNumber(int year)
    {
        var prefix = $"D-{year}-";
        var last = await db.Requests.Where(r => r.Number.StartsWith(prefix)).MaxAsync(r => (string?)r.Number);
        var next = last is null ? 1 : int.Parse(last.AsSpan(prefix.Length)) + 1;
        return $"{prefix}{next:000000}";
    }
}
