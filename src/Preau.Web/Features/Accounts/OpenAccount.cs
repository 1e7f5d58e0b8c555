using Microsoft.EntityFrameworkCore;
using Preau.Domain.Families;
using Preau.Web.Hosting;
using Preau.Web.Security;
using Preau.Web.Storage;

namespace Preau.Web.Features.Accounts;

/// <summary>Makes the account of a guardian who has none yet: without password, so that a link or a printed code chooses one. The caller saves.</summary>
public sealed class OpenAccount(PortalDb db, TimeProvider time)
{
    public async Task<Account> Of(Guardian guardian)
    {
        if (await db.Accounts.SingleOrDefaultAsync(a => a.GuardianId == guardian.Id) is { } account) return account;
        var name = guardian.Email ?? SignInNames.Printed(await db.Families.Where(f => f.Id == guardian.FamilyId).Select(f => f.FileNumber).SingleAsync(), guardian.Id);
        var made = new Account
        {
            Audience = Audience.Family,
            Email = guardian.Email,
            SignInName = SignInNames.Fold(name),
            SecurityStamp = RandomKey.New(),
            GuardianId = guardian.Id,
            CreatedAt = UtcMillisecondsConverter.Truncate(time.GetUtcNow().UtcDateTime),
        };
        db.Accounts.Add(made);
        return made;
    }

    /// <summary>The account that an address opens, made now for a guardian who gave the address and has none; null when nobody did.</summary>
    /// <param name="name">The folded address. The same two questions for each, known or not: the time tells nothing.</param>
    public async Task<Account?> At(Audience audience, string name)
    {
        var account = await db.Accounts.SingleOrDefaultAsync(a => a.Audience == audience && a.SignInName == name && a.Email != null && !a.IsBlocked);
        return await WithoutAccount(name) is { } guardian && audience == Audience.Family ? await Of(guardian) : account;
    }

    // Of an accepted file; the first one, should two have given the address.
    private Task<Guardian?> WithoutAccount(string name) => (
        from guardian in db.Guardians
        where guardian.Email != null && guardian.Email.ToLower() == name
        join family in db.Families on guardian.FamilyId equals family.Id
        where family.State == FamilyState.Accepted && !db.Accounts.Any(a => a.GuardianId == guardian.Id || a.Audience == Audience.Family && a.SignInName == name)
        orderby guardian.Id
        select guardian).FirstOrDefaultAsync();
}
