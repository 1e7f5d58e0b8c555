using Preau.Web.Features.Documents;
using Preau.Web.Features.Families.NewFamily;
using Preau.Web.Features.Requests.Parents;
using Preau.Web.Hosting;
using Preau.Web.Security;
using Preau.Web.Storage;

namespace Preau.Web.Features.Requests.Staff;

/// <summary>A request as the family sees it; an agent answers or withdraws it for the family.</summary>
[Needs(StaffRight.Requests)]
public sealed class FamilyRequestModel(ActsFor acts, RequestQueries queries, DecideRequest decide, DocumentStore documents, Papers papers, CorrectNewFamily correct, NewFamilyDrafts drafts, PortalDb db, TownClock clock) : RequestModel(acts, queries, decide, documents, papers, correct, drafts, db, clock);
