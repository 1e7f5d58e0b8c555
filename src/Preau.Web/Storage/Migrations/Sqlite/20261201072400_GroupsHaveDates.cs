using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Preau.Web.Storage.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class GroupsHaveDates : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "PoolGroups",
                columns: table => new
                {
                    Id = table.Column<long>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    PoolId = table.Column<long>(type: "INTEGER", nullable: false),
                    EffectiveFrom = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    MinAgeMonths = table.Column<int>(type: "INTEGER", nullable: true),
                    MaxAgeMonths = table.Column<int>(type: "INTEGER", nullable: true),
                    MinClass = table.Column<string>(type: "TEXT", maxLength: 40, nullable: true),
                    MaxClass = table.Column<string>(type: "TEXT", maxLength: 40, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_PoolGroups", x => x.Id);
                    table.ForeignKey(
                        name: "FK_PoolGroups_Pools_PoolId",
                        column: x => x.PoolId,
                        principalTable: "Pools",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateIndex(
                name: "IX_PoolGroups_PoolId_EffectiveFrom",
                table: "PoolGroups",
                columns: new[] { "PoolId", "EffectiveFrom" },
                unique: true);

            // A group holds from the day of the pool’s first capacity, as the files say it; a pool without one was never limited, and goes on so.
            migrationBuilder.Sql(
                """
                INSERT INTO "PoolGroups" ("PoolId", "EffectiveFrom", "MinAgeMonths", "MaxAgeMonths", "MinClass", "MaxClass")
                SELECT p."Id", COALESCE(MIN(c."EffectiveFrom"), '2000-01-01'), p."MinAgeMonths", p."MaxAgeMonths", p."MinClass", p."MaxClass"
                FROM "Pools" p LEFT JOIN "PoolCapacities" c ON c."PoolId" = p."Id"
                GROUP BY p."Id", p."MinAgeMonths", p."MaxAgeMonths", p."MinClass", p."MaxClass"
                """);

            migrationBuilder.DropColumn(
                name: "MaxAgeMonths",
                table: "Pools");

            migrationBuilder.DropColumn(
                name: "MaxClass",
                table: "Pools");

            migrationBuilder.DropColumn(
                name: "MinAgeMonths",
                table: "Pools");

            migrationBuilder.DropColumn(
                name: "MinClass",
                table: "Pools");

            migrationBuilder.AddColumn<DateOnly>(
                name: "LastDay",
                table: "Pools",
                type: "TEXT",
                nullable: true);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "PoolGroups");

            migrationBuilder.DropColumn(
                name: "LastDay",
                table: "Pools");

            migrationBuilder.AddColumn<int>(
                name: "MaxAgeMonths",
                table: "Pools",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "MaxClass",
                table: "Pools",
                type: "TEXT",
                maxLength: 40,
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "MinAgeMonths",
                table: "Pools",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "MinClass",
                table: "Pools",
                type: "TEXT",
                maxLength: 40,
                nullable: true);
        }
    }
}
