namespace Preau.Web.Security;

/// <summary>On the page model of a staff page: any of these rights opens it.</summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class NeedsAttribute(StaffRight anyOf) : Attribute
{
    public StaffRight AnyOf { get; } = anyOf;
}

/// <summary>On the page model of a staff page that every agent may open.</summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class AnyStaffAttribute : Attribute;

/// <summary>On the page where an agent adds the second factor: it must open before the factor is there.</summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class BeforeSecondFactorAttribute : Attribute;

/// <summary>On a page that a town does not have: its address answers 404 to everybody there.</summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class DemoOnlyAttribute : Attribute;

/// <summary>Who an endpoint is for, for the test over all routes; null: everyone.</summary>
public sealed record EndpointAudience(Audience? Audience, StaffRight AnyOf = StaffRight.None);
