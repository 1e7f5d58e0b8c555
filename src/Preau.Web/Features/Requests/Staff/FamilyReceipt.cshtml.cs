using Preau.Web.Features.Requests.Parents;
using Preau.Web.Security;

namespace Preau.Web.Features.Requests.Staff;

/// <summary>The receipt that the family was given.</summary>
[Needs(StaffRight.Requests | StaffRight.Families)]
public sealed class FamilyReceiptModel(ActsFor acts, RequestQueries queries) : ReceiptModel(acts, queries);
