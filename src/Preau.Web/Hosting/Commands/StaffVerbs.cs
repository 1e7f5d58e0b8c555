using System.CommandLine;
using System.Text.Json;
using Preau.Web.Features.Accounts;
using Preau.Web.Texts;

namespace Preau.Web.Hosting.Commands;

/// <summary>The agents' accounts from the machine itself: the first administrator, and the one whose telephone is lost.</summary>
internal sealed class StaffVerbs(Func<StartUp, WebApplication> compose, HostArguments host)
{
    private readonly Argument<string> email = new("COURRIEL") { Description = "Adresse électronique de l’agent." };

    private readonly Option<string?> name = new("--nom") { Description = "Prénom et nom, tels que les écrans les montrent." };

    private readonly Option<bool> json = new("--json") { Description = "Écrit le lien en JSON." };

    public Command Command()
    {
        var invite = new Command("invite", "Donne un lien à usage unique à un administrateur : il y choisit un mot de passe, puis ajoute une application de codes.") { email, name, json };
        invite.SetAction((parsed, cancel) => Tell<InviteAgent>(parsed, (agents, address) => agents.HandOver(address, parsed.GetValue(name)), cancel));
        var reset = new Command("reset", "Pour un agent qui a perdu son téléphone et ses codes de secours : efface mot de passe et double authentification, ferme ses sessions et donne un lien à usage unique.") { email, json };
        reset.SetAction((parsed, cancel) => Tell<ResetAgent>(parsed, (agents, address) => agents.Run(address), cancel));
        return new Command("staff", "Les comptes des agents.") { invite, reset };
    }

    private async Task<int> Tell<TOperation>(ParseResult parsed, Func<TOperation, string, Task<(HandedLink? Link, AgentProblem? Problem)>> run, CancellationToken cancel)
        where TOperation : notnull
    {
        var address = parsed.GetRequiredValue(email).Trim();
        // Before a database is made for an address that nobody has.
        if (InviteAgent.AddressProblem(address) is { } wrong) throw new StartUpProblem(wrong.Sentence);

        var start = await StartUp.Prepare(host.For(parsed), cancel: cancel);
        await using var app = compose(start);
        await using var scope = app.Services.CreateAsyncScope();
        var (link, problem) = await run(scope.ServiceProvider.GetRequiredService<TOperation>(), address);
        if (link is null) throw new StartUpProblem(problem!.Sentence);

        parsed.InvocationConfiguration.Output.WriteLine(parsed.GetValue(json)
            ? JsonSerializer.Serialize(new { Email = address, Link = link.Address, ValidUntil = link.Ends }, JsonOutput.Options)
            : $"""
                Lien pour {address} :
                {link.Address}
                Il ne sert qu’une fois et reste valable jusqu’au {French.DateAndTime(link.Ends)}.
                """);
        return 0;
    }
}
