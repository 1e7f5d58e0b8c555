using Microsoft.EntityFrameworkCore;
using Preau.Domain.Enrolments;
using Preau.Web.Features.Families;
using Preau.Web.Features.Settings;
using Preau.Web.Hosting;
using Preau.Web.Pdf.Documents;
using Preau.Web.Security;
using Preau.Web.Storage;

namespace Preau.Web.Features.Enrolments;

/// <summary>What the public page says of a certificate; nothing else leaves.</summary>
public sealed record CheckedCertificate(bool IsValid, string FirstName, string Activity, DateOnly From, DateOnly To, DateOnly IssuedOn);

/// <summary>Issues an enrolment certificate as a PDF, and lets anyone check the code printed on it.</summary>
public sealed class Certificates(PortalDb db, TownClock clock, TownSettings settings, PublicLinks links, FileMail mail)
{
    public const string CheckPath = "/attestations";

    /// <summary>
    /// Gives a validated enrolment its certificate; false when it is not validated. One that has a certificate keeps it, with its code.
    /// The family is told of the one that an agent had issued for it. The caller saves.
    /// </summary>
    public async Task<bool> Issue(Enrolment enrolment, Actor actor)
    {
        if (enrolment.State != EnrolmentState.Validated) return false;
        if (await Of(enrolment) is not null) return true;
        db.Certificates.Add(new Certificate { Code = RandomKey.NewReadable(3), EnrolmentId = enrolment.Id, IssuedAt = clock.UtcNow });
        db.Record(actor, clock.UtcNow, "issued", (nameof(Certificate), enrolment.Id), "Attestation d’inscription délivrée", (enrolment.FamilyId, enrolment.ChildId));
        if (actor.IsStaff) await mail.Changed(enrolment.FamilyId, [$"Attestation d’inscription délivrée\u00A0: {await Words(enrolment)}"], "/inscriptions", Guid.NewGuid());
        return true;
    }

    /// <summary>The certificate of a validated enrolment as a file; null when none was issued, or it is validated no more.</summary>
    public async Task<byte[]?> Pdf(Enrolment enrolment)
    {
        if (enrolment.State != EnrolmentState.Validated || await Of(enrolment) is not { } certificate) return null;
        var child = await db.Children.SingleAsync(c => c.Id == enrolment.ChildId);
        var activity = await db.Activities.SingleAsync(a => a.Id == enrolment.ActivityId);
        var site = await db.Sites.SingleAsync(s => s.Id == enrolment.SiteId);
        var days = await db.Set<WantedDays>().Where(w => w.EnrolmentId == enrolment.Id).Select(w => w.Weekdays).ToListAsync();
        return CertificatePdf.Write(new CertificateSheet(
            Issuers.Of(settings),
            child.FullName,
            child.BirthDate,
            activity.Name,
            site.Name,
            enrolment.Days,
            days.Count == 0 ? null : WeekdayWords.Of(days.Aggregate((a, b) => a | b)),
            DateOnly.FromDateTime(clock.ToLocal(certificate.IssuedAt)),
            certificate.Code,
            new Uri(links.Absolute(CheckPath)),
            new Uri(links.Absolute($"{CheckPath}/{certificate.Code}"))));
    }

    private async Task<string> Words(Enrolment enrolment) =>
        $"{await db.Children.Where(c => c.Id == enrolment.ChildId).Select(c => c.FirstName).SingleAsync()}, {await db.Activities.Where(a => a.Id == enrolment.ActivityId).Select(a => a.Name).SingleAsync()}";

    private Task<Certificate?> Of(Enrolment enrolment) =>
        db.Certificates.AsNoTracking().Where(c => c.EnrolmentId == enrolment.Id).OrderByDescending(c => c.IssuedAt).FirstOrDefaultAsync();

    /// <summary>Null for a code that was never printed.</summary>
    public async Task<CheckedCertificate?> Check(string typed)
    {
        var code = RandomKey.Fold(typed);
        if (code.Length != 12) return null;
        var printed = string.Join('-', code.Chunk(4).Select(c => new string(c)));
        var found = await (
            from certificate in db.Certificates.AsNoTracking()
            join enrolment in db.Enrolments on certificate.EnrolmentId equals enrolment.Id
            join child in db.Children on enrolment.ChildId equals child.Id
            join activity in db.Activities on enrolment.ActivityId equals activity.Id
            where certificate.Code == printed
            select new { enrolment.State, child.FirstName, Activity = activity.Name, enrolment.From, enrolment.To, certificate.IssuedAt }).SingleOrDefaultAsync();
        return found is null ? null : new(found.State == EnrolmentState.Validated, found.FirstName, found.Activity, found.From, found.To, DateOnly.FromDateTime(clock.ToLocal(found.IssuedAt)));
    }
}
