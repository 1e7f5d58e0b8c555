using System.Reflection;
using Preau.Testing;

namespace Preau.Web.Tests.Fences;

/// <summary>
/// A class that says <c>[Trait("Store", "its own")]</c> runs with SQLite only: it makes what it needs in a folder of its own, or
/// reads code, and would do the very same a second time beside PostgreSQL. Who uses the run's database may not say so.
/// </summary>
public sealed class OneStoreFences
{
    private static readonly string Run = typeof(TestStore).Namespace!;

    [Fact]
    public void Who_says_to_have_a_store_of_its_own_does_not_use_the_one_of_the_run()
    {
        var said = typeof(OneStoreFences).Assembly.GetTypes().Where(SaysSo).ToList();
        Assert.NotEmpty(said);
        Assert.Empty(UsersOfTheRun(said));
    }

    [Fact]
    public void A_use_of_the_run_s_store_is_seen() => Assert.Equal(
        [nameof(Storage.BackupTests), nameof(Families.FindFamiliesTests)],
        UsersOfTheRun([typeof(Storage.BackupTests), typeof(Families.FindFamiliesTests)]));

    private static bool SaysSo(Type type) => type.GetCustomAttributesData().Any(note =>
        note.AttributeType == typeof(TraitAttribute) && note.ConstructorArguments.Select(a => (string?)a.Value).SequenceEqual(["Store", "its own"]));

    /// <summary>By a host, by a store, or by a fixture that has one.</summary>
    private static List<string> UsersOfTheRun(IReadOnlyCollection<Type> types) => [.. types
        .Where(type => CodeScan.Of(WithInner(type)).Any(use => use.Type.Namespace == Run || use.Type.Name.StartsWith("IClassFixture", StringComparison.Ordinal))
            || type.GetCustomAttributesData().Any(note => note.AttributeType == typeof(CollectionAttribute)))
        .Select(type => type.Name)];

    private static IEnumerable<Type> WithInner(Type type) => type.GetNestedTypes(BindingFlags.Public | BindingFlags.NonPublic).SelectMany(WithInner).Prepend(type);
}
