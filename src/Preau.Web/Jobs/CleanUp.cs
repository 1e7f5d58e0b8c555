using Preau.Web.Storage;

namespace Preau.Web.Jobs;

public sealed class CleanUp(ForgetOldRows forget) : IRecurringJob
{
    public async Task<string> Run(CancellationToken cancel) => $"{await forget.Run(cancel)} lignes périmées ont été effacées.";
}
