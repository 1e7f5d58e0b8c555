using System.CommandLine;
using System.Text.Encodings.Web;
using System.Text.Json;
using Preau.Web.Features.CutOffs;

namespace Preau.Web.Hosting.Commands;

/// <summary>Judges published rules, without database or settings: what the product makes of a town's regulation.</summary>
internal static class CutOffsVerb
{
    private static readonly JsonSerializerOptions Json = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        WriteIndented = true,
    };

    public static Command Command()
    {
        var file = new Argument<string>("FICHIER") { Description = "Règles publiées et exemples, en JSON." };
        var json = new Option<bool>("--json") { Description = "Écrit le résultat en JSON (c’est toujours le cas)." };
        var evaluate = new Command("evaluate", "Calcule la limite de chaque exemple d’un fichier de règles. Code 2 si le fichier est faux.") { file, json };
        evaluate.SetAction(parsed => Evaluate(parsed.GetRequiredValue(file), parsed.InvocationConfiguration.Output, parsed.InvocationConfiguration.Error));
        return new Command("cutoffs", "Les délais.") { evaluate };
    }

    private static int Evaluate(string file, TextWriter output, TextWriter error)
    {
        byte[] content;
        try
        {
            content = File.ReadAllBytes(file);
        }
        catch (Exception unreadable) when (unreadable is IOException or UnauthorizedAccessException or ArgumentException)
        {
            error.WriteLine($"{file}\u00A0: ce fichier ne peut pas être lu.");
            return CommandLine.WrongUse;
        }
        var (examples, problems) = EvaluateRules.Run(content);
        foreach (var problem in problems) error.WriteLine(problem);
        if (problems.Count > 0) return CommandLine.WrongUse;
        output.WriteLine(JsonSerializer.Serialize(examples, Json));
        return 0;
    }
}
