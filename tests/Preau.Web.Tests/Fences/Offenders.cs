// Each breaks a fence, so that the fence is seen to bite. Never called.
using System.Diagnostics;
using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.EntityFrameworkCore;
using Preau.Web.Storage;

namespace Preau.Web.Tests.Fences
{
    internal static class Offenders
    {
        public const string Root = "Preau.Web.Tests.Fences.Sample";
    }
}

namespace Preau.Web.Tests.Fences.Sample
{
    internal static class Uses
    {
        public static object[] Clocks(TimeProvider time) =>
            [DateTime.Now, DateTime.UtcNow, DateTime.Today, DateTimeOffset.Now, DateTimeOffset.UtcNow, Stopwatch.GetTimestamp(), Environment.TickCount64, TimeProvider.System, time.GetUtcNow()];

        public static object[] Markup(IHtmlHelper html, string typed) => [html.Raw(typed), new HtmlString(typed), new HtmlContentBuilder().AppendHtml(typed), new HtmlContentBuilder().SetHtmlContent(typed)];

        public static object[] Machine(PortalDb db, string typed) =>
            [db.Families.FromSqlRaw(typed), db.ReadRaw(typed, row => row.FieldCount), db.Database.ExecuteSqlRaw(typed), db.Database.ExecuteSqlRawAsync(typed), db.Database.SqlQueryRaw<int>(typed), Process.Start(typed)];
    }
}

namespace Preau.Web.Tests.Fences.Sample.Storage
{
    internal static class Store
    {
        public static object Plate() => new Features.Meals.Serve().Menu();
    }
}

namespace Preau.Web.Tests.Fences.Sample.Features.Meals
{
    internal sealed class Serve
    {
        public string Menu() => string.Concat(Parents.Plates.Today(), this);
    }
}

namespace Preau.Web.Tests.Fences.Sample.Features.Meals.Parents
{
    internal static class Plates
    {
        public static string Today() => nameof(Meals);
    }
}

namespace Preau.Web.Tests.Fences.Sample.Features.Trips.Staff
{
    internal static class Bus
    {
        public static string Lunch() => Meals.Parents.Plates.Today();
    }
}
