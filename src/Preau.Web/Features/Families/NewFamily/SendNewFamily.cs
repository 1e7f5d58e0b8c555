using Microsoft.EntityFrameworkCore;
using Preau.Domain.Families;
using Preau.Domain.Requests;
using Preau.Web.Features.Requests;
using Preau.Web.Hosting;
using Preau.Web.Security;
using Preau.Web.Storage;
using Preau.Web.Texts;

namespace Preau.Web.Features.Families.NewFamily;

/// <summary>
/// Sends a new family's file: it stands, waiting for the staff, with the account of the one who filled it and the request that
/// carries it. Nothing can be booked before it is accepted. A refused file that was corrected is sent again as the same file. Call
/// inside the transaction of the act.
/// </summary>
public sealed class SendNewFamily(PortalDb db, TimeProvider time, TownClock clock, RegisterFamily register, SendRequest requests, CorrectNewFamily correct)
{
    /// <returns>The request, or why it cannot be sent, as sentences.</returns>
    public async Task<(FamilyRequest? Request, IReadOnlyList<string> Problems)> Run(Draft draft)
    {
        var answers = NewFamilyDrafts.Read(draft);
        if (answers.Next != NewFamilyStep.Check) return (null, ["Il manque une réponse. Reprenez les questions dans l’ordre."]);
        var problems = await Problems(answers);
        if (problems.Count > 0) return (null, problems);

        var me = answers.Me!;
        var actor = new Actor(ActorKind.Guardian, null, $"{me.FirstName} {me.LastName}");
        var sent = answers.FamilyId is null ? await Register(answers, me, actor) : await Correct(answers, actor);
        if (sent is null) return (null, ["Votre dossier a déjà été envoyé à nouveau."]);
        db.Drafts.Remove(draft);
        return (sent, []);
    }

    private async Task<FamilyRequest?> Register(NewFamilyAnswers answers, GuardianData me, Actor actor)
    {
        // The other parent's address enters the file with the staff's consent: see NewFamilyEffect.
        List<GuardianData> adults = [me with { Email = answers.Email }];
        if (answers.Other is { } other) adults.Add(other with { Email = null });
        var family = await register.Run(FamilyState.AwaitingAcceptance, adults, answers.Address!, [.. answers.Children.Select(c => c.Data)], actor);
        var account = await Account(answers, family.Guardians[0]);

        return await requests.Send(new NewRequest(RequestKind.NewFamily, family.Id, family.Guardians[0].Id, "Nouveau dossier famille", Before: null, await Asked(answers, family, account.GuardianId)), actor with { AccountId = account.Id });
    }

    private async Task<FamilyRequest?> Correct(NewFamilyAnswers answers, Actor actor)
    {
        if (await correct.Refused(answers.FamilyId!.Value) is not { } refused || await correct.Write(answers, refused, actor) is not { } family) return null;
        var before = RequestContent.Read<NewFamilyAsked>(refused.After);
        return await requests.Send(new NewRequest(RequestKind.NewFamily, family.Id, refused.GuardianId, "Nouveau dossier famille, corrigé", before, await Asked(answers, family, refused.GuardianId)), actor);
    }

    private async Task<NewFamilyAsked> Asked(NewFamilyAnswers answers, Family family, long? me) => new(
        answers.Me! with { Email = answers.Email }, answers.Other, answers.Other is null ? null : family.Guardians.Find(g => g.Id != me)?.Id, answers.Address!,
        [.. answers.Children.Select(c => c.Data)], await Wishes(family.Id, answers));

    /// <summary>What became impossible since it was answered: time has passed, or the address got an account elsewhere.</summary>
    public async Task<IReadOnlyList<string>> Problems(NewFamilyAnswers answers)
    {
        var problems = new List<string>();
        foreach (var child in answers.Children.Select(c => c.Data))
        {
            if (new ChildInput { BirthDate = child.BirthDate, IsExpected = child.IsExpected }.BirthProblem(clock.Today) is { } problem) problems.Add($"{child.FirstName}\u00A0: {problem}");
        }
        var name = SignInNames.Fold(answers.Email);
        if (answers.FamilyId is null && await db.Accounts.AnyAsync(a => a.Audience == Audience.Family && a.SignInName == name))
            problems.Add("Votre adresse ouvre déjà un compte, créé entre-temps. Connectez-vous, ou appelez le service.");
        return problems;
    }

    private async Task<Account> Account(NewFamilyAnswers answers, Guardian guardian)
    {
        var now = UtcMillisecondsConverter.Truncate(time.GetUtcNow().UtcDateTime);
        var account = new Account
        {
            Audience = Audience.Family,
            Email = answers.Email,
            SignInName = SignInNames.Fold(answers.Email),
            PasswordHash = answers.PasswordHash,
            PasswordChangedAt = now,
            SecurityStamp = RandomKey.New(),
            GuardianId = guardian.Id,
            CreatedAt = now,
        };
        db.Accounts.Add(account);
        await db.SaveChangesAsync();
        db.Record(new(ActorKind.Guardian, account.Id, guardian.FullName), clock.UtcNow, "activated", (nameof(Security.Account), account.Id), "Compte créé avec le dossier", (guardian.FamilyId, null));
        return account;
    }

    // New children entered in the order of the answers: their keys rise in it.
    private async Task<IReadOnlyList<ChildWish>> Wishes(long familyId, NewFamilyAnswers answers)
    {
        var known = answers.Children.Select(c => c.ChildId).OfType<long>().ToList();
        var added = new Queue<long>(await db.FamilyChildren.Where(m => m.FamilyId == familyId && !known.Contains(m.ChildId)).OrderBy(m => m.ChildId).Select(m => m.ChildId).ToListAsync());
        return [.. answers.Children.SelectMany(child => (Id: child.ChildId ?? added.Dequeue(), Wishes: child.Wishes ?? []) is var c ? c.Wishes.Select(w => new ChildWish(c.Id, w)) : [])];
    }
}
