namespace Preau.Web.Hosting;

/// <summary>
/// Something that the administrator can put right. Each sentence (French) names the setting and the remedy;
/// the process ends with a code other than zero and shows no stack trace.
/// </summary>
public sealed class StartUpProblem(IReadOnlyList<string> sentences, Exception? cause = null)
    : Exception(string.Join(Environment.NewLine, sentences), cause)
{
    public StartUpProblem(string sentence, Exception? cause = null)
        : this([sentence], cause)
    {
    }

    public IReadOnlyList<string> Sentences => sentences;
}
