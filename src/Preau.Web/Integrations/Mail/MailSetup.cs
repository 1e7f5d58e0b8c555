using Preau.Web.Hosting;

namespace Preau.Web.Integrations.Mail;

public static class MailSetup
{
    /// <summary>Delivery of the outbox: files in <c>mails</c> of the data folder in a demo, SMTP in a town.</summary>
    public static IServiceCollection AddPreauMail(this IServiceCollection services, StartUp start) =>
        services.AddPreauMail(start.Options.Mail, start.Options.DataPath);

    public static IServiceCollection AddPreauMail(this IServiceCollection services, MailOptions options, string dataFolder)
    {
        services.AddSingleton(options);
        services.AddSingleton(new MailFolder(Path.Combine(dataFolder, "mails")));
        services.AddSingleton<MailFiles>();
        services.AddSingleton<MailRoutes>();
        services.AddScoped<OutboxQueue>();
        services.AddScoped<DeliverMails>();
        return services;
    }
}
