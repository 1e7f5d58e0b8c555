using System.Security.Cryptography;
using System.Text.Json;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.EntityFrameworkCore;
using Preau.Domain.Requests;
using Preau.Web.Hosting;
using Preau.Web.Security;
using Preau.Web.Storage;

namespace Preau.Web.Features.Families.NewFamily;

/// <summary>
/// The half-filled file of a family without account, kept 30 days after its last change. One per proved address: the browser
/// holds that address sealed, until it is closed; on another device a new link to the same address finds the same answers.
/// </summary>
public sealed class NewFamilyDrafts(PortalDb db, TownClock clock, IDataProtectionProvider protection)
{
    public static readonly TimeSpan Life = TimeSpan.FromDays(30);

    private readonly ITimeLimitedDataProtector seal = protection.CreateProtector("new-family").ToTimeLimitedDataProtector();

    /// <summary>After the proof of an address, or to correct a refused file: begins its draft, or finds it again.</summary>
    /// <returns>The first question without answer.</returns>
    public async Task<NewFamilyStep> Begin(HttpContext context, NewFamilyAnswers begun)
    {
        var (email, hash) = (begun.Email, HashOf(begun.Email));
        var answers = await db.InOneTransaction(async () =>
        {
            if (await Standing(hash).FirstOrDefaultAsync() is { } found) return Read(found);
            db.Drafts.Add(new Draft { Kind = DraftKind.NewFamily, TokenHash = hash, Content = Write(begun), UpdatedAt = clock.UtcNow, ExpiresAt = clock.UtcNow + Life });
            return begun;
        });
        PortalCookies.Write(context, PortalCookies.NewFamily, seal.Protect(email, Life));
        return answers.Next;
    }

    /// <summary>The draft of this browser, to be read or sent; null when it has none, or none any more.</summary>
    public async Task<Draft?> Of(HttpContext context)
    {
        if (EmailOf(context) is not { } email || await Standing(HashOf(email)).FirstOrDefaultAsync() is not { } draft) return null;
        // A file that has an account is corrected by whoever is signed in to it.
        return Read(draft).FamilyId is { } family && CurrentGuardian.From(context.User)?.FamilyId != family ? null : draft;
    }

    /// <summary>The answers, when that question may be asked now; otherwise where to go: nothing is skipped.</summary>
    public async Task<(NewFamilyAnswers? Answers, string Elsewhere)> At(HttpContext context, NewFamilyStep step)
    {
        if (await Of(context) is not { } draft) return (null, NewFamilySteps.Start);
        var answers = Read(draft);
        return step <= answers.Next ? (answers, "") : (null, NewFamilySteps.Path(answers.Next));
    }

    /// <summary>Keeps an answer. Two tabs of one browser: the last one counts, for its own question only.</summary>
    /// <returns>The address of the next question.</returns>
    public async Task<string> Keep(HttpContext context, Func<NewFamilyAnswers, NewFamilyAnswers> change) => await db.InOneTransaction(async () =>
    {
        if (await Of(context) is not { } draft) return NewFamilySteps.Start;
        var answers = change(Read(draft));
        (draft.Content, draft.UpdatedAt, draft.ExpiresAt) = (Write(answers), clock.UtcNow, clock.UtcNow + Life);
        draft.Version++;
        return NewFamilySteps.Path(answers.Next);
    });

    /// <summary>This browser holds nothing any more; the draft stays.</summary>
    public static void Leave(HttpContext context) => PortalCookies.Remove(context, PortalCookies.NewFamily);

    public static NewFamilyAnswers Read(Draft draft) => JsonSerializer.Deserialize<NewFamilyAnswers>(draft.Content, HistoryRecording.Json)!;

    private static string Write(NewFamilyAnswers answers) => JsonSerializer.Serialize(answers, HistoryRecording.Json);

    private static string HashOf(string email) => RandomKey.Hash("new-family\n" + SignInNames.Fold(email));

    private IQueryable<Draft> Standing(string hash)
    {
        var now = clock.UtcNow;
        return db.Drafts.Where(d => d.Kind == DraftKind.NewFamily && d.TokenHash == hash && d.ExpiresAt > now).OrderBy(d => d.Id);
    }

    private string? EmailOf(HttpContext context)
    {
        try
        {
            return PortalCookies.Read(context, PortalCookies.NewFamily) is { } sealedEmail ? seal.Unprotect(sealedEmail) : null;
        }
        catch (CryptographicException)
        {
            return null;
        }
    }
}
