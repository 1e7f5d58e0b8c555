using Preau.Web.Features.CutOffs;
using Preau.Web.Texts;

namespace Preau.Web.Jobs;

public sealed class RemindOfLimits(RemindFamilies remind) : IRecurringJob
{
    public async Task<string> Run(CancellationToken cancel) => $"{French.Count(await remind.Run(cancel), "famille prévenue d’une limite", "familles prévenues d’une limite")}.";
}
