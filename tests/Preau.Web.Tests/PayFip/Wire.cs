using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Preau.Web.Hosting;
using Preau.Web.Integrations.PayFip;
using Preau.Web.Storage;

namespace Preau.Web.Tests.PayFip;

/// <summary>The product's own PayFiP client as its composition makes it, without the rest of the product.</summary>
internal sealed class Wire : IAsyncDisposable
{
    private readonly WebApplication app;

    private Wire(WebApplication app) => this.app = app;

    public PayFipClient Client => app.Services.GetRequiredService<PayFipClient>();

    public HttpClient Http => app.Services.GetRequiredService<IHttpClientFactory>().CreateClient(PayFipClient.Name);

    /// <param name="patience">Shorter than the product's 15 s, for a service that hangs.</param>
    public static Wire To(Uri service, Uri page, TimeSpan? patience = null, long? maxAmount = null, ILoggerProvider? log = null)
    {
        var options = new PreauOptions
        {
            DataPath = Path.GetTempPath(),
            ListenUrls = [OptionsReader.DefaultUrl],
            Mail = new(),
            PayFip = new(service, page, MaxAmountCents: maxAmount ?? PayFipOptions.DefaultMaxAmountCents),
        };
        var builder = WebApplication.CreateBuilder();
        builder.Logging.ClearProviders();
        if (log is not null) builder.Logging.AddProvider(log);
        var start = new StartUp(builder, options, StoreAddress.Of(null, options.DataPath), new Installation { IsDemo = true, CreatedAt = DateTime.UnixEpoch }, IsNew: false);
        builder.Services.AddSingleton(start);
        builder.Services.AddSingleton(TimeProvider.System);
        builder.Services.AddSingleton<PublicLinks>();
        builder.Services.AddPreauPayFip(start);
        if (patience is { } time) builder.Services.AddHttpClient(PayFipClient.Name, http => http.Timeout = time);
        return new Wire(builder.Build());
    }

    public static PayFipOrder Order(
        string contract = "090909", string reference = "CS2026000714T01", string subject = "Facture CS 2026 000714 octobre 2026", long cents = 8640,
        string email = "parent@valbrune.example", string notification = "http://127.0.0.1:9/paiements/payfip/notification",
        string back = "http://127.0.0.1:9/paiements/payfip/retour", string mode = "T") =>
        new(contract, 2026, reference, subject, cents, email, new Uri(notification), new Uri(back), mode);

    public ValueTask DisposeAsync() => app.DisposeAsync();
}
