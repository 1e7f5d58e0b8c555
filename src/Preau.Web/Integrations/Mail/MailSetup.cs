namespace Preau.Web.Integrations.Mail;

public static class MailSetup
{
    /// <param name="services">The product's services.</param>
    /// <param name="configuration">Holds <c>Preau:Mail</c>.</param>
    /// <param name="dataFolder">The data folder: a demo's mails lie in its <c>mails</c>.</param>
    public static IServiceCollection AddPreauMail(this IServiceCollection services, IConfiguration configuration, string dataFolder)
    {
        services.Configure<MailOptions>(configuration.GetSection(MailOptions.Section));
        services.AddSingleton(new MailFolder(Path.Combine(dataFolder, "mails")));
        services.AddSingleton<MailRoutes>();
        services.AddScoped<OutboxQueue>();
        services.AddScoped<DeliverMails>();
        return services;
    }
}
