namespace Preau.Web.Storage;

/// <summary>Who makes a change: a guardian, a staff member (for a family or not), or the product itself (a job, the command line).</summary>
/// <param name="Kind">In which quality.</param>
/// <param name="AccountId">The account signed in; null for the product.</param>
/// <param name="Name">The name that the history keeps.</param>
public sealed record Actor(ActorKind Kind, long? AccountId, string Name)
{
    public bool IsStaff => Kind == ActorKind.Staff;

    public static readonly Actor Product = new(ActorKind.Product, null, "Préau");
}
