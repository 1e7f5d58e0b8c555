using Preau.Web.Features.Enrolments;
using Preau.Web.Texts;

namespace Preau.Web.Jobs;

public sealed class PassEnrolments(PassTime pass) : IRecurringJob
{
    public async Task<string> Run(CancellationToken cancel) => $"{French.Count(await pass.Run(cancel), "inscription a changé d’état", "inscriptions ont changé d’état")}.";
}
