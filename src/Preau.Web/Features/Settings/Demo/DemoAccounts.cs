using Microsoft.EntityFrameworkCore;
using Preau.Web.Security;
using Preau.Web.Storage;

namespace Preau.Web.Features.Settings.Demo;

/// <summary>Accounts of a demo: every guardian with an e-mail, and the agents. All have the same password, which no town knows.</summary>
internal sealed class DemoAccounts(PortalDb db, DateTime now, string passwordHash)
{
    private static readonly Dictionary<string, StaffRight> Rights = new(StringComparer.Ordinal)
    {
        ["demandes"] = StaffRight.Requests,
        ["familles"] = StaffRight.Families,
        ["reservations"] = StaffRight.Bookings,
        ["presences"] = StaffRight.Attendance,
        ["sante"] = StaffRight.Health,
        ["argent"] = StaffRight.Money,
        ["reglages"] = StaffRight.Settings,
        ["administration"] = StaffRight.Administration,
    };

    public async Task Write(DemoFiles files)
    {
        var guardians = await db.Guardians.Where(g => g.Email != null).Select(g => new { g.Id, g.Email }).ToListAsync();
        db.Accounts.AddRange(guardians.Select(g => NewAccount(Audience.Family, g.Email!, guardianId: g.Id)));
        await WriteAgents(files);
    }

    public async Task WriteAgents(DemoFiles files)
    {
        var sites = await db.Sites.ToDictionaryAsync(s => s.Code, s => s.Id);
        foreach (var line in files.Staff)
        {
            var member = new StaffMember
            {
                Name = line.Name,
                Email = line.Email,
                Rights = line.Rights.Aggregate(StaffRight.None, (all, word) => all | Rights[word]),
                CreatedAt = now,
            };
            member.Sites.AddRange(line.Sites.Select(s => new StaffSite { SiteId = sites[s] }));
            db.Staff.Add(member);
            await db.SaveChangesAsync();
            db.Accounts.Add(NewAccount(Audience.Staff, line.Email, staffMemberId: member.Id));
        }
        await db.SaveChangesAsync();
    }

    private Account NewAccount(Audience audience, string email, long? guardianId = null, long? staffMemberId = null) => new()
    {
        Audience = audience,
        Email = email,
        SignInName = SignInNames.Fold(email),
        PasswordHash = passwordHash,
        SecurityStamp = RandomKey.New(),
        GuardianId = guardianId,
        StaffMemberId = staffMemberId,
        CreatedAt = now,
        PasswordChangedAt = now,
    };
}
