using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Preau.Web.Storage.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class CalendarOfTheTown : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<string>(
                name: "Zone",
                table: "Sites",
                type: "TEXT",
                maxLength: 40,
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "Version",
                table: "SchoolHolidays",
                type: "INTEGER",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.AddColumn<string>(
                name: "Zone",
                table: "SchoolHolidays",
                type: "TEXT",
                maxLength: 40,
                nullable: false,
                defaultValue: "A");

            // What stood before zones were stored is of the town's zone.
            migrationBuilder.Sql("""
                UPDATE "SchoolHolidays" SET "Zone" = COALESCE(
                    (SELECT "Value" FROM "Settings" WHERE "Name" = 'calendrier.zone' ORDER BY "EffectiveFrom" DESC LIMIT 1), 'A')
                """);

            migrationBuilder.AddColumn<int>(
                name: "Version",
                table: "Closures",
                type: "INTEGER",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.CreateTable(
                name: "LocalDays",
                columns: table => new
                {
                    Id = table.Column<long>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    SiteId = table.Column<long>(type: "INTEGER", nullable: true),
                    ActivityId = table.Column<long>(type: "INTEGER", nullable: true),
                    Day = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    Kind = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    LikeWeekday = table.Column<string>(type: "TEXT", maxLength: 40, nullable: true),
                    Reason = table.Column<string>(type: "TEXT", maxLength: 400, nullable: false),
                    Version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_LocalDays", x => x.Id);
                    table.ForeignKey(
                        name: "FK_LocalDays_Activities_ActivityId",
                        column: x => x.ActivityId,
                        principalTable: "Activities",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_LocalDays_Sites_SiteId",
                        column: x => x.SiteId,
                        principalTable: "Sites",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateIndex(
                name: "IX_LocalDays_ActivityId",
                table: "LocalDays",
                column: "ActivityId");

            migrationBuilder.CreateIndex(
                name: "IX_LocalDays_SiteId",
                table: "LocalDays",
                column: "SiteId");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "LocalDays");

            migrationBuilder.DropColumn(
                name: "Zone",
                table: "Sites");

            migrationBuilder.DropColumn(
                name: "Version",
                table: "SchoolHolidays");

            migrationBuilder.DropColumn(
                name: "Zone",
                table: "SchoolHolidays");

            migrationBuilder.DropColumn(
                name: "Version",
                table: "Closures");
        }
    }
}
