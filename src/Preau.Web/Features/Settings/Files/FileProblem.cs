namespace Preau.Web.Features.Settings.Files;

/// <summary>What is wrong in a configuration file, where, as a sentence for who wrote it.</summary>
public sealed record FileProblem(string File, int Line, string Column, string Sentence)
{
    public override string ToString() => Line == 0
        ? $"{File}\u00A0: {Sentence}"
        : $"{File}, ligne {Line}, colonne «\u00A0{Column} »\u00A0: {Sentence}";
}
