using System.Net;
using Preau.Web.Integrations.Mail;

namespace Preau.Web.Hosting;

/// <summary>What the machine needs to know (<c>Preau__*</c>). What the town decides is kept in the database.</summary>
public sealed record PreauOptions
{
    /// <summary>Folder of the database, the documents and, in a demo, the mails.</summary>
    public required string DataPath { get; init; }

    /// <summary>Set: PostgreSQL. Null: an SQLite file in <see cref="DataPath"/>.</summary>
    public string? PostgresConnection { get; init; }

    /// <summary>The address that every absolute link starts with; mandatory in a town.</summary>
    public Uri? PublicUrl { get; init; }

    /// <summary>Whose forwarded headers count; empty: nobody's.</summary>
    public IReadOnlyList<IPNetwork> TrustedProxies { get; init; } = [];

    /// <summary>Lets a demo listen on other addresses than the loopback.</summary>
    public bool DemoPublic { get; init; }

    /// <summary>The instant (UTC) that a demo's business clock starts from.</summary>
    public DateTime? DemoNow { get; init; }

    /// <summary>The addresses that the server will listen on.</summary>
    public required IReadOnlyList<string> ListenUrls { get; init; }

    /// <summary>How mails leave; without a host they wait in the outbox.</summary>
    public required MailOptions Mail { get; init; }

    public required PayFipOptions PayFip { get; init; }
}

/// <summary>How PayFiP is reached (<c>Preau__PayFip__*</c>). The contract is the régie's.</summary>
/// <param name="ServiceUrl">Null: the State's in a town, the simulator in a demo.</param>
/// <param name="PageUrl">The same; set together with the service.</param>
/// <param name="Saisie">T test, X activation, W production; null: W in a town, T in a demo.</param>
/// <param name="MaxAmountCents">The largest amount that PayFiP takes: the sources differ.</param>
public sealed record PayFipOptions(Uri? ServiceUrl, Uri? PageUrl, string? Saisie = null, long MaxAmountCents = PayFipOptions.DefaultMaxAmountCents)
{
    public const long DefaultMaxAmountCents = 9_999_999;
}
