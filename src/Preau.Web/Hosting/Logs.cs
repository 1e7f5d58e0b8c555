using Microsoft.Extensions.Logging.Console;

namespace Preau.Web.Hosting;

/// <summary>JSON on the console in production, readable lines in Development.</summary>
public static class Logs
{
    public static void AddPreauLogs(this WebApplicationBuilder builder)
    {
        var logging = builder.Logging;
        logging.ClearProviders();
        logging.SetMinimumLevel(LogLevel.Information);
        logging.AddFilter("Microsoft", LogLevel.Warning);
        logging.AddFilter("System.Net.Http", LogLevel.Warning);
        logging.AddFilter("Quartz", LogLevel.Warning);

        // A start that fails is told in a sentence on the error output, not as a stack.
        logging.AddFilter("Microsoft.Extensions.Hosting.Internal.Host", LogLevel.Critical);
        if (builder.Environment.IsDevelopment())
        {
            logging.AddSimpleConsole(console => console.SingleLine = true);
        }
        else
        {
            logging.AddConsoleFormatter<PrivateJson, ConsoleFormatterOptions>();
            logging.AddConsole(console => console.FormatterName = PrivateJson.FormatterName);
        }
    }
}
