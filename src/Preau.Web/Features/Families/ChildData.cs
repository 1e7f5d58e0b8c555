using Preau.Domain.Families;

namespace Preau.Web.Features.Families;

/// <summary>What a request about a child carries: who it is, and where it goes to school.</summary>
public sealed record ChildData(string FirstName, string LastName, DateOnly BirthDate, bool IsExpected, long? SchoolId, SchoolClass? Class)
{
    public static ChildData Of(Child child) => new(child.FirstName, child.LastName, child.BirthDate, child.IsExpected, child.SchoolId, child.Class);
}
