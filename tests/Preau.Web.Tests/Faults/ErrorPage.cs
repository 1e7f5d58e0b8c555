using System.Net;
using Preau.Testing;

namespace Preau.Web.Tests.Faults;

/// <summary>What somebody reads when the database does not answer: in French, with a reference, and nothing typed is lost.</summary>
internal static class ErrorPage
{
    public static void Check(Seen seen, string saved)
    {
        Assert.True(seen.Status == HttpStatusCode.ServiceUnavailable, $"{seen.Path}: {(int)seen.Status} {seen.Text}");
        Assert.Equal("Le portail est momentanément indisponible", seen.Title);
        Assert.Contains(saved, seen.Text, StringComparison.Ordinal);
        Assert.Matches("^[0-9A-F]{12}$", Assert.Single(seen.All(".ref")));
        Assert.True(seen.HasButton("Envoyer de nouveau"));
    }
}
