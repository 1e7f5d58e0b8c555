using System;
using Microsoft.EntityFrameworkCore.Migrations;
using Npgsql.EntityFrameworkCore.PostgreSQL.Metadata;

#nullable disable

namespace Preau.Web.Storage.Migrations.Postgres
{
    /// <inheritdoc />
    public partial class Campaigns : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "Campaigns",
                columns: table => new
                {
                    Id = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    BookingPeriodId = table.Column<long>(type: "bigint", nullable: false),
                    Unit = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    OpensOn = table.Column<DateOnly>(type: "date", nullable: false),
                    ClosesOn = table.Column<DateOnly>(type: "date", nullable: false),
                    ResultsOn = table.Column<DateOnly>(type: "date", nullable: false),
                    ConfirmBy = table.Column<DateOnly>(type: "date", nullable: false),
                    PassOnDays = table.Column<int>(type: "integer", nullable: false),
                    MostWishes = table.Column<int>(type: "integer", nullable: false),
                    Seed = table.Column<string>(type: "character varying(400)", maxLength: 400, nullable: false),
                    SeedPrint = table.Column<string>(type: "character varying(400)", maxLength: 400, nullable: false),
                    PublishedAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    PublishedBy = table.Column<string>(type: "character varying(400)", maxLength: 400, nullable: true),
                    OverAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    Version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Campaigns", x => x.Id);
                    table.ForeignKey(
                        name: "FK_Campaigns_BookingPeriods_BookingPeriodId",
                        column: x => x.BookingPeriodId,
                        principalTable: "BookingPeriods",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "CampaignCriteria",
                columns: table => new
                {
                    Id = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    CampaignId = table.Column<long>(type: "bigint", nullable: false),
                    Fact = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    Points = table.Column<int>(type: "integer", nullable: false),
                    QuotientUpToCents = table.Column<long>(type: "bigint", nullable: true),
                    MinClass = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: true),
                    MaxClass = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: true),
                    IsSensitive = table.Column<bool>(type: "boolean", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_CampaignCriteria", x => x.Id);
                    table.ForeignKey(
                        name: "FK_CampaignCriteria_Campaigns_CampaignId",
                        column: x => x.CampaignId,
                        principalTable: "Campaigns",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "CampaignEntries",
                columns: table => new
                {
                    Id = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    CampaignId = table.Column<long>(type: "bigint", nullable: false),
                    ChildId = table.Column<long>(type: "bigint", nullable: false),
                    FamilyId = table.Column<long>(type: "bigint", nullable: false),
                    Number = table.Column<string>(type: "character varying(400)", maxLength: 400, nullable: false),
                    Together = table.Column<bool>(type: "boolean", nullable: false),
                    AcceptsPart = table.Column<bool>(type: "boolean", nullable: false),
                    SentAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    ChangedAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    DecisionReason = table.Column<string>(type: "character varying(400)", maxLength: 400, nullable: true),
                    DecidedBy = table.Column<string>(type: "character varying(400)", maxLength: 400, nullable: true),
                    DecidedWishId = table.Column<long>(type: "bigint", nullable: true),
                    Version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_CampaignEntries", x => x.Id);
                    table.ForeignKey(
                        name: "FK_CampaignEntries_Campaigns_CampaignId",
                        column: x => x.CampaignId,
                        principalTable: "Campaigns",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_CampaignEntries_Children_ChildId",
                        column: x => x.ChildId,
                        principalTable: "Children",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_CampaignEntries_Families_FamilyId",
                        column: x => x.FamilyId,
                        principalTable: "Families",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "CampaignRuns",
                columns: table => new
                {
                    Id = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    CampaignId = table.Column<long>(type: "bigint", nullable: false),
                    At = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    By = table.Column<string>(type: "character varying(400)", maxLength: 400, nullable: false),
                    Fingerprint = table.Column<string>(type: "character varying(400)", maxLength: 400, nullable: false),
                    Lines = table.Column<string>(type: "text", maxLength: 50000000, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_CampaignRuns", x => x.Id);
                    table.ForeignKey(
                        name: "FK_CampaignRuns_Campaigns_CampaignId",
                        column: x => x.CampaignId,
                        principalTable: "Campaigns",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "CampaignFacts",
                columns: table => new
                {
                    Id = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    CampaignEntryId = table.Column<long>(type: "bigint", nullable: false),
                    Fact = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    IsDeclared = table.Column<bool>(type: "boolean", nullable: false),
                    IsConfirmed = table.Column<bool>(type: "boolean", nullable: true),
                    ConfirmedBy = table.Column<string>(type: "character varying(400)", maxLength: 400, nullable: true),
                    ConfirmedAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_CampaignFacts", x => x.Id);
                    table.ForeignKey(
                        name: "FK_CampaignFacts_CampaignEntries_CampaignEntryId",
                        column: x => x.CampaignEntryId,
                        principalTable: "CampaignEntries",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "CampaignStandings",
                columns: table => new
                {
                    CampaignEntryId = table.Column<long>(type: "bigint", nullable: false),
                    Position = table.Column<int>(type: "integer", nullable: false),
                    Points = table.Column<int>(type: "integer", nullable: false),
                    Draw = table.Column<string>(type: "character varying(400)", maxLength: 400, nullable: false),
                    ServedPoints = table.Column<int>(type: "integer", nullable: false),
                    ServedDraw = table.Column<string>(type: "character varying(400)", maxLength: 400, nullable: false),
                    Lines = table.Column<string>(type: "character varying(8000)", maxLength: 8000, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_CampaignStandings", x => x.CampaignEntryId);
                    table.ForeignKey(
                        name: "FK_CampaignStandings_CampaignEntries_CampaignEntryId",
                        column: x => x.CampaignEntryId,
                        principalTable: "CampaignEntries",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "CampaignWishes",
                columns: table => new
                {
                    Id = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    CampaignEntryId = table.Column<long>(type: "bigint", nullable: false),
                    Rank = table.Column<int>(type: "integer", nullable: false),
                    SlotId = table.Column<long>(type: "bigint", nullable: false),
                    From = table.Column<DateOnly>(type: "date", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_CampaignWishes", x => x.Id);
                    table.ForeignKey(
                        name: "FK_CampaignWishes_CampaignEntries_CampaignEntryId",
                        column: x => x.CampaignEntryId,
                        principalTable: "CampaignEntries",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_CampaignWishes_Slots_SlotId",
                        column: x => x.SlotId,
                        principalTable: "Slots",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "CampaignPlaces",
                columns: table => new
                {
                    CampaignWishId = table.Column<long>(type: "bigint", nullable: false),
                    PoolDayId = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_CampaignPlaces", x => new { x.CampaignWishId, x.PoolDayId });
                    table.ForeignKey(
                        name: "FK_CampaignPlaces_CampaignWishes_CampaignWishId",
                        column: x => x.CampaignWishId,
                        principalTable: "CampaignWishes",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_CampaignPlaces_PoolDays_PoolDayId",
                        column: x => x.PoolDayId,
                        principalTable: "PoolDays",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "CampaignResults",
                columns: table => new
                {
                    CampaignWishId = table.Column<long>(type: "bigint", nullable: false),
                    Answer = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    State = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    AnswerBy = table.Column<DateOnly>(type: "date", nullable: true),
                    FullOn = table.Column<DateOnly>(type: "date", nullable: true),
                    LastPoints = table.Column<int>(type: "integer", nullable: true),
                    LastDraw = table.Column<string>(type: "character varying(400)", maxLength: 400, nullable: true),
                    Version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_CampaignResults", x => x.CampaignWishId);
                    table.ForeignKey(
                        name: "FK_CampaignResults_CampaignWishes_CampaignWishId",
                        column: x => x.CampaignWishId,
                        principalTable: "CampaignWishes",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateIndex(
                name: "IX_CampaignCriteria_CampaignId",
                table: "CampaignCriteria",
                column: "CampaignId");

            migrationBuilder.CreateIndex(
                name: "IX_CampaignEntries_CampaignId_ChildId",
                table: "CampaignEntries",
                columns: new[] { "CampaignId", "ChildId" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_CampaignEntries_CampaignId_Number",
                table: "CampaignEntries",
                columns: new[] { "CampaignId", "Number" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_CampaignEntries_ChildId",
                table: "CampaignEntries",
                column: "ChildId");

            migrationBuilder.CreateIndex(
                name: "IX_CampaignEntries_FamilyId",
                table: "CampaignEntries",
                column: "FamilyId");

            migrationBuilder.CreateIndex(
                name: "IX_CampaignFacts_CampaignEntryId_Fact",
                table: "CampaignFacts",
                columns: new[] { "CampaignEntryId", "Fact" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_CampaignPlaces_PoolDayId",
                table: "CampaignPlaces",
                column: "PoolDayId");

            migrationBuilder.CreateIndex(
                name: "IX_CampaignResults_State_AnswerBy",
                table: "CampaignResults",
                columns: new[] { "State", "AnswerBy" });

            migrationBuilder.CreateIndex(
                name: "IX_CampaignRuns_CampaignId",
                table: "CampaignRuns",
                column: "CampaignId");

            migrationBuilder.CreateIndex(
                name: "IX_Campaigns_BookingPeriodId",
                table: "Campaigns",
                column: "BookingPeriodId",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_CampaignWishes_CampaignEntryId_SlotId_From",
                table: "CampaignWishes",
                columns: new[] { "CampaignEntryId", "SlotId", "From" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_CampaignWishes_SlotId",
                table: "CampaignWishes",
                column: "SlotId");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "CampaignCriteria");

            migrationBuilder.DropTable(
                name: "CampaignFacts");

            migrationBuilder.DropTable(
                name: "CampaignPlaces");

            migrationBuilder.DropTable(
                name: "CampaignResults");

            migrationBuilder.DropTable(
                name: "CampaignRuns");

            migrationBuilder.DropTable(
                name: "CampaignStandings");

            migrationBuilder.DropTable(
                name: "CampaignWishes");

            migrationBuilder.DropTable(
                name: "CampaignEntries");

            migrationBuilder.DropTable(
                name: "Campaigns");
        }
    }
}
