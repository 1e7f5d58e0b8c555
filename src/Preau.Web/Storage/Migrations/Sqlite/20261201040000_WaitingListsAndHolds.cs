using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Preau.Web.Storage.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class WaitingListsAndHolds : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "IX_Invoices_RegieId_FamilyId_Month",
                table: "Invoices");

            migrationBuilder.DropIndex(
                name: "IX_Charges_ChildId_Day_SlotId_FamilyId_Kind",
                table: "Charges");

            migrationBuilder.AddColumn<DateTime>(
                name: "HeldAt",
                table: "Invoices",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<DateTime>(
                name: "HeldUntil",
                table: "Invoices",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "OrderNumber",
                table: "Invoices",
                type: "TEXT",
                maxLength: 400,
                nullable: true);

            migrationBuilder.AddColumn<DateTime>(
                name: "VoidedAt",
                table: "Charges",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<DateTime>(
                name: "HeldUntil",
                table: "Bookings",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<long>(
                name: "OrderId",
                table: "Bookings",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "HoldMinutes",
                table: "Activities",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.CreateTable(
                name: "WaitingEntries",
                columns: table => new
                {
                    Id = table.Column<long>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    ChildId = table.Column<long>(type: "INTEGER", nullable: false),
                    SlotId = table.Column<long>(type: "INTEGER", nullable: false),
                    SiteId = table.Column<long>(type: "INTEGER", nullable: false),
                    Day = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    FamilyId = table.Column<long>(type: "INTEGER", nullable: false),
                    EnteredAt = table.Column<DateTime>(type: "TEXT", nullable: false),
                    State = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    OfferEndsAt = table.Column<DateTime>(type: "TEXT", nullable: true),
                    Offers = table.Column<int>(type: "INTEGER", nullable: false),
                    ConfirmedAt = table.Column<DateTime>(type: "TEXT", nullable: false),
                    ConfirmBy = table.Column<DateTime>(type: "TEXT", nullable: true),
                    LimitToldAt = table.Column<DateTime>(type: "TEXT", nullable: true),
                    ClosedAt = table.Column<DateTime>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_WaitingEntries", x => x.Id);
                    table.ForeignKey(
                        name: "FK_WaitingEntries_Children_ChildId",
                        column: x => x.ChildId,
                        principalTable: "Children",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_WaitingEntries_Families_FamilyId",
                        column: x => x.FamilyId,
                        principalTable: "Families",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_WaitingEntries_Sites_SiteId",
                        column: x => x.SiteId,
                        principalTable: "Sites",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_WaitingEntries_Slots_SlotId",
                        column: x => x.SlotId,
                        principalTable: "Slots",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "WaitingRules",
                columns: table => new
                {
                    Id = table.Column<long>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    ActivityId = table.Column<long>(type: "INTEGER", nullable: false),
                    EffectiveFrom = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    HasList = table.Column<bool>(type: "INTEGER", nullable: false),
                    Priorities = table.Column<string>(type: "TEXT", maxLength: 100, nullable: false),
                    MinClass = table.Column<string>(type: "TEXT", maxLength: 40, nullable: true),
                    MaxClass = table.Column<string>(type: "TEXT", maxLength: 40, nullable: true),
                    OfferHours = table.Column<int>(type: "INTEGER", nullable: false),
                    MostOffers = table.Column<int>(type: "INTEGER", nullable: false),
                    ConfirmWeeks = table.Column<int>(type: "INTEGER", nullable: false),
                    Source = table.Column<string>(type: "TEXT", maxLength: 400, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_WaitingRules", x => x.Id);
                    table.ForeignKey(
                        name: "FK_WaitingRules_Activities_ActivityId",
                        column: x => x.ActivityId,
                        principalTable: "Activities",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "WaitingPlaces",
                columns: table => new
                {
                    EntryId = table.Column<long>(type: "INTEGER", nullable: false),
                    PoolDayId = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_WaitingPlaces", x => new { x.EntryId, x.PoolDayId });
                    table.ForeignKey(
                        name: "FK_WaitingPlaces_PoolDays_PoolDayId",
                        column: x => x.PoolDayId,
                        principalTable: "PoolDays",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_WaitingPlaces_WaitingEntries_EntryId",
                        column: x => x.EntryId,
                        principalTable: "WaitingEntries",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateIndex(
                name: "IX_Invoices_OrderNumber",
                table: "Invoices",
                column: "OrderNumber",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_Invoices_RegieId_FamilyId_Month",
                table: "Invoices",
                columns: new[] { "RegieId", "FamilyId", "Month" },
                unique: true,
                filter: "\"OrderNumber\" IS NULL");

            migrationBuilder.CreateIndex(
                name: "IX_Charges_ChildId_Day_SlotId_FamilyId_Kind",
                table: "Charges",
                columns: new[] { "ChildId", "Day", "SlotId", "FamilyId", "Kind" },
                unique: true,
                filter: "\"VoidedAt\" IS NULL");

            migrationBuilder.CreateIndex(
                name: "IX_Bookings_OrderId",
                table: "Bookings",
                column: "OrderId");

            migrationBuilder.CreateIndex(
                name: "IX_WaitingEntries_ChildId_Day_SlotId",
                table: "WaitingEntries",
                columns: new[] { "ChildId", "Day", "SlotId" },
                unique: true,
                filter: "\"State\" IN ('Waiting', 'Offered', 'ToStaff')");

            migrationBuilder.CreateIndex(
                name: "IX_WaitingEntries_FamilyId_Day",
                table: "WaitingEntries",
                columns: new[] { "FamilyId", "Day" });

            migrationBuilder.CreateIndex(
                name: "IX_WaitingEntries_SiteId",
                table: "WaitingEntries",
                column: "SiteId");

            migrationBuilder.CreateIndex(
                name: "IX_WaitingEntries_SlotId",
                table: "WaitingEntries",
                column: "SlotId");

            migrationBuilder.CreateIndex(
                name: "IX_WaitingEntries_State_Day",
                table: "WaitingEntries",
                columns: new[] { "State", "Day" });

            migrationBuilder.CreateIndex(
                name: "IX_WaitingPlaces_PoolDayId",
                table: "WaitingPlaces",
                column: "PoolDayId");

            migrationBuilder.CreateIndex(
                name: "IX_WaitingRules_ActivityId_EffectiveFrom",
                table: "WaitingRules",
                columns: new[] { "ActivityId", "EffectiveFrom" },
                unique: true);

            migrationBuilder.AddForeignKey(
                name: "FK_Bookings_Invoices_OrderId",
                table: "Bookings",
                column: "OrderId",
                principalTable: "Invoices",
                principalColumn: "Id",
                onDelete: ReferentialAction.Restrict);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropForeignKey(
                name: "FK_Bookings_Invoices_OrderId",
                table: "Bookings");

            migrationBuilder.DropTable(
                name: "WaitingPlaces");

            migrationBuilder.DropTable(
                name: "WaitingRules");

            migrationBuilder.DropTable(
                name: "WaitingEntries");

            migrationBuilder.DropIndex(
                name: "IX_Invoices_OrderNumber",
                table: "Invoices");

            migrationBuilder.DropIndex(
                name: "IX_Invoices_RegieId_FamilyId_Month",
                table: "Invoices");

            migrationBuilder.DropIndex(
                name: "IX_Charges_ChildId_Day_SlotId_FamilyId_Kind",
                table: "Charges");

            migrationBuilder.DropIndex(
                name: "IX_Bookings_OrderId",
                table: "Bookings");

            migrationBuilder.DropColumn(
                name: "HeldAt",
                table: "Invoices");

            migrationBuilder.DropColumn(
                name: "HeldUntil",
                table: "Invoices");

            migrationBuilder.DropColumn(
                name: "OrderNumber",
                table: "Invoices");

            migrationBuilder.DropColumn(
                name: "VoidedAt",
                table: "Charges");

            migrationBuilder.DropColumn(
                name: "HeldUntil",
                table: "Bookings");

            migrationBuilder.DropColumn(
                name: "OrderId",
                table: "Bookings");

            migrationBuilder.DropColumn(
                name: "HoldMinutes",
                table: "Activities");

            migrationBuilder.CreateIndex(
                name: "IX_Invoices_RegieId_FamilyId_Month",
                table: "Invoices",
                columns: new[] { "RegieId", "FamilyId", "Month" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_Charges_ChildId_Day_SlotId_FamilyId_Kind",
                table: "Charges",
                columns: new[] { "ChildId", "Day", "SlotId", "FamilyId", "Kind" },
                unique: true);
        }
    }
}
