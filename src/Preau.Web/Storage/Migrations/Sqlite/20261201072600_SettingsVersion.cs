using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Preau.Web.Storage.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class SettingsVersion : Migration
    {
        private static readonly string[] Tables =
        [
            "Activities", "ActivitySite", "BookingPeriods", "Bracket", "Campaigns", "Closures", "CutOffRules", "CutOffTiers", "LocalDays", "MenuDishes",
            "OpeningWindows", "PoolGroups", "Pools", "SchoolHolidays", "Settings", "Sites", "SlotPools", "SlotRules", "Slots", "TariffGrids", "WaitingRules",
        ];

        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "SettingsVersions",
                columns: table => new
                {
                    Id = table.Column<long>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    Version = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_SettingsVersions", x => x.Id);
                });

            migrationBuilder.Sql("INSERT INTO \"SettingsVersions\" (\"Id\", \"Version\") VALUES (1, 0)");
            foreach (var table in Tables)
            {
                foreach (var change in (string[])["INSERT", "UPDATE", "DELETE"])
                    migrationBuilder.Sql($"CREATE TRIGGER \"{table}_{change}\" AFTER {change} ON \"{table}\" BEGIN UPDATE \"SettingsVersions\" SET \"Version\" = random(); END");
            }
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            foreach (var table in Tables)
            {
                foreach (var change in (string[])["INSERT", "UPDATE", "DELETE"]) migrationBuilder.Sql($"DROP TRIGGER \"{table}_{change}\"");
            }

            migrationBuilder.DropTable(
                name: "SettingsVersions");
        }
    }
}
