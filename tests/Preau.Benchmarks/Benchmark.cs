using Preau.Web.Hosting;

namespace Preau.Benchmarks;

internal static class Benchmark
{
    private static async Task<int> Main(string[] args)
    {
        FrenchCulture.Use();
        if (args is ["sender", .. var sent]) return await RushSender.Run(sent);
        var options = BenchOptions.Read(args);
        if (options is null)
        {
            Console.Error.WriteLine("dotnet run -c Release --project tests/Preau.Benchmarks -- month|confirm|pattern|campaign|rush|all [--families N] [--provider sqlite|postgres] [--postgres CONNECTION] [--data FOLDER] [--rounds N] [--rushers N]");
            return 2;
        }
        Machine.Print(options);
        if (options.Has("campaign")) CampaignBench.Run(options);
        if (!options.NeedsTown) return 0;
        await using var town = await BenchTown.Start(options);
        if (options.Has("month")) await new MonthBench(town).Run();
        if (options.Has("confirm")) await new ConfirmBench(town).Run();
        if (options.Has("pattern")) await new PatternBench(town).Run();
        if (options.Has("rush")) await new RushBench(town).Run();
        return 0;
    }
}
