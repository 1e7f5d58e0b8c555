using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Preau.Web.Storage.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class CutOffTiers : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "IX_Charges_ChildId_Day_SlotId",
                table: "Charges");

            migrationBuilder.AddColumn<string>(
                name: "Kind",
                table: "Charges",
                type: "TEXT",
                maxLength: 40,
                nullable: false,
                defaultValue: "Service");

            migrationBuilder.AddColumn<long>(
                name: "CancelRuleId",
                table: "Bookings",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.AddColumn<long>(
                name: "ChangeRuleId",
                table: "Bookings",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.AddColumn<long>(
                name: "CutOffTierId",
                table: "Bookings",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.AddColumn<long>(
                name: "SurchargeCents",
                table: "Bookings",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.CreateTable(
                name: "CutOffTiers",
                columns: table => new
                {
                    Id = table.Column<long>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    CutOffRuleId = table.Column<long>(type: "INTEGER", nullable: false),
                    Order = table.Column<int>(type: "INTEGER", nullable: false),
                    Effect = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    SurchargeKind = table.Column<string>(type: "TEXT", maxLength: 40, nullable: true),
                    SurchargeValue = table.Column<long>(type: "INTEGER", nullable: false),
                    Shape = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    Time = table.Column<TimeOnly>(type: "TEXT", nullable: false),
                    IsInclusive = table.Column<bool>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_CutOffTiers", x => x.Id);
                    table.ForeignKey(
                        name: "FK_CutOffTiers_CutOffRules_CutOffRuleId",
                        column: x => x.CutOffRuleId,
                        principalTable: "CutOffRules",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            // What stands becomes a rule of one tier.
            migrationBuilder.Sql("""
                INSERT INTO "CutOffTiers" ("CutOffRuleId", "Order", "Effect", "SurchargeKind", "SurchargeValue", "Shape", "Time", "IsInclusive")
                SELECT "Id", 0, 'Direct', NULL, 0,
                    'J-' || "DaysBefore" || ' ' || CASE "Basis" WHEN 'Calendar' THEN 'calendrier' WHEN 'Weekdays' THEN 'semaine' WHEN 'Business' THEN 'ouvres' WHEN 'ClearDays' THEN 'francs' ELSE 'service' END,
                    "Time", "IsInclusive"
                FROM "CutOffRules"
                """);

            // By its own statement: the table that EF would build anew leaves the transaction, and a kill in between could not be made good.
            migrationBuilder.Sql("""ALTER TABLE "CutOffRules" DROP COLUMN "Basis" """);
            migrationBuilder.Sql("""ALTER TABLE "CutOffRules" DROP COLUMN "DaysBefore" """);
            migrationBuilder.Sql("""ALTER TABLE "CutOffRules" DROP COLUMN "IsInclusive" """);
            migrationBuilder.Sql("""ALTER TABLE "CutOffRules" DROP COLUMN "Time" """);

            migrationBuilder.CreateTable(
                name: "LateCancellations",
                columns: table => new
                {
                    Id = table.Column<long>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    ChildId = table.Column<long>(type: "INTEGER", nullable: false),
                    SlotId = table.Column<long>(type: "INTEGER", nullable: false),
                    Day = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    FamilyId = table.Column<long>(type: "INTEGER", nullable: false),
                    EnrolmentId = table.Column<long>(type: "INTEGER", nullable: false),
                    SiteId = table.Column<long>(type: "INTEGER", nullable: false),
                    CutOffTierId = table.Column<long>(type: "INTEGER", nullable: false),
                    SurchargeCents = table.Column<long>(type: "INTEGER", nullable: true),
                    CancelledAt = table.Column<DateTime>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_LateCancellations", x => x.Id);
                    table.ForeignKey(
                        name: "FK_LateCancellations_Children_ChildId",
                        column: x => x.ChildId,
                        principalTable: "Children",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_LateCancellations_CutOffTiers_CutOffTierId",
                        column: x => x.CutOffTierId,
                        principalTable: "CutOffTiers",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_LateCancellations_Enrolments_EnrolmentId",
                        column: x => x.EnrolmentId,
                        principalTable: "Enrolments",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_LateCancellations_Families_FamilyId",
                        column: x => x.FamilyId,
                        principalTable: "Families",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_LateCancellations_Sites_SiteId",
                        column: x => x.SiteId,
                        principalTable: "Sites",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_LateCancellations_Slots_SlotId",
                        column: x => x.SlotId,
                        principalTable: "Slots",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateIndex(
                name: "IX_Charges_ChildId_Day_SlotId_FamilyId_Kind",
                table: "Charges",
                columns: new[] { "ChildId", "Day", "SlotId", "FamilyId", "Kind" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_CutOffTiers_CutOffRuleId_Order",
                table: "CutOffTiers",
                columns: new[] { "CutOffRuleId", "Order" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_LateCancellations_ChildId_Day_SlotId_FamilyId",
                table: "LateCancellations",
                columns: new[] { "ChildId", "Day", "SlotId", "FamilyId" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_LateCancellations_CutOffTierId",
                table: "LateCancellations",
                column: "CutOffTierId");

            migrationBuilder.CreateIndex(
                name: "IX_LateCancellations_EnrolmentId",
                table: "LateCancellations",
                column: "EnrolmentId");

            migrationBuilder.CreateIndex(
                name: "IX_LateCancellations_FamilyId_Day",
                table: "LateCancellations",
                columns: new[] { "FamilyId", "Day" });

            migrationBuilder.CreateIndex(
                name: "IX_LateCancellations_SiteId",
                table: "LateCancellations",
                column: "SiteId");

            migrationBuilder.CreateIndex(
                name: "IX_LateCancellations_SlotId_Day",
                table: "LateCancellations",
                columns: new[] { "SlotId", "Day" });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "LateCancellations");

            migrationBuilder.DropTable(
                name: "CutOffTiers");

            migrationBuilder.DropIndex(
                name: "IX_Charges_ChildId_Day_SlotId_FamilyId_Kind",
                table: "Charges");

            migrationBuilder.DropColumn(
                name: "Kind",
                table: "Charges");

            migrationBuilder.DropColumn(
                name: "CancelRuleId",
                table: "Bookings");

            migrationBuilder.DropColumn(
                name: "ChangeRuleId",
                table: "Bookings");

            migrationBuilder.DropColumn(
                name: "CutOffTierId",
                table: "Bookings");

            migrationBuilder.DropColumn(
                name: "SurchargeCents",
                table: "Bookings");

            migrationBuilder.AddColumn<string>(
                name: "Basis",
                table: "CutOffRules",
                type: "TEXT",
                maxLength: 40,
                nullable: false,
                defaultValue: "");

            migrationBuilder.AddColumn<int>(
                name: "DaysBefore",
                table: "CutOffRules",
                type: "INTEGER",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.AddColumn<bool>(
                name: "IsInclusive",
                table: "CutOffRules",
                type: "INTEGER",
                nullable: false,
                defaultValue: false);

            migrationBuilder.AddColumn<TimeOnly>(
                name: "Time",
                table: "CutOffRules",
                type: "TEXT",
                nullable: false,
                defaultValue: new TimeOnly(0, 0, 0));

            migrationBuilder.CreateIndex(
                name: "IX_Charges_ChildId_Day_SlotId",
                table: "Charges",
                columns: new[] { "ChildId", "Day", "SlotId" },
                unique: true);
        }
    }
}
