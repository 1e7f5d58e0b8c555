using System;
using Microsoft.EntityFrameworkCore.Migrations;
using Npgsql.EntityFrameworkCore.PostgreSQL.Metadata;

#nullable disable

namespace Preau.Web.Storage.Migrations.Postgres
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
                type: "integer",
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "MaxAgeMonths",
                table: "Pools",
                type: "integer",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "MaxClass",
                table: "Pools",
                type: "character varying(40)",
                maxLength: 40,
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "MinClass",
                table: "Pools",
                type: "character varying(40)",
                maxLength: 40,
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "Exceptions",
                table: "PoolDays",
                type: "integer",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.AddColumn<int>(
                name: "Margin",
                table: "PoolDays",
                type: "integer",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.AddColumn<string>(
                name: "ExceptionReason",
                table: "Bookings",
                type: "character varying(400)",
                maxLength: 400,
                nullable: true);

            migrationBuilder.AddColumn<bool>(
                name: "IsOver",
                table: "BookingPlaces",
                type: "boolean",
                nullable: false,
                defaultValue: false);

            migrationBuilder.CreateTable(
                name: "PoolCapacities",
                columns: table => new
                {
                    Id = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    PoolId = table.Column<long>(type: "bigint", nullable: false),
                    EffectiveFrom = table.Column<DateOnly>(type: "date", nullable: false),
                    Capacity = table.Column<int>(type: "integer", nullable: true),
                    Margin = table.Column<int>(type: "integer", nullable: false),
                    Source = table.Column<string>(type: "character varying(400)", maxLength: 400, nullable: true)
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

            migrationBuilder.Sql("""INSERT INTO "PoolCapacities" ("PoolId", "EffectiveFrom", "Capacity", "Margin") SELECT "Id", DATE '2000-01-01', "Capacity", 0 FROM "Pools";""");

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
                type: "integer",
                nullable: true);
        }
    }
}
