using Preau.Web.Security;
using Preau.Web.Storage;

namespace Preau.Web.Jobs;

public sealed class CleanUp(ForgetOldRows rows, ForgetOldAccess access) : IRecurringJob
{
    public async Task<string> Run(CancellationToken cancel) => $"{await rows.Run(cancel) + await access.Run(cancel)} lignes périmées ont été effacées.";
}
