using System;
using Microsoft.EntityFrameworkCore.Migrations;
using Npgsql.EntityFrameworkCore.PostgreSQL.Metadata;

#nullable disable

namespace Preau.Web.Storage.Migrations.Postgres
{
    /// <inheritdoc />
    public partial class BookingPeriods : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "BookingPeriods",
                columns: table => new
                {
                    Id = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    ActivityId = table.Column<long>(type: "bigint", nullable: false),
                    Name = table.Column<string>(type: "character varying(400)", maxLength: 400, nullable: false),
                    From = table.Column<DateOnly>(type: "date", nullable: false),
                    To = table.Column<DateOnly>(type: "date", nullable: false),
                    Giving = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    ClosesAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    DirectFrom = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    Version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_BookingPeriods", x => x.Id);
                    table.ForeignKey(
                        name: "FK_BookingPeriods_Activities_ActivityId",
                        column: x => x.ActivityId,
                        principalTable: "Activities",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "OpeningWindows",
                columns: table => new
                {
                    Id = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    BookingPeriodId = table.Column<long>(type: "bigint", nullable: false),
                    Audience = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    MinClass = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: true),
                    MaxClass = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: true),
                    OpensAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_OpeningWindows", x => x.Id);
                    table.ForeignKey(
                        name: "FK_OpeningWindows_BookingPeriods_BookingPeriodId",
                        column: x => x.BookingPeriodId,
                        principalTable: "BookingPeriods",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateIndex(
                name: "IX_BookingPeriods_ActivityId_From",
                table: "BookingPeriods",
                columns: new[] { "ActivityId", "From" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_OpeningWindows_BookingPeriodId",
                table: "OpeningWindows",
                column: "BookingPeriodId");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "OpeningWindows");

            migrationBuilder.DropTable(
                name: "BookingPeriods");
        }
    }
}
