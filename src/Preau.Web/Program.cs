using Preau.Web.Components;
using Preau.Web.Features.Payments;
using Preau.Web.Features.Settings;
using Preau.Web.Hosting;
using Preau.Web.Hosting.Commands;
using Preau.Web.Integrations.Mail;
using Preau.Web.Integrations.PayFip;
using Preau.Web.Jobs;
using Preau.Web.Security;
using Preau.Web.Storage;

FrenchCulture.Use();
return await CommandLine.Run(args, Compose);

public static partial class Program
{
    /// <summary>The product, put together in reading order: what it is made of, then the path of a request.</summary>
    public static WebApplication Compose(StartUp start)
    {
        var builder = start.Builder;
        builder.AddPreauLogs();
        builder.AddPreauServer(start);
        builder.Services.AddPreauHosting(start);
        builder.Services.AddPreauStorage(start.Store);
        builder.Services.AddPreauMail(start);
        builder.Services.AddPreauPayFip(start);
        builder.Services.AddPreauJobs(start);
        builder.Services.AddPreauSecurity();
        builder.Services.AddTownFace();
        builder.Services.AddPreauComponents();
        builder.Services.AddPreauPages();
        builder.Services.AddPreauOperations();

        var app = builder.Build();
        app.UsePreauHeaders();
        app.UseRequestLog();
        app.UseFaultPages();
        app.UseTrustedProxies(start.Options);
        app.UseHostGuard();
        app.UsePreauAssets();
        app.UseCrowdControl();
        app.UsePayFipSimulator(start);
        app.UseRouting();
        app.UseFormLimits();
        app.UsePreauSecurity();
        app.MapEntrance();
        app.MapHealth();
        app.MapPayFip();
        app.MapRazorPages();
        return app;
    }
}
