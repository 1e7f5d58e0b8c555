using System;
using Microsoft.EntityFrameworkCore.Migrations;
using Npgsql.EntityFrameworkCore.PostgreSQL.Metadata;

#nullable disable

namespace Preau.Web.Storage.Migrations.Postgres
{
    /// <inheritdoc />
    public partial class WeekPatternsKept : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<long>(
                name: "ChildId",
                table: "WeekPatternSlot",
                type: "bigint",
                nullable: false,
                defaultValue: 0L);

            migrationBuilder.AddColumn<string>(
                name: "Week",
                table: "WeekPatternSlot",
                type: "character varying(40)",
                maxLength: 40,
                nullable: false,
                defaultValue: "A");

            migrationBuilder.AddColumn<DateOnly>(
                name: "CountedFrom",
                table: "WeekPatterns",
                type: "date",
                nullable: true);

            migrationBuilder.AddColumn<bool>(
                name: "IsStanding",
                table: "WeekPatterns",
                type: "boolean",
                nullable: false,
                defaultValue: false);

            migrationBuilder.AddColumn<DateOnly>(
                name: "JudgedUntil",
                table: "WeekPatterns",
                type: "date",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "Name",
                table: "WeekPatterns",
                type: "character varying(60)",
                maxLength: 60,
                nullable: false,
                defaultValue: "Semaine type");

            migrationBuilder.AddColumn<string>(
                name: "Rhythm",
                table: "WeekPatterns",
                type: "character varying(40)",
                maxLength: 40,
                nullable: false,
                defaultValue: "EveryWeek");

            migrationBuilder.AddColumn<int>(
                name: "Version",
                table: "WeekPatterns",
                type: "integer",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.AddColumn<long>(
                name: "PatternRunId",
                table: "Bookings",
                type: "bigint",
                nullable: true);

            // A pattern was one child's: its lines take the child over.
            migrationBuilder.Sql("""UPDATE "WeekPatternSlot" SET "ChildId" = (SELECT p."ChildId" FROM "WeekPatterns" p WHERE p."Id" = "WeekPatternSlot"."WeekPatternId")""");

            migrationBuilder.DropForeignKey(
                name: "FK_WeekPatterns_Children_ChildId",
                table: "WeekPatterns");

            migrationBuilder.DropIndex(
                name: "IX_WeekPatterns_ChildId",
                table: "WeekPatterns");

            migrationBuilder.DropColumn(
                name: "AppliedAt",
                table: "WeekPatterns");

            migrationBuilder.DropColumn(
                name: "ChildId",
                table: "WeekPatterns");

            migrationBuilder.DropPrimaryKey(
                name: "PK_WeekPatternSlot",
                table: "WeekPatternSlot");

            migrationBuilder.AddPrimaryKey(
                name: "PK_WeekPatternSlot",
                table: "WeekPatternSlot",
                columns: new[] { "WeekPatternId", "ChildId", "SlotId", "Week" });

            migrationBuilder.CreateTable(
                name: "PatternExceptions",
                columns: table => new
                {
                    WeekPatternId = table.Column<long>(type: "bigint", nullable: false),
                    ChildId = table.Column<long>(type: "bigint", nullable: false),
                    SlotId = table.Column<long>(type: "bigint", nullable: false),
                    Day = table.Column<DateOnly>(type: "date", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_PatternExceptions", x => new { x.WeekPatternId, x.ChildId, x.SlotId, x.Day });
                    table.ForeignKey(
                        name: "FK_PatternExceptions_WeekPatterns_WeekPatternId",
                        column: x => x.WeekPatternId,
                        principalTable: "WeekPatterns",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "PatternRuns",
                columns: table => new
                {
                    Id = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    WeekPatternId = table.Column<long>(type: "bigint", nullable: false),
                    FamilyId = table.Column<long>(type: "bigint", nullable: false),
                    At = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    UndoneAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_PatternRuns", x => x.Id);
                    table.ForeignKey(
                        name: "FK_PatternRuns_WeekPatterns_WeekPatternId",
                        column: x => x.WeekPatternId,
                        principalTable: "WeekPatterns",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateIndex(
                name: "IX_WeekPatternSlot_ChildId",
                table: "WeekPatternSlot",
                column: "ChildId");

            migrationBuilder.CreateIndex(
                name: "IX_PatternRuns_FamilyId",
                table: "PatternRuns",
                column: "FamilyId");

            migrationBuilder.CreateIndex(
                name: "IX_PatternRuns_WeekPatternId",
                table: "PatternRuns",
                column: "WeekPatternId");

            migrationBuilder.AddForeignKey(
                name: "FK_WeekPatternSlot_Children_ChildId",
                table: "WeekPatternSlot",
                column: "ChildId",
                principalTable: "Children",
                principalColumn: "Id",
                onDelete: ReferentialAction.Restrict);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropForeignKey(
                name: "FK_WeekPatternSlot_Children_ChildId",
                table: "WeekPatternSlot");

            migrationBuilder.DropTable(
                name: "PatternExceptions");

            migrationBuilder.DropTable(
                name: "PatternRuns");

            migrationBuilder.DropPrimaryKey(
                name: "PK_WeekPatternSlot",
                table: "WeekPatternSlot");

            migrationBuilder.DropIndex(
                name: "IX_WeekPatternSlot_ChildId",
                table: "WeekPatternSlot");

            migrationBuilder.DropColumn(
                name: "ChildId",
                table: "WeekPatternSlot");

            migrationBuilder.DropColumn(
                name: "Week",
                table: "WeekPatternSlot");

            migrationBuilder.DropColumn(
                name: "CountedFrom",
                table: "WeekPatterns");

            migrationBuilder.DropColumn(
                name: "IsStanding",
                table: "WeekPatterns");

            migrationBuilder.DropColumn(
                name: "JudgedUntil",
                table: "WeekPatterns");

            migrationBuilder.DropColumn(
                name: "Name",
                table: "WeekPatterns");

            migrationBuilder.DropColumn(
                name: "Rhythm",
                table: "WeekPatterns");

            migrationBuilder.DropColumn(
                name: "Version",
                table: "WeekPatterns");

            migrationBuilder.DropColumn(
                name: "PatternRunId",
                table: "Bookings");

            migrationBuilder.AddColumn<DateTime>(
                name: "AppliedAt",
                table: "WeekPatterns",
                type: "timestamp with time zone",
                nullable: false,
                defaultValue: new DateTime(1, 1, 1, 0, 0, 0, 0, DateTimeKind.Unspecified));

            migrationBuilder.AddColumn<long>(
                name: "ChildId",
                table: "WeekPatterns",
                type: "bigint",
                nullable: false,
                defaultValue: 0L);

            migrationBuilder.AddPrimaryKey(
                name: "PK_WeekPatternSlot",
                table: "WeekPatternSlot",
                columns: new[] { "WeekPatternId", "SlotId" });

            migrationBuilder.CreateIndex(
                name: "IX_WeekPatterns_ChildId",
                table: "WeekPatterns",
                column: "ChildId");

            migrationBuilder.AddForeignKey(
                name: "FK_WeekPatterns_Children_ChildId",
                table: "WeekPatterns",
                column: "ChildId",
                principalTable: "Children",
                principalColumn: "Id",
                onDelete: ReferentialAction.Restrict);
        }
    }
}
