using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Preau.Web.Storage.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class PlacesWithMarginGroupsAndExceptions : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<int>(
                name: "MinAgeMonths",
                table: "Pools",
                type: "INTEGER",
                nullable: true);

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

            migrationBuilder.AddColumn<string>(
                name: "MinClass",
                table: "Pools",
                type: "TEXT",
                maxLength: 40,
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "Exceptions",
                table: "PoolDays",
                type: "INTEGER",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.AddColumn<int>(
                name: "Margin",
                table: "PoolDays",
                type: "INTEGER",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.AddColumn<string>(
                name: "ExceptionReason",
                table: "Bookings",
                type: "TEXT",
                maxLength: 400,
                nullable: true);

            migrationBuilder.AddColumn<bool>(
                name: "IsOver",
                table: "BookingPlaces",
                type: "INTEGER",
                nullable: false,
                defaultValue: false);

            migrationBuilder.CreateTable(
                name: "PoolCapacities",
                columns: table => new
                {
                    Id = table.Column<long>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    PoolId = table.Column<long>(type: "INTEGER", nullable: false),
                    EffectiveFrom = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    Capacity = table.Column<int>(type: "INTEGER", nullable: true),
                    Margin = table.Column<int>(type: "INTEGER", nullable: false),
                    Source = table.Column<string>(type: "TEXT", maxLength: 400, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_PoolCapacities", x => x.Id);
                    table.ForeignKey(
                        name: "FK_PoolCapacities_Pools_PoolId",
                        column: x => x.PoolId,
                        principalTable: "Pools",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.Sql("""INSERT INTO "PoolCapacities" ("PoolId", "EffectiveFrom", "Capacity", "Margin") SELECT "Id", '2000-01-01', "Capacity", 0 FROM "Pools";""");

            migrationBuilder.DropColumn(
                name: "Capacity",
                table: "Pools");

            migrationBuilder.AddCheckConstraint(
                name: "CK_PoolDays_Exceptions",
                table: "PoolDays",
                sql: "\"Exceptions\" >= 0");

            migrationBuilder.CreateIndex(
                name: "IX_PoolCapacities_PoolId_EffectiveFrom",
                table: "PoolCapacities",
                columns: new[] { "PoolId", "EffectiveFrom" },
                unique: true);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "PoolCapacities");

            migrationBuilder.DropCheckConstraint(
                name: "CK_PoolDays_Exceptions",
                table: "PoolDays");

            migrationBuilder.DropColumn(
                name: "MaxAgeMonths",
                table: "Pools");

            migrationBuilder.DropColumn(
                name: "MaxClass",
                table: "Pools");

            migrationBuilder.DropColumn(
                name: "MinClass",
                table: "Pools");

            migrationBuilder.DropColumn(
                name: "Exceptions",
                table: "PoolDays");

            migrationBuilder.DropColumn(
                name: "Margin",
                table: "PoolDays");

            migrationBuilder.DropColumn(
                name: "ExceptionReason",
                table: "Bookings");

            migrationBuilder.DropColumn(
                name: "IsOver",
                table: "BookingPlaces");

            migrationBuilder.DropColumn(
                name: "MinAgeMonths",
                table: "Pools");

            migrationBuilder.AddColumn<int>(
                name: "Capacity",
                table: "Pools",
                type: "INTEGER",
                nullable: true);
        }
    }
}
