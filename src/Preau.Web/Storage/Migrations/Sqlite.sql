CREATE TABLE IF NOT EXISTS "__EFMigrationsHistory" (
    "MigrationId" TEXT NOT NULL CONSTRAINT "PK___EFMigrationsHistory" PRIMARY KEY,
    "ProductVersion" TEXT NOT NULL
);

CREATE TABLE "DataProtectionKeys" (
    "Id" INTEGER NOT NULL CONSTRAINT "PK_DataProtectionKeys" PRIMARY KEY AUTOINCREMENT,
    "FriendlyName" TEXT NULL,
    "Xml" TEXT NULL
);

CREATE TABLE "Documents" (
    "Id" INTEGER NOT NULL CONSTRAINT "PK_Documents" PRIMARY KEY AUTOINCREMENT,
    "StoredName" TEXT NOT NULL,
    "FileName" TEXT NOT NULL,
    "ContentType" TEXT NOT NULL,
    "Length" INTEGER NOT NULL,
    "Sha256" TEXT NOT NULL,
    "FamilyId" INTEGER NULL,
    "ChildId" INTEGER NULL,
    "EnrolmentId" INTEGER NULL,
    "RequestId" INTEGER NULL,
    "DraftId" INTEGER NULL,
    "Kind" TEXT NOT NULL,
    "UploadedAt" TEXT NOT NULL
);

CREATE TABLE "Families" (
    "Id" INTEGER NOT NULL CONSTRAINT "PK_Families" PRIMARY KEY AUTOINCREMENT,
    "FileNumber" TEXT NOT NULL,
    "Name" TEXT NOT NULL,
    "SearchKey" TEXT NOT NULL,
    "SortKey" TEXT NOT NULL,
    "State" TEXT NOT NULL,
    "IsResident" INTEGER NOT NULL,
    "DependentChildren" INTEGER NULL,
    "CreatedAt" TEXT NOT NULL,
    "Version" INTEGER NOT NULL,
    "City" TEXT NOT NULL,
    "Complement" TEXT NULL,
    "Country" TEXT NOT NULL,
    "PostCode" TEXT NOT NULL,
    "Street" TEXT NOT NULL
);

CREATE TABLE "FormKeys" (
    "Key" TEXT NOT NULL CONSTRAINT "PK_FormKeys" PRIMARY KEY,
    "At" TEXT NOT NULL,
    "Result" TEXT NOT NULL
);

CREATE TABLE "History" (
    "Id" INTEGER NOT NULL CONSTRAINT "PK_History" PRIMARY KEY AUTOINCREMENT,
    "At" TEXT NOT NULL,
    "ActorKind" TEXT NOT NULL,
    "AccountId" INTEGER NULL,
    "ActorName" TEXT NOT NULL,
    "Action" TEXT NOT NULL,
    "Subject" TEXT NOT NULL,
    "SubjectId" INTEGER NOT NULL,
    "FamilyId" INTEGER NULL,
    "ChildId" INTEGER NULL,
    "Summary" TEXT NOT NULL,
    "Before" TEXT NULL,
    "After" TEXT NULL,
    "Reason" TEXT NULL
);

CREATE TABLE "Installations" (
    "Id" INTEGER NOT NULL CONSTRAINT "PK_Installations" PRIMARY KEY AUTOINCREMENT,
    "IsDemo" INTEGER NOT NULL,
    "CreatedAt" TEXT NOT NULL,
    "SeededAt" TEXT NULL,
    "LastInstant" TEXT NOT NULL
);

CREATE TABLE "LedgerPostings" (
    "Id" INTEGER NOT NULL CONSTRAINT "PK_LedgerPostings" PRIMARY KEY AUTOINCREMENT,
    "At" TEXT NOT NULL,
    "Kind" TEXT NOT NULL,
    "InvoiceId" INTEGER NULL,
    "PaymentId" INTEGER NULL,
    "Text" TEXT NOT NULL
);

CREATE TABLE "OutboxMails" (
    "Id" INTEGER NOT NULL CONSTRAINT "PK_OutboxMails" PRIMARY KEY AUTOINCREMENT,
    "MessageId" TEXT NOT NULL,
    "EffectKey" TEXT NULL,
    "To" TEXT NOT NULL,
    "ToName" TEXT NULL,
    "Subject" TEXT NOT NULL,
    "Text" TEXT NOT NULL,
    "HoldsSecret" INTEGER NOT NULL,
    "FamilyId" INTEGER NULL,
    "CreatedAt" TEXT NOT NULL,
    "NextTryAt" TEXT NULL,
    "Tries" INTEGER NOT NULL,
    "LeaseUntil" TEXT NULL,
    "LeaseToken" TEXT NULL,
    "SentAt" TEXT NULL,
    "GivenUpAt" TEXT NULL,
    "LastError" TEXT NULL
);

CREATE TABLE "qrtz_calendars" (
    "sched_name" TEXT NOT NULL,
    "calendar_name" TEXT NOT NULL,
    "calendar" BLOB NOT NULL,
    CONSTRAINT "PK_qrtz_calendars" PRIMARY KEY ("sched_name", "calendar_name")
);

CREATE TABLE "qrtz_fired_triggers" (
    "sched_name" TEXT NOT NULL,
    "entry_id" TEXT NOT NULL,
    "execution_group" TEXT NULL,
    "fired_time" INTEGER NOT NULL,
    "instance_name" TEXT NOT NULL,
    "interrupt_requested_time" INTEGER NULL,
    "is_nonconcurrent" INTEGER NOT NULL,
    "job_group" TEXT NULL,
    "job_name" TEXT NULL,
    "priority" INTEGER NOT NULL,
    "progress" INTEGER NULL,
    "progress_message" TEXT NULL,
    "requests_recovery" INTEGER NULL,
    "sched_time" INTEGER NOT NULL,
    "state" TEXT NOT NULL,
    "trigger_group" TEXT NOT NULL,
    "trigger_name" TEXT NOT NULL,
    CONSTRAINT "PK_qrtz_fired_triggers" PRIMARY KEY ("sched_name", "entry_id")
);

CREATE TABLE "qrtz_job_details" (
    "sched_name" TEXT NOT NULL,
    "job_name" TEXT NOT NULL,
    "job_group" TEXT NOT NULL,
    "description" TEXT NULL,
    "is_durable" INTEGER NOT NULL,
    "is_nonconcurrent" INTEGER NOT NULL,
    "is_update_data" INTEGER NOT NULL,
    "job_class_name" TEXT NOT NULL,
    "job_data" BLOB NULL,
    "requests_recovery" INTEGER NOT NULL,
    CONSTRAINT "PK_qrtz_job_details" PRIMARY KEY ("sched_name", "job_name", "job_group")
);

CREATE TABLE "qrtz_locks" (
    "sched_name" TEXT NOT NULL,
    "lock_name" TEXT NOT NULL,
    CONSTRAINT "PK_qrtz_locks" PRIMARY KEY ("sched_name", "lock_name")
);

CREATE TABLE "qrtz_paused_job_grps" (
    "sched_name" TEXT NOT NULL,
    "job_group" TEXT NOT NULL,
    "pause_reason" TEXT NULL,
    "paused_at" INTEGER NULL,
    "paused_by" TEXT NULL,
    CONSTRAINT "PK_qrtz_paused_job_grps" PRIMARY KEY ("sched_name", "job_group")
);

CREATE TABLE "qrtz_paused_trigger_grps" (
    "sched_name" TEXT NOT NULL,
    "trigger_group" TEXT NOT NULL,
    "pause_reason" TEXT NULL,
    "paused_at" INTEGER NULL,
    "paused_by" TEXT NULL,
    CONSTRAINT "PK_qrtz_paused_trigger_grps" PRIMARY KEY ("sched_name", "trigger_group")
);

CREATE TABLE "qrtz_scheduler_state" (
    "sched_name" TEXT NOT NULL,
    "instance_name" TEXT NOT NULL,
    "checkin_interval" INTEGER NOT NULL,
    "last_checkin_time" INTEGER NOT NULL,
    "quartz_version" TEXT NULL,
    CONSTRAINT "PK_qrtz_scheduler_state" PRIMARY KEY ("sched_name", "instance_name")
);

CREATE TABLE "Regies" (
    "Id" INTEGER NOT NULL CONSTRAINT "PK_Regies" PRIMARY KEY AUTOINCREMENT,
    "Code" TEXT NOT NULL,
    "Name" TEXT NOT NULL,
    "Siret" TEXT NOT NULL,
    "Address" TEXT NOT NULL,
    "Phone" TEXT NOT NULL,
    "PayFipNumber" TEXT NULL,
    "WaysToPay" TEXT NOT NULL,
    "DueDays" INTEGER NOT NULL,
    "Version" INTEGER NOT NULL
);

CREATE TABLE "SchoolHolidays" (
    "Id" INTEGER NOT NULL CONSTRAINT "PK_SchoolHolidays" PRIMARY KEY AUTOINCREMENT,
    "Name" TEXT NOT NULL,
    "From" TEXT NOT NULL,
    "To" TEXT NOT NULL
);

CREATE TABLE "Settings" (
    "Id" INTEGER NOT NULL CONSTRAINT "PK_Settings" PRIMARY KEY AUTOINCREMENT,
    "Name" TEXT NOT NULL,
    "EffectiveFrom" TEXT NOT NULL,
    "Value" TEXT NOT NULL
);

CREATE TABLE "SignInDelays" (
    "Key" TEXT NOT NULL CONSTRAINT "PK_SignInDelays" PRIMARY KEY,
    "Failures" INTEGER NOT NULL,
    "LastAt" TEXT NOT NULL,
    "RetryAt" TEXT NOT NULL
);

CREATE TABLE "Sites" (
    "Id" INTEGER NOT NULL CONSTRAINT "PK_Sites" PRIMARY KEY AUTOINCREMENT,
    "Code" TEXT NOT NULL,
    "Name" TEXT NOT NULL,
    "Kind" TEXT NOT NULL,
    "Address" TEXT NULL,
    "Phone" TEXT NULL
);

CREATE TABLE "Staff" (
    "Id" INTEGER NOT NULL CONSTRAINT "PK_Staff" PRIMARY KEY AUTOINCREMENT,
    "Name" TEXT NOT NULL,
    "Email" TEXT NOT NULL,
    "Rights" INTEGER NOT NULL,
    "IsBlocked" INTEGER NOT NULL,
    "CreatedAt" TEXT NOT NULL,
    "Version" INTEGER NOT NULL
);

CREATE TABLE "Drafts" (
    "Id" INTEGER NOT NULL CONSTRAINT "PK_Drafts" PRIMARY KEY AUTOINCREMENT,
    "Kind" TEXT NOT NULL,
    "FamilyId" INTEGER NULL,
    "TokenHash" TEXT NULL,
    "Content" TEXT NOT NULL,
    "UpdatedAt" TEXT NOT NULL,
    "ExpiresAt" TEXT NOT NULL,
    "Version" INTEGER NOT NULL,
    CONSTRAINT "FK_Drafts_Families_FamilyId" FOREIGN KEY ("FamilyId") REFERENCES "Families" ("Id") ON DELETE RESTRICT
);

CREATE TABLE "Guardians" (
    "Id" INTEGER NOT NULL CONSTRAINT "PK_Guardians" PRIMARY KEY AUTOINCREMENT,
    "FamilyId" INTEGER NOT NULL,
    "FirstName" TEXT NOT NULL,
    "LastName" TEXT NOT NULL,
    "SearchKey" TEXT NOT NULL,
    "SortKey" TEXT NOT NULL,
    "Email" TEXT NULL,
    "MobilePhone" TEXT NULL,
    "HomePhone" TEXT NULL,
    "WorkPhone" TEXT NULL,
    "Relation" TEXT NULL,
    "WantsReminders" INTEGER NOT NULL,
    "WantsNews" INTEGER NOT NULL,
    "Version" INTEGER NOT NULL,
    CONSTRAINT "FK_Guardians_Families_FamilyId" FOREIGN KEY ("FamilyId") REFERENCES "Families" ("Id") ON DELETE RESTRICT
);

CREATE TABLE "IncomeRecords" (
    "Id" INTEGER NOT NULL CONSTRAINT "PK_IncomeRecords" PRIMARY KEY AUTOINCREMENT,
    "FamilyId" INTEGER NOT NULL,
    "ValidFrom" TEXT NOT NULL,
    "QuotientCents" INTEGER NULL,
    "YearlyIncomeCents" INTEGER NULL,
    "Source" TEXT NOT NULL,
    "RecordedAt" TEXT NOT NULL,
    CONSTRAINT "FK_IncomeRecords_Families_FamilyId" FOREIGN KEY ("FamilyId") REFERENCES "Families" ("Id") ON DELETE RESTRICT
);

CREATE TABLE "OutboxAttachments" (
    "Id" INTEGER NOT NULL CONSTRAINT "PK_OutboxAttachments" PRIMARY KEY AUTOINCREMENT,
    "MailId" INTEGER NOT NULL,
    "FileName" TEXT NOT NULL,
    "ContentType" TEXT NOT NULL,
    "Content" BLOB NOT NULL,
    CONSTRAINT "FK_OutboxAttachments_OutboxMails_MailId" FOREIGN KEY ("MailId") REFERENCES "OutboxMails" ("Id") ON DELETE RESTRICT
);

CREATE TABLE "qrtz_triggers" (
    "sched_name" TEXT NOT NULL,
    "trigger_name" TEXT NOT NULL,
    "trigger_group" TEXT NOT NULL,
    "calendar_name" TEXT NULL,
    "continuation_condition" INTEGER NULL,
    "continues_trigger_group" TEXT NULL,
    "continues_trigger_name" TEXT NULL,
    "description" TEXT NULL,
    "end_time" INTEGER NULL,
    "execution_group" TEXT NULL,
    "fixed_delay" INTEGER NULL,
    "job_data" BLOB NULL,
    "job_group" TEXT NOT NULL,
    "job_name" TEXT NOT NULL,
    "misfire_instr" INTEGER NULL,
    "misfire_orig_fire_time" INTEGER NULL,
    "misfire_threshold" INTEGER NULL,
    "next_fire_time" INTEGER NULL,
    "overlap_policy" INTEGER NULL,
    "pause_reason" TEXT NULL,
    "paused_at" INTEGER NULL,
    "paused_by" TEXT NULL,
    "preferred_node" TEXT NULL,
    "preferred_node_auto" INTEGER NOT NULL DEFAULT 0,
    "prev_fire_time" INTEGER NULL,
    "priority" INTEGER NULL,
    "retry_attempt" INTEGER NULL,
    "retry_policy" TEXT NULL,
    "start_time" INTEGER NOT NULL,
    "trigger_state" TEXT NOT NULL,
    "trigger_type" TEXT NOT NULL,
    CONSTRAINT "PK_qrtz_triggers" PRIMARY KEY ("sched_name", "trigger_name", "trigger_group"),
    CONSTRAINT "FK_qrtz_triggers_qrtz_job_details_sched_name_job_name_job_group" FOREIGN KEY ("sched_name", "job_name", "job_group") REFERENCES "qrtz_job_details" ("sched_name", "job_name", "job_group") ON DELETE RESTRICT
);

CREATE TABLE "Activities" (
    "Id" INTEGER NOT NULL CONSTRAINT "PK_Activities" PRIMARY KEY AUTOINCREMENT,
    "Code" TEXT NOT NULL,
    "Name" TEXT NOT NULL,
    "Description" TEXT NULL,
    "Nature" TEXT NOT NULL,
    "From" TEXT NOT NULL,
    "To" TEXT NOT NULL,
    "RegieId" INTEGER NOT NULL,
    "IsOpen" INTEGER NOT NULL,
    "ResidentsOnly" INTEGER NOT NULL,
    "MinAgeMonths" INTEGER NULL,
    "MaxAgeMonths" INTEGER NULL,
    "MinClass" TEXT NULL,
    "MaxClass" TEXT NULL,
    "AsksForDays" INTEGER NOT NULL,
    "TermWeekdays" INTEGER NOT NULL,
    "HolidayWeekdays" INTEGER NOT NULL,
    "BookMode" TEXT NOT NULL,
    "CancelMode" TEXT NOT NULL,
    "AbsenceStaysCharged" INTEGER NOT NULL,
    "Order" INTEGER NOT NULL,
    "Version" INTEGER NOT NULL,
    CONSTRAINT "FK_Activities_Regies_RegieId" FOREIGN KEY ("RegieId") REFERENCES "Regies" ("Id") ON DELETE RESTRICT
);

CREATE TABLE "Invoices" (
    "Id" INTEGER NOT NULL CONSTRAINT "PK_Invoices" PRIMARY KEY AUTOINCREMENT,
    "RegieId" INTEGER NOT NULL,
    "FamilyId" INTEGER NOT NULL,
    "Month" TEXT NOT NULL,
    "State" TEXT NOT NULL,
    "Number" TEXT NULL,
    "IssuedOn" TEXT NULL,
    "DueOn" TEXT NULL,
    "Payer" TEXT NOT NULL,
    "Version" INTEGER NOT NULL,
    "TotalCents" INTEGER NOT NULL,
    CONSTRAINT "FK_Invoices_Families_FamilyId" FOREIGN KEY ("FamilyId") REFERENCES "Families" ("Id") ON DELETE RESTRICT,
    CONSTRAINT "FK_Invoices_Regies_RegieId" FOREIGN KEY ("RegieId") REFERENCES "Regies" ("Id") ON DELETE RESTRICT
);

CREATE TABLE "LedgerAccounts" (
    "Id" INTEGER NOT NULL CONSTRAINT "PK_LedgerAccounts" PRIMARY KEY AUTOINCREMENT,
    "Kind" TEXT NOT NULL,
    "RegieId" INTEGER NOT NULL,
    "FamilyId" INTEGER NOT NULL,
    "Code" TEXT NOT NULL,
    CONSTRAINT "FK_LedgerAccounts_Regies_RegieId" FOREIGN KEY ("RegieId") REFERENCES "Regies" ("Id") ON DELETE RESTRICT
);

CREATE TABLE "NumberCounters" (
    "RegieId" INTEGER NOT NULL,
    "Year" INTEGER NOT NULL,
    "Series" TEXT NOT NULL,
    "Last" INTEGER NOT NULL,
    CONSTRAINT "PK_NumberCounters" PRIMARY KEY ("RegieId", "Year", "Series"),
    CONSTRAINT "FK_NumberCounters_Regies_RegieId" FOREIGN KEY ("RegieId") REFERENCES "Regies" ("Id") ON DELETE RESTRICT
);

CREATE TABLE "Children" (
    "Id" INTEGER NOT NULL CONSTRAINT "PK_Children" PRIMARY KEY AUTOINCREMENT,
    "FirstName" TEXT NOT NULL,
    "LastName" TEXT NOT NULL,
    "SearchKey" TEXT NOT NULL,
    "SortKey" TEXT NOT NULL,
    "BirthDate" TEXT NOT NULL,
    "IsExpected" INTEGER NOT NULL,
    "SchoolId" INTEGER NULL,
    "Class" TEXT NULL,
    "Diet" TEXT NOT NULL,
    "Version" INTEGER NOT NULL,
    CONSTRAINT "FK_Children_Sites_SchoolId" FOREIGN KEY ("SchoolId") REFERENCES "Sites" ("Id") ON DELETE RESTRICT
);

CREATE TABLE "Pools" (
    "Id" INTEGER NOT NULL CONSTRAINT "PK_Pools" PRIMARY KEY AUTOINCREMENT,
    "SiteId" INTEGER NOT NULL,
    "Name" TEXT NOT NULL,
    "Capacity" INTEGER NULL,
    "Version" INTEGER NOT NULL,
    CONSTRAINT "FK_Pools_Sites_SiteId" FOREIGN KEY ("SiteId") REFERENCES "Sites" ("Id") ON DELETE RESTRICT
);

CREATE TABLE "StaffSites" (
    "StaffMemberId" INTEGER NOT NULL,
    "SiteId" INTEGER NOT NULL,
    CONSTRAINT "PK_StaffSites" PRIMARY KEY ("StaffMemberId", "SiteId"),
    CONSTRAINT "FK_StaffSites_Sites_SiteId" FOREIGN KEY ("SiteId") REFERENCES "Sites" ("Id") ON DELETE RESTRICT,
    CONSTRAINT "FK_StaffSites_Staff_StaffMemberId" FOREIGN KEY ("StaffMemberId") REFERENCES "Staff" ("Id") ON DELETE RESTRICT
);

CREATE TABLE "Accounts" (
    "Id" INTEGER NOT NULL CONSTRAINT "PK_Accounts" PRIMARY KEY AUTOINCREMENT,
    "Audience" TEXT NOT NULL,
    "Email" TEXT NULL,
    "SignInName" TEXT NOT NULL,
    "PasswordHash" TEXT NULL,
    "SecurityStamp" TEXT NOT NULL,
    "IsBlocked" INTEGER NOT NULL,
    "GuardianId" INTEGER NULL,
    "StaffMemberId" INTEGER NULL,
    "CreatedAt" TEXT NOT NULL,
    "PasswordChangedAt" TEXT NULL,
    "TotpSecret" TEXT NULL,
    "LastTotpStep" INTEGER NOT NULL,
    CONSTRAINT "FK_Accounts_Guardians_GuardianId" FOREIGN KEY ("GuardianId") REFERENCES "Guardians" ("Id") ON DELETE RESTRICT,
    CONSTRAINT "FK_Accounts_Staff_StaffMemberId" FOREIGN KEY ("StaffMemberId") REFERENCES "Staff" ("Id") ON DELETE RESTRICT
);

CREATE TABLE "qrtz_blob_triggers" (
    "sched_name" TEXT NOT NULL,
    "trigger_name" TEXT NOT NULL,
    "trigger_group" TEXT NOT NULL,
    "blob_data" BLOB NULL,
    CONSTRAINT "PK_qrtz_blob_triggers" PRIMARY KEY ("sched_name", "trigger_name", "trigger_group"),
    CONSTRAINT "FK_qrtz_blob_triggers_qrtz_triggers_sched_name_trigger_name_trigger_group" FOREIGN KEY ("sched_name", "trigger_name", "trigger_group") REFERENCES "qrtz_triggers" ("sched_name", "trigger_name", "trigger_group") ON DELETE CASCADE
);

CREATE TABLE "qrtz_cron_triggers" (
    "sched_name" TEXT NOT NULL,
    "trigger_name" TEXT NOT NULL,
    "trigger_group" TEXT NOT NULL,
    "cron_expression" TEXT NOT NULL,
    "time_zone_id" TEXT NULL,
    CONSTRAINT "PK_qrtz_cron_triggers" PRIMARY KEY ("sched_name", "trigger_name", "trigger_group"),
    CONSTRAINT "FK_qrtz_cron_triggers_qrtz_triggers_sched_name_trigger_name_trigger_group" FOREIGN KEY ("sched_name", "trigger_name", "trigger_group") REFERENCES "qrtz_triggers" ("sched_name", "trigger_name", "trigger_group") ON DELETE CASCADE
);

CREATE TABLE "qrtz_simple_triggers" (
    "sched_name" TEXT NOT NULL,
    "trigger_name" TEXT NOT NULL,
    "trigger_group" TEXT NOT NULL,
    "repeat_count" INTEGER NOT NULL,
    "repeat_interval" INTEGER NOT NULL,
    "times_triggered" INTEGER NOT NULL,
    CONSTRAINT "PK_qrtz_simple_triggers" PRIMARY KEY ("sched_name", "trigger_name", "trigger_group"),
    CONSTRAINT "FK_qrtz_simple_triggers_qrtz_triggers_sched_name_trigger_name_trigger_group" FOREIGN KEY ("sched_name", "trigger_name", "trigger_group") REFERENCES "qrtz_triggers" ("sched_name", "trigger_name", "trigger_group") ON DELETE CASCADE
);

CREATE TABLE "qrtz_simprop_triggers" (
    "sched_name" TEXT NOT NULL,
    "trigger_name" TEXT NOT NULL,
    "trigger_group" TEXT NOT NULL,
    "bool_prop_1" INTEGER NULL,
    "bool_prop_2" INTEGER NULL,
    "dec_prop_1" TEXT NULL,
    "dec_prop_2" TEXT NULL,
    "int_prop_1" INTEGER NULL,
    "int_prop_2" INTEGER NULL,
    "long_prop_1" INTEGER NULL,
    "long_prop_2" INTEGER NULL,
    "str_prop_1" TEXT NULL,
    "str_prop_2" TEXT NULL,
    "str_prop_3" TEXT NULL,
    "time_zone_id" TEXT NULL,
    CONSTRAINT "PK_qrtz_simprop_triggers" PRIMARY KEY ("sched_name", "trigger_name", "trigger_group"),
    CONSTRAINT "FK_qrtz_simprop_triggers_qrtz_triggers_sched_name_trigger_name_trigger_group" FOREIGN KEY ("sched_name", "trigger_name", "trigger_group") REFERENCES "qrtz_triggers" ("sched_name", "trigger_name", "trigger_group") ON DELETE CASCADE
);

CREATE TABLE "ActivitySite" (
    "ActivityId" INTEGER NOT NULL,
    "SiteId" INTEGER NOT NULL,
    CONSTRAINT "PK_ActivitySite" PRIMARY KEY ("ActivityId", "SiteId"),
    CONSTRAINT "FK_ActivitySite_Activities_ActivityId" FOREIGN KEY ("ActivityId") REFERENCES "Activities" ("Id") ON DELETE RESTRICT,
    CONSTRAINT "FK_ActivitySite_Sites_SiteId" FOREIGN KEY ("SiteId") REFERENCES "Sites" ("Id") ON DELETE RESTRICT
);

CREATE TABLE "Closures" (
    "Id" INTEGER NOT NULL CONSTRAINT "PK_Closures" PRIMARY KEY AUTOINCREMENT,
    "SiteId" INTEGER NULL,
    "ActivityId" INTEGER NULL,
    "From" TEXT NOT NULL,
    "To" TEXT NOT NULL,
    "Reason" TEXT NOT NULL,
    CONSTRAINT "FK_Closures_Activities_ActivityId" FOREIGN KEY ("ActivityId") REFERENCES "Activities" ("Id") ON DELETE RESTRICT,
    CONSTRAINT "FK_Closures_Sites_SiteId" FOREIGN KEY ("SiteId") REFERENCES "Sites" ("Id") ON DELETE RESTRICT
);

CREATE TABLE "CutOffRules" (
    "Id" INTEGER NOT NULL CONSTRAINT "PK_CutOffRules" PRIMARY KEY AUTOINCREMENT,
    "ActivityId" INTEGER NOT NULL,
    "Action" TEXT NOT NULL,
    "EffectiveFrom" TEXT NOT NULL,
    "DaysBefore" INTEGER NOT NULL,
    "Basis" TEXT NOT NULL,
    "Time" TEXT NOT NULL,
    "IsInclusive" INTEGER NOT NULL,
    "Source" TEXT NULL,
    CONSTRAINT "FK_CutOffRules_Activities_ActivityId" FOREIGN KEY ("ActivityId") REFERENCES "Activities" ("Id") ON DELETE RESTRICT
);

CREATE TABLE "EnrolmentQuestion" (
    "Id" INTEGER NOT NULL CONSTRAINT "PK_EnrolmentQuestion" PRIMARY KEY AUTOINCREMENT,
    "ActivityId" INTEGER NOT NULL,
    "Code" TEXT NOT NULL,
    "Label" TEXT NOT NULL,
    "IsMandatory" INTEGER NOT NULL,
    CONSTRAINT "FK_EnrolmentQuestion_Activities_ActivityId" FOREIGN KEY ("ActivityId") REFERENCES "Activities" ("Id") ON DELETE RESTRICT
);

CREATE TABLE "RequiredDocument" (
    "Id" INTEGER NOT NULL CONSTRAINT "PK_RequiredDocument" PRIMARY KEY AUTOINCREMENT,
    "ActivityId" INTEGER NOT NULL,
    "Code" TEXT NOT NULL,
    "Label" TEXT NOT NULL,
    "IsMandatory" INTEGER NOT NULL,
    CONSTRAINT "FK_RequiredDocument_Activities_ActivityId" FOREIGN KEY ("ActivityId") REFERENCES "Activities" ("Id") ON DELETE RESTRICT
);

CREATE TABLE "Slots" (
    "Id" INTEGER NOT NULL CONSTRAINT "PK_Slots" PRIMARY KEY AUTOINCREMENT,
    "ActivityId" INTEGER NOT NULL,
    "Code" TEXT NOT NULL,
    "Name" TEXT NOT NULL,
    "ShortName" TEXT NOT NULL,
    "StartsAt" TEXT NULL,
    "EndsAt" TEXT NULL,
    "Order" INTEGER NOT NULL,
    CONSTRAINT "FK_Slots_Activities_ActivityId" FOREIGN KEY ("ActivityId") REFERENCES "Activities" ("Id") ON DELETE RESTRICT
);

CREATE TABLE "PaymentAttempts" (
    "Id" INTEGER NOT NULL CONSTRAINT "PK_PaymentAttempts" PRIMARY KEY AUTOINCREMENT,
    "InvoiceId" INTEGER NOT NULL,
    "FamilyId" INTEGER NOT NULL,
    "RegieId" INTEGER NOT NULL,
    "Number" INTEGER NOT NULL,
    "Reference" TEXT NOT NULL,
    "GuardianId" INTEGER NULL,
    "Email" TEXT NOT NULL,
    "OperationId" TEXT NULL,
    "State" TEXT NOT NULL,
    "IsOpen" INTEGER NOT NULL,
    "CreatedAt" TEXT NOT NULL,
    "LastAskedAt" TEXT NULL,
    "ReturnedAt" TEXT NULL,
    "NextAskAt" TEXT NULL,
    "Faults" INTEGER NOT NULL,
    "Result" TEXT NULL,
    "Authorisation" TEXT NULL,
    "SettledAt" TEXT NULL,
    "Alert" TEXT NULL,
    "Version" INTEGER NOT NULL,
    "AmountCents" INTEGER NOT NULL,
    CONSTRAINT "FK_PaymentAttempts_Families_FamilyId" FOREIGN KEY ("FamilyId") REFERENCES "Families" ("Id") ON DELETE RESTRICT,
    CONSTRAINT "FK_PaymentAttempts_Guardians_GuardianId" FOREIGN KEY ("GuardianId") REFERENCES "Guardians" ("Id") ON DELETE RESTRICT,
    CONSTRAINT "FK_PaymentAttempts_Invoices_InvoiceId" FOREIGN KEY ("InvoiceId") REFERENCES "Invoices" ("Id") ON DELETE RESTRICT
);

CREATE TABLE "LedgerEntries" (
    "Id" INTEGER NOT NULL CONSTRAINT "PK_LedgerEntries" PRIMARY KEY AUTOINCREMENT,
    "PostingId" INTEGER NOT NULL,
    "AccountId" INTEGER NOT NULL,
    "AmountCents" INTEGER NOT NULL,
    CONSTRAINT "FK_LedgerEntries_LedgerAccounts_AccountId" FOREIGN KEY ("AccountId") REFERENCES "LedgerAccounts" ("Id") ON DELETE RESTRICT,
    CONSTRAINT "FK_LedgerEntries_LedgerPostings_PostingId" FOREIGN KEY ("PostingId") REFERENCES "LedgerPostings" ("Id") ON DELETE RESTRICT
);

CREATE TABLE "Collectors" (
    "Id" INTEGER NOT NULL CONSTRAINT "PK_Collectors" PRIMARY KEY AUTOINCREMENT,
    "ChildId" INTEGER NOT NULL,
    "FamilyId" INTEGER NOT NULL,
    "Name" TEXT NOT NULL,
    "Phone" TEXT NULL,
    "Relation" TEXT NULL,
    CONSTRAINT "FK_Collectors_Children_ChildId" FOREIGN KEY ("ChildId") REFERENCES "Children" ("Id") ON DELETE RESTRICT,
    CONSTRAINT "FK_Collectors_Families_FamilyId" FOREIGN KEY ("FamilyId") REFERENCES "Families" ("Id") ON DELETE RESTRICT
);

CREATE TABLE "Enrolments" (
    "Id" INTEGER NOT NULL CONSTRAINT "PK_Enrolments" PRIMARY KEY AUTOINCREMENT,
    "ChildId" INTEGER NOT NULL,
    "FamilyId" INTEGER NOT NULL,
    "ActivityId" INTEGER NOT NULL,
    "SiteId" INTEGER NOT NULL,
    "From" TEXT NOT NULL,
    "To" TEXT NOT NULL,
    "State" TEXT NOT NULL,
    "Rhythm" TEXT NOT NULL,
    "SentAt" TEXT NOT NULL,
    "DecidedAt" TEXT NULL,
    "OfferEndsAt" TEXT NULL,
    "Reason" TEXT NULL,
    "Version" INTEGER NOT NULL,
    CONSTRAINT "FK_Enrolments_Activities_ActivityId" FOREIGN KEY ("ActivityId") REFERENCES "Activities" ("Id") ON DELETE RESTRICT,
    CONSTRAINT "FK_Enrolments_Children_ChildId" FOREIGN KEY ("ChildId") REFERENCES "Children" ("Id") ON DELETE RESTRICT,
    CONSTRAINT "FK_Enrolments_Families_FamilyId" FOREIGN KEY ("FamilyId") REFERENCES "Families" ("Id") ON DELETE RESTRICT,
    CONSTRAINT "FK_Enrolments_Sites_SiteId" FOREIGN KEY ("SiteId") REFERENCES "Sites" ("Id") ON DELETE RESTRICT
);

CREATE TABLE "FamilyChildren" (
    "FamilyId" INTEGER NOT NULL,
    "ChildId" INTEGER NOT NULL,
    CONSTRAINT "PK_FamilyChildren" PRIMARY KEY ("FamilyId", "ChildId"),
    CONSTRAINT "FK_FamilyChildren_Children_ChildId" FOREIGN KEY ("ChildId") REFERENCES "Children" ("Id") ON DELETE RESTRICT,
    CONSTRAINT "FK_FamilyChildren_Families_FamilyId" FOREIGN KEY ("FamilyId") REFERENCES "Families" ("Id") ON DELETE RESTRICT
);

CREATE TABLE "HealthRecords" (
    "ChildId" INTEGER NOT NULL CONSTRAINT "PK_HealthRecords" PRIMARY KEY,
    "Allergies" TEXT NULL,
    "HasPai" INTEGER NOT NULL,
    "Instructions" TEXT NULL,
    "Version" INTEGER NOT NULL,
    CONSTRAINT "FK_HealthRecords_Children_ChildId" FOREIGN KEY ("ChildId") REFERENCES "Children" ("Id") ON DELETE RESTRICT
);

CREATE TABLE "WeekPatterns" (
    "Id" INTEGER NOT NULL CONSTRAINT "PK_WeekPatterns" PRIMARY KEY AUTOINCREMENT,
    "FamilyId" INTEGER NOT NULL,
    "ChildId" INTEGER NOT NULL,
    "From" TEXT NOT NULL,
    "To" TEXT NOT NULL,
    "AppliedAt" TEXT NOT NULL,
    CONSTRAINT "FK_WeekPatterns_Children_ChildId" FOREIGN KEY ("ChildId") REFERENCES "Children" ("Id") ON DELETE RESTRICT,
    CONSTRAINT "FK_WeekPatterns_Families_FamilyId" FOREIGN KEY ("FamilyId") REFERENCES "Families" ("Id") ON DELETE RESTRICT
);

CREATE TABLE "PoolDays" (
    "Id" INTEGER NOT NULL CONSTRAINT "PK_PoolDays" PRIMARY KEY AUTOINCREMENT,
    "PoolId" INTEGER NOT NULL,
    "Day" TEXT NOT NULL,
    "Capacity" INTEGER NULL,
    "Taken" INTEGER NOT NULL,
    CONSTRAINT "CK_PoolDays_Taken" CHECK ("Taken" >= 0),
    CONSTRAINT "FK_PoolDays_Pools_PoolId" FOREIGN KEY ("PoolId") REFERENCES "Pools" ("Id") ON DELETE RESTRICT
);

CREATE TABLE "KnownDevices" (
    "Id" INTEGER NOT NULL CONSTRAINT "PK_KnownDevices" PRIMARY KEY AUTOINCREMENT,
    "KeyHash" TEXT NOT NULL,
    "AccountId" INTEGER NOT NULL,
    "LastUsedAt" TEXT NOT NULL,
    CONSTRAINT "FK_KnownDevices_Accounts_AccountId" FOREIGN KEY ("AccountId") REFERENCES "Accounts" ("Id") ON DELETE RESTRICT
);

CREATE TABLE "OneTimeTokens" (
    "Id" INTEGER NOT NULL CONSTRAINT "PK_OneTimeTokens" PRIMARY KEY AUTOINCREMENT,
    "Purpose" TEXT NOT NULL,
    "Hash" TEXT NOT NULL,
    "AccountId" INTEGER NULL,
    "Email" TEXT NULL,
    "Stamp" TEXT NULL,
    "CreatedAt" TEXT NOT NULL,
    "ExpiresAt" TEXT NOT NULL,
    "UsedAt" TEXT NULL,
    CONSTRAINT "FK_OneTimeTokens_Accounts_AccountId" FOREIGN KEY ("AccountId") REFERENCES "Accounts" ("Id") ON DELETE RESTRICT
);

CREATE TABLE "ParkedForms" (
    "Id" INTEGER NOT NULL CONSTRAINT "PK_ParkedForms" PRIMARY KEY AUTOINCREMENT,
    "KeyHash" TEXT NOT NULL,
    "AccountId" INTEGER NOT NULL,
    "Content" BLOB NOT NULL,
    "ExpiresAt" TEXT NOT NULL,
    CONSTRAINT "FK_ParkedForms_Accounts_AccountId" FOREIGN KEY ("AccountId") REFERENCES "Accounts" ("Id") ON DELETE RESTRICT
);

CREATE TABLE "RecoveryCodes" (
    "Id" INTEGER NOT NULL CONSTRAINT "PK_RecoveryCodes" PRIMARY KEY AUTOINCREMENT,
    "AccountId" INTEGER NOT NULL,
    "Hash" TEXT NOT NULL,
    "UsedAt" TEXT NULL,
    CONSTRAINT "FK_RecoveryCodes_Accounts_AccountId" FOREIGN KEY ("AccountId") REFERENCES "Accounts" ("Id") ON DELETE RESTRICT
);

CREATE TABLE "UserSessions" (
    "Id" INTEGER NOT NULL CONSTRAINT "PK_UserSessions" PRIMARY KEY AUTOINCREMENT,
    "KeyHash" TEXT NOT NULL,
    "AccountId" INTEGER NOT NULL,
    "Stamp" TEXT NOT NULL,
    "CreatedAt" TEXT NOT NULL,
    "LastSeenAt" TEXT NOT NULL,
    "IdleEndsAt" TEXT NOT NULL,
    "EndsAt" TEXT NOT NULL,
    "Stays" INTEGER NOT NULL,
    "SecondFactorAt" TEXT NULL,
    "Device" TEXT NOT NULL,
    CONSTRAINT "FK_UserSessions_Accounts_AccountId" FOREIGN KEY ("AccountId") REFERENCES "Accounts" ("Id") ON DELETE RESTRICT
);

CREATE TABLE "SlotPools" (
    "SlotId" INTEGER NOT NULL,
    "SiteId" INTEGER NOT NULL,
    "PoolId" INTEGER NOT NULL,
    CONSTRAINT "PK_SlotPools" PRIMARY KEY ("SlotId", "SiteId", "PoolId"),
    CONSTRAINT "FK_SlotPools_Pools_PoolId" FOREIGN KEY ("PoolId") REFERENCES "Pools" ("Id") ON DELETE RESTRICT,
    CONSTRAINT "FK_SlotPools_Sites_SiteId" FOREIGN KEY ("SiteId") REFERENCES "Sites" ("Id") ON DELETE RESTRICT,
    CONSTRAINT "FK_SlotPools_Slots_SlotId" FOREIGN KEY ("SlotId") REFERENCES "Slots" ("Id") ON DELETE RESTRICT
);

CREATE TABLE "TariffGrids" (
    "Id" INTEGER NOT NULL CONSTRAINT "PK_TariffGrids" PRIMARY KEY AUTOINCREMENT,
    "SlotId" INTEGER NOT NULL,
    "EffectiveFrom" TEXT NOT NULL,
    "Source" TEXT NULL,
    CONSTRAINT "FK_TariffGrids_Slots_SlotId" FOREIGN KEY ("SlotId") REFERENCES "Slots" ("Id") ON DELETE RESTRICT
);

CREATE TABLE "Payments" (
    "Id" INTEGER NOT NULL CONSTRAINT "PK_Payments" PRIMARY KEY AUTOINCREMENT,
    "RegieId" INTEGER NOT NULL,
    "FamilyId" INTEGER NOT NULL,
    "Means" TEXT NOT NULL,
    "ReceivedAt" TEXT NOT NULL,
    "AttemptId" INTEGER NULL,
    "Authorisation" TEXT NULL,
    "AmountCents" INTEGER NOT NULL,
    CONSTRAINT "FK_Payments_Families_FamilyId" FOREIGN KEY ("FamilyId") REFERENCES "Families" ("Id") ON DELETE RESTRICT,
    CONSTRAINT "FK_Payments_PaymentAttempts_AttemptId" FOREIGN KEY ("AttemptId") REFERENCES "PaymentAttempts" ("Id") ON DELETE RESTRICT,
    CONSTRAINT "FK_Payments_Regies_RegieId" FOREIGN KEY ("RegieId") REFERENCES "Regies" ("Id") ON DELETE RESTRICT
);

CREATE TABLE "Bookings" (
    "Id" INTEGER NOT NULL CONSTRAINT "PK_Bookings" PRIMARY KEY AUTOINCREMENT,
    "ChildId" INTEGER NOT NULL,
    "SlotId" INTEGER NOT NULL,
    "Day" TEXT NOT NULL,
    "FamilyId" INTEGER NOT NULL,
    "EnrolmentId" INTEGER NOT NULL,
    "SiteId" INTEGER NOT NULL,
    "CutOffRuleId" INTEGER NULL,
    "BookedAt" TEXT NOT NULL,
    "AbsenceToldAt" TEXT NULL,
    "AbsenceCharged" INTEGER NOT NULL,
    CONSTRAINT "FK_Bookings_Children_ChildId" FOREIGN KEY ("ChildId") REFERENCES "Children" ("Id") ON DELETE RESTRICT,
    CONSTRAINT "FK_Bookings_CutOffRules_CutOffRuleId" FOREIGN KEY ("CutOffRuleId") REFERENCES "CutOffRules" ("Id") ON DELETE RESTRICT,
    CONSTRAINT "FK_Bookings_Enrolments_EnrolmentId" FOREIGN KEY ("EnrolmentId") REFERENCES "Enrolments" ("Id") ON DELETE RESTRICT,
    CONSTRAINT "FK_Bookings_Families_FamilyId" FOREIGN KEY ("FamilyId") REFERENCES "Families" ("Id") ON DELETE RESTRICT,
    CONSTRAINT "FK_Bookings_Sites_SiteId" FOREIGN KEY ("SiteId") REFERENCES "Sites" ("Id") ON DELETE RESTRICT,
    CONSTRAINT "FK_Bookings_Slots_SlotId" FOREIGN KEY ("SlotId") REFERENCES "Slots" ("Id") ON DELETE RESTRICT
);

CREATE TABLE "Certificates" (
    "Id" INTEGER NOT NULL CONSTRAINT "PK_Certificates" PRIMARY KEY AUTOINCREMENT,
    "Code" TEXT NOT NULL,
    "EnrolmentId" INTEGER NOT NULL,
    "IssuedAt" TEXT NOT NULL,
    CONSTRAINT "FK_Certificates_Enrolments_EnrolmentId" FOREIGN KEY ("EnrolmentId") REFERENCES "Enrolments" ("Id") ON DELETE RESTRICT
);

CREATE TABLE "EnrolmentAnswers" (
    "EnrolmentId" INTEGER NOT NULL,
    "QuestionId" INTEGER NOT NULL,
    "Text" TEXT NOT NULL,
    CONSTRAINT "PK_EnrolmentAnswers" PRIMARY KEY ("EnrolmentId", "QuestionId"),
    CONSTRAINT "FK_EnrolmentAnswers_EnrolmentQuestion_QuestionId" FOREIGN KEY ("QuestionId") REFERENCES "EnrolmentQuestion" ("Id") ON DELETE RESTRICT,
    CONSTRAINT "FK_EnrolmentAnswers_Enrolments_EnrolmentId" FOREIGN KEY ("EnrolmentId") REFERENCES "Enrolments" ("Id") ON DELETE RESTRICT
);

CREATE TABLE "Requests" (
    "Id" INTEGER NOT NULL CONSTRAINT "PK_Requests" PRIMARY KEY AUTOINCREMENT,
    "Number" TEXT NOT NULL,
    "Kind" TEXT NOT NULL,
    "FamilyId" INTEGER NOT NULL,
    "GuardianId" INTEGER NULL,
    "ChildId" INTEGER NULL,
    "ActivityId" INTEGER NULL,
    "EnrolmentId" INTEGER NULL,
    "Title" TEXT NOT NULL,
    "State" TEXT NOT NULL,
    "SentAt" TEXT NOT NULL,
    "Before" TEXT NULL,
    "After" TEXT NOT NULL,
    "Receipt" TEXT NOT NULL,
    "Missing" TEXT NULL,
    "MissingUntil" TEXT NULL,
    "Answer" TEXT NULL,
    "AnsweredAt" TEXT NULL,
    "DecidedAt" TEXT NULL,
    "DecidedBy" TEXT NULL,
    "Decision" TEXT NULL,
    "Reason" TEXT NULL,
    "Version" INTEGER NOT NULL,
    CONSTRAINT "FK_Requests_Activities_ActivityId" FOREIGN KEY ("ActivityId") REFERENCES "Activities" ("Id") ON DELETE RESTRICT,
    CONSTRAINT "FK_Requests_Children_ChildId" FOREIGN KEY ("ChildId") REFERENCES "Children" ("Id") ON DELETE RESTRICT,
    CONSTRAINT "FK_Requests_Enrolments_EnrolmentId" FOREIGN KEY ("EnrolmentId") REFERENCES "Enrolments" ("Id") ON DELETE RESTRICT,
    CONSTRAINT "FK_Requests_Families_FamilyId" FOREIGN KEY ("FamilyId") REFERENCES "Families" ("Id") ON DELETE RESTRICT,
    CONSTRAINT "FK_Requests_Guardians_GuardianId" FOREIGN KEY ("GuardianId") REFERENCES "Guardians" ("Id") ON DELETE RESTRICT
);

CREATE TABLE "WantedDays" (
    "EnrolmentId" INTEGER NOT NULL,
    "SlotId" INTEGER NOT NULL,
    "Weekdays" INTEGER NOT NULL,
    CONSTRAINT "PK_WantedDays" PRIMARY KEY ("EnrolmentId", "SlotId"),
    CONSTRAINT "FK_WantedDays_Enrolments_EnrolmentId" FOREIGN KEY ("EnrolmentId") REFERENCES "Enrolments" ("Id") ON DELETE RESTRICT,
    CONSTRAINT "FK_WantedDays_Slots_SlotId" FOREIGN KEY ("SlotId") REFERENCES "Slots" ("Id") ON DELETE RESTRICT
);

CREATE TABLE "WeekPatternSlot" (
    "WeekPatternId" INTEGER NOT NULL,
    "SlotId" INTEGER NOT NULL,
    "Weekdays" INTEGER NOT NULL,
    CONSTRAINT "PK_WeekPatternSlot" PRIMARY KEY ("WeekPatternId", "SlotId"),
    CONSTRAINT "FK_WeekPatternSlot_Slots_SlotId" FOREIGN KEY ("SlotId") REFERENCES "Slots" ("Id") ON DELETE RESTRICT,
    CONSTRAINT "FK_WeekPatternSlot_WeekPatterns_WeekPatternId" FOREIGN KEY ("WeekPatternId") REFERENCES "WeekPatterns" ("Id") ON DELETE RESTRICT
);

CREATE TABLE "Bracket" (
    "Id" INTEGER NOT NULL CONSTRAINT "PK_Bracket" PRIMARY KEY AUTOINCREMENT,
    "TariffGridId" INTEGER NOT NULL,
    "Residence" TEXT NOT NULL,
    "QuotientFromCents" INTEGER NULL,
    "QuotientToCents" INTEGER NULL,
    "WithoutQuotient" INTEGER NOT NULL,
    "PriceCents" INTEGER NOT NULL,
    CONSTRAINT "FK_Bracket_TariffGrids_TariffGridId" FOREIGN KEY ("TariffGridId") REFERENCES "TariffGrids" ("Id") ON DELETE RESTRICT
);

CREATE TABLE "Charges" (
    "Id" INTEGER NOT NULL CONSTRAINT "PK_Charges" PRIMARY KEY AUTOINCREMENT,
    "InvoiceId" INTEGER NOT NULL,
    "FamilyId" INTEGER NOT NULL,
    "ChildId" INTEGER NOT NULL,
    "EnrolmentId" INTEGER NOT NULL,
    "SlotId" INTEGER NOT NULL,
    "Day" TEXT NOT NULL,
    "Label" TEXT NOT NULL,
    "TariffGridId" INTEGER NOT NULL,
    "Explanation" TEXT NOT NULL,
    "UnitPriceCents" INTEGER NOT NULL,
    CONSTRAINT "FK_Charges_Children_ChildId" FOREIGN KEY ("ChildId") REFERENCES "Children" ("Id") ON DELETE RESTRICT,
    CONSTRAINT "FK_Charges_Families_FamilyId" FOREIGN KEY ("FamilyId") REFERENCES "Families" ("Id") ON DELETE RESTRICT,
    CONSTRAINT "FK_Charges_Invoices_InvoiceId" FOREIGN KEY ("InvoiceId") REFERENCES "Invoices" ("Id") ON DELETE RESTRICT,
    CONSTRAINT "FK_Charges_TariffGrids_TariffGridId" FOREIGN KEY ("TariffGridId") REFERENCES "TariffGrids" ("Id") ON DELETE RESTRICT
);

CREATE TABLE "PaymentAllocations" (
    "PaymentId" INTEGER NOT NULL,
    "InvoiceId" INTEGER NOT NULL,
    "AmountCents" INTEGER NOT NULL,
    CONSTRAINT "PK_PaymentAllocations" PRIMARY KEY ("PaymentId", "InvoiceId"),
    CONSTRAINT "FK_PaymentAllocations_Invoices_InvoiceId" FOREIGN KEY ("InvoiceId") REFERENCES "Invoices" ("Id") ON DELETE RESTRICT,
    CONSTRAINT "FK_PaymentAllocations_Payments_PaymentId" FOREIGN KEY ("PaymentId") REFERENCES "Payments" ("Id") ON DELETE RESTRICT
);

CREATE TABLE "BookingPlaces" (
    "BookingId" INTEGER NOT NULL,
    "PoolDayId" INTEGER NOT NULL,
    CONSTRAINT "PK_BookingPlaces" PRIMARY KEY ("BookingId", "PoolDayId"),
    CONSTRAINT "FK_BookingPlaces_Bookings_BookingId" FOREIGN KEY ("BookingId") REFERENCES "Bookings" ("Id") ON DELETE RESTRICT,
    CONSTRAINT "FK_BookingPlaces_PoolDays_PoolDayId" FOREIGN KEY ("PoolDayId") REFERENCES "PoolDays" ("Id") ON DELETE RESTRICT
);

CREATE UNIQUE INDEX "IX_Accounts_Audience_SignInName" ON "Accounts" ("Audience", "SignInName");

CREATE UNIQUE INDEX "IX_Accounts_GuardianId" ON "Accounts" ("GuardianId");

CREATE UNIQUE INDEX "IX_Accounts_StaffMemberId" ON "Accounts" ("StaffMemberId");

CREATE UNIQUE INDEX "IX_Activities_Code" ON "Activities" ("Code");

CREATE INDEX "IX_Activities_RegieId" ON "Activities" ("RegieId");

CREATE INDEX "IX_ActivitySite_SiteId" ON "ActivitySite" ("SiteId");

CREATE INDEX "IX_BookingPlaces_PoolDayId" ON "BookingPlaces" ("PoolDayId");

CREATE UNIQUE INDEX "IX_Bookings_ChildId_Day_SlotId" ON "Bookings" ("ChildId", "Day", "SlotId");

CREATE INDEX "IX_Bookings_CutOffRuleId" ON "Bookings" ("CutOffRuleId");

CREATE INDEX "IX_Bookings_EnrolmentId" ON "Bookings" ("EnrolmentId");

CREATE INDEX "IX_Bookings_FamilyId_Day" ON "Bookings" ("FamilyId", "Day");

CREATE INDEX "IX_Bookings_SiteId_Day" ON "Bookings" ("SiteId", "Day");

CREATE INDEX "IX_Bookings_SlotId" ON "Bookings" ("SlotId");

CREATE INDEX "IX_Bracket_TariffGridId" ON "Bracket" ("TariffGridId");

CREATE UNIQUE INDEX "IX_Certificates_Code" ON "Certificates" ("Code");

CREATE INDEX "IX_Certificates_EnrolmentId" ON "Certificates" ("EnrolmentId");

CREATE UNIQUE INDEX "IX_Charges_ChildId_Day_SlotId" ON "Charges" ("ChildId", "Day", "SlotId");

CREATE INDEX "IX_Charges_EnrolmentId" ON "Charges" ("EnrolmentId");

CREATE INDEX "IX_Charges_FamilyId_Day" ON "Charges" ("FamilyId", "Day");

CREATE INDEX "IX_Charges_InvoiceId" ON "Charges" ("InvoiceId");

CREATE INDEX "IX_Charges_TariffGridId" ON "Charges" ("TariffGridId");

CREATE INDEX "IX_Children_SchoolId" ON "Children" ("SchoolId");

CREATE INDEX "IX_Children_SearchKey" ON "Children" ("SearchKey");

CREATE INDEX "IX_Closures_ActivityId" ON "Closures" ("ActivityId");

CREATE INDEX "IX_Closures_SiteId" ON "Closures" ("SiteId");

CREATE INDEX "IX_Collectors_ChildId" ON "Collectors" ("ChildId");

CREATE INDEX "IX_Collectors_FamilyId" ON "Collectors" ("FamilyId");

CREATE UNIQUE INDEX "IX_CutOffRules_ActivityId_Action_EffectiveFrom" ON "CutOffRules" ("ActivityId", "Action", "EffectiveFrom");

CREATE INDEX "IX_Documents_EnrolmentId" ON "Documents" ("EnrolmentId");

CREATE INDEX "IX_Documents_FamilyId" ON "Documents" ("FamilyId");

CREATE INDEX "IX_Documents_RequestId" ON "Documents" ("RequestId");

CREATE UNIQUE INDEX "IX_Documents_StoredName" ON "Documents" ("StoredName");

CREATE INDEX "IX_Drafts_FamilyId" ON "Drafts" ("FamilyId");

CREATE INDEX "IX_Drafts_TokenHash" ON "Drafts" ("TokenHash");

CREATE INDEX "IX_EnrolmentAnswers_QuestionId" ON "EnrolmentAnswers" ("QuestionId");

CREATE INDEX "IX_EnrolmentQuestion_ActivityId" ON "EnrolmentQuestion" ("ActivityId");

CREATE INDEX "IX_Enrolments_ActivityId" ON "Enrolments" ("ActivityId");

CREATE INDEX "IX_Enrolments_ChildId" ON "Enrolments" ("ChildId");

CREATE INDEX "IX_Enrolments_FamilyId" ON "Enrolments" ("FamilyId");

CREATE INDEX "IX_Enrolments_SiteId" ON "Enrolments" ("SiteId");

CREATE INDEX "IX_Enrolments_State_ActivityId" ON "Enrolments" ("State", "ActivityId");

CREATE UNIQUE INDEX "IX_Families_FileNumber" ON "Families" ("FileNumber");

CREATE INDEX "IX_Families_SearchKey" ON "Families" ("SearchKey");

CREATE INDEX "IX_Families_SortKey" ON "Families" ("SortKey");

CREATE INDEX "IX_FamilyChildren_ChildId" ON "FamilyChildren" ("ChildId");

CREATE INDEX "IX_FormKeys_At" ON "FormKeys" ("At");

CREATE INDEX "IX_Guardians_Email" ON "Guardians" ("Email");

CREATE INDEX "IX_Guardians_FamilyId" ON "Guardians" ("FamilyId");

CREATE INDEX "IX_Guardians_SearchKey" ON "Guardians" ("SearchKey");

CREATE INDEX "IX_History_FamilyId_At" ON "History" ("FamilyId", "At");

CREATE INDEX "IX_History_Subject_SubjectId" ON "History" ("Subject", "SubjectId");

CREATE INDEX "IX_IncomeRecords_FamilyId_ValidFrom" ON "IncomeRecords" ("FamilyId", "ValidFrom");

CREATE INDEX "IX_Invoices_FamilyId_Month" ON "Invoices" ("FamilyId", "Month");

CREATE UNIQUE INDEX "IX_Invoices_Number" ON "Invoices" ("Number");

CREATE UNIQUE INDEX "IX_Invoices_RegieId_FamilyId_Month" ON "Invoices" ("RegieId", "FamilyId", "Month");

CREATE INDEX "IX_Invoices_State_Month" ON "Invoices" ("State", "Month");

CREATE INDEX "IX_KnownDevices_AccountId" ON "KnownDevices" ("AccountId");

CREATE UNIQUE INDEX "IX_KnownDevices_KeyHash_AccountId" ON "KnownDevices" ("KeyHash", "AccountId");

CREATE INDEX "IX_LedgerAccounts_FamilyId" ON "LedgerAccounts" ("FamilyId");

CREATE UNIQUE INDEX "IX_LedgerAccounts_Kind_RegieId_FamilyId_Code" ON "LedgerAccounts" ("Kind", "RegieId", "FamilyId", "Code");

CREATE INDEX "IX_LedgerAccounts_RegieId" ON "LedgerAccounts" ("RegieId");

CREATE INDEX "IX_LedgerEntries_AccountId" ON "LedgerEntries" ("AccountId");

CREATE INDEX "IX_LedgerEntries_PostingId" ON "LedgerEntries" ("PostingId");

CREATE INDEX "IX_LedgerPostings_InvoiceId" ON "LedgerPostings" ("InvoiceId");

CREATE INDEX "IX_LedgerPostings_PaymentId" ON "LedgerPostings" ("PaymentId");

CREATE INDEX "IX_OneTimeTokens_AccountId" ON "OneTimeTokens" ("AccountId");

CREATE UNIQUE INDEX "IX_OneTimeTokens_Hash" ON "OneTimeTokens" ("Hash");

CREATE INDEX "IX_OutboxAttachments_MailId" ON "OutboxAttachments" ("MailId");

CREATE UNIQUE INDEX "IX_OutboxMails_EffectKey" ON "OutboxMails" ("EffectKey");

CREATE INDEX "IX_OutboxMails_FamilyId" ON "OutboxMails" ("FamilyId");

CREATE INDEX "IX_OutboxMails_NextTryAt" ON "OutboxMails" ("NextTryAt");

CREATE INDEX "IX_ParkedForms_AccountId" ON "ParkedForms" ("AccountId");

CREATE UNIQUE INDEX "IX_ParkedForms_KeyHash" ON "ParkedForms" ("KeyHash");

CREATE INDEX "IX_PaymentAllocations_InvoiceId" ON "PaymentAllocations" ("InvoiceId");

CREATE INDEX "IX_PaymentAttempts_FamilyId" ON "PaymentAttempts" ("FamilyId");

CREATE INDEX "IX_PaymentAttempts_GuardianId" ON "PaymentAttempts" ("GuardianId");

CREATE UNIQUE INDEX "IX_PaymentAttempts_InvoiceId_Number" ON "PaymentAttempts" ("InvoiceId", "Number");

CREATE INDEX "IX_PaymentAttempts_NextAskAt" ON "PaymentAttempts" ("NextAskAt");

CREATE UNIQUE INDEX "IX_PaymentAttempts_OneOpen" ON "PaymentAttempts" ("InvoiceId") WHERE "IsOpen";

CREATE UNIQUE INDEX "IX_PaymentAttempts_OperationId" ON "PaymentAttempts" ("OperationId");

CREATE UNIQUE INDEX "IX_PaymentAttempts_Reference" ON "PaymentAttempts" ("Reference");

CREATE UNIQUE INDEX "IX_Payments_AttemptId" ON "Payments" ("AttemptId");

CREATE INDEX "IX_Payments_FamilyId" ON "Payments" ("FamilyId");

CREATE INDEX "IX_Payments_RegieId" ON "Payments" ("RegieId");

CREATE UNIQUE INDEX "IX_PoolDays_PoolId_Day" ON "PoolDays" ("PoolId", "Day");

CREATE INDEX "IX_Pools_SiteId" ON "Pools" ("SiteId");

CREATE INDEX "IX_qrtz_triggers_sched_name_job_name_job_group" ON "qrtz_triggers" ("sched_name", "job_name", "job_group");

CREATE INDEX "IX_RecoveryCodes_AccountId" ON "RecoveryCodes" ("AccountId");

CREATE UNIQUE INDEX "IX_Regies_Code" ON "Regies" ("Code");

CREATE INDEX "IX_Requests_ActivityId" ON "Requests" ("ActivityId");

CREATE INDEX "IX_Requests_ChildId" ON "Requests" ("ChildId");

CREATE INDEX "IX_Requests_EnrolmentId" ON "Requests" ("EnrolmentId");

CREATE INDEX "IX_Requests_FamilyId" ON "Requests" ("FamilyId");

CREATE INDEX "IX_Requests_GuardianId" ON "Requests" ("GuardianId");

CREATE UNIQUE INDEX "IX_Requests_Number" ON "Requests" ("Number");

CREATE INDEX "IX_Requests_State_SentAt" ON "Requests" ("State", "SentAt");

CREATE INDEX "IX_RequiredDocument_ActivityId" ON "RequiredDocument" ("ActivityId");

CREATE UNIQUE INDEX "IX_Settings_Name_EffectiveFrom" ON "Settings" ("Name", "EffectiveFrom");

CREATE UNIQUE INDEX "IX_Sites_Code" ON "Sites" ("Code");

CREATE INDEX "IX_SlotPools_PoolId" ON "SlotPools" ("PoolId");

CREATE INDEX "IX_SlotPools_SiteId" ON "SlotPools" ("SiteId");

CREATE UNIQUE INDEX "IX_Slots_ActivityId_Code" ON "Slots" ("ActivityId", "Code");

CREATE INDEX "IX_StaffSites_SiteId" ON "StaffSites" ("SiteId");

CREATE UNIQUE INDEX "IX_TariffGrids_SlotId_EffectiveFrom" ON "TariffGrids" ("SlotId", "EffectiveFrom");

CREATE INDEX "IX_UserSessions_AccountId" ON "UserSessions" ("AccountId");

CREATE UNIQUE INDEX "IX_UserSessions_KeyHash" ON "UserSessions" ("KeyHash");

CREATE INDEX "IX_WantedDays_SlotId" ON "WantedDays" ("SlotId");

CREATE INDEX "IX_WeekPatterns_ChildId" ON "WeekPatterns" ("ChildId");

CREATE INDEX "IX_WeekPatterns_FamilyId" ON "WeekPatterns" ("FamilyId");

CREATE INDEX "IX_WeekPatternSlot_SlotId" ON "WeekPatternSlot" ("SlotId");

INSERT INTO "__EFMigrationsHistory" ("MigrationId", "ProductVersion")
VALUES ('20261124000000_Initial', '10.0.15');

ALTER TABLE "Sites" ADD "Zone" TEXT NULL;

ALTER TABLE "SchoolHolidays" ADD "Version" INTEGER NOT NULL DEFAULT 0;

ALTER TABLE "SchoolHolidays" ADD "Zone" TEXT NOT NULL DEFAULT 'A';

UPDATE "SchoolHolidays" SET "Zone" = COALESCE(
    (SELECT "Value" FROM "Settings" WHERE "Name" = 'calendrier.zone' ORDER BY "EffectiveFrom" DESC LIMIT 1), 'A');

ALTER TABLE "Closures" ADD "Version" INTEGER NOT NULL DEFAULT 0;

CREATE TABLE "LocalDays" (
    "Id" INTEGER NOT NULL CONSTRAINT "PK_LocalDays" PRIMARY KEY AUTOINCREMENT,
    "SiteId" INTEGER NULL,
    "ActivityId" INTEGER NULL,
    "Day" TEXT NOT NULL,
    "Kind" TEXT NOT NULL,
    "LikeWeekday" TEXT NULL,
    "Reason" TEXT NOT NULL,
    "Version" INTEGER NOT NULL,
    CONSTRAINT "FK_LocalDays_Activities_ActivityId" FOREIGN KEY ("ActivityId") REFERENCES "Activities" ("Id") ON DELETE RESTRICT,
    CONSTRAINT "FK_LocalDays_Sites_SiteId" FOREIGN KEY ("SiteId") REFERENCES "Sites" ("Id") ON DELETE RESTRICT
);

CREATE INDEX "IX_LocalDays_ActivityId" ON "LocalDays" ("ActivityId");

CREATE INDEX "IX_LocalDays_SiteId" ON "LocalDays" ("SiteId");

INSERT INTO "__EFMigrationsHistory" ("MigrationId", "ProductVersion")
VALUES ('20261125180000_CalendarOfTheTown', '10.0.15');

ALTER TABLE "WeekPatternSlot" ADD "ChildId" INTEGER NOT NULL DEFAULT 0;

ALTER TABLE "WeekPatternSlot" ADD "Week" TEXT NOT NULL DEFAULT 'A';

ALTER TABLE "WeekPatterns" ADD "CountedFrom" TEXT NULL;

ALTER TABLE "WeekPatterns" ADD "IsStanding" INTEGER NOT NULL DEFAULT 0;

ALTER TABLE "WeekPatterns" ADD "JudgedUntil" TEXT NULL;

ALTER TABLE "WeekPatterns" ADD "Name" TEXT NOT NULL DEFAULT 'Semaine type';

ALTER TABLE "WeekPatterns" ADD "Rhythm" TEXT NOT NULL DEFAULT 'EveryWeek';

ALTER TABLE "Bookings" ADD "PatternRunId" INTEGER NULL;

ALTER TABLE "WeekPatterns" ADD "Version" INTEGER NOT NULL DEFAULT 0;

UPDATE "WeekPatternSlot" SET "ChildId" = (SELECT p."ChildId" FROM "WeekPatterns" p WHERE p."Id" = "WeekPatternSlot"."WeekPatternId");

DROP INDEX "IX_WeekPatterns_ChildId";

CREATE TABLE "PatternExceptions" (
    "WeekPatternId" INTEGER NOT NULL,
    "ChildId" INTEGER NOT NULL,
    "SlotId" INTEGER NOT NULL,
    "Day" TEXT NOT NULL,
    CONSTRAINT "PK_PatternExceptions" PRIMARY KEY ("WeekPatternId", "ChildId", "SlotId", "Day"),
    CONSTRAINT "FK_PatternExceptions_WeekPatterns_WeekPatternId" FOREIGN KEY ("WeekPatternId") REFERENCES "WeekPatterns" ("Id") ON DELETE RESTRICT
);

CREATE TABLE "PatternRuns" (
    "Id" INTEGER NOT NULL CONSTRAINT "PK_PatternRuns" PRIMARY KEY AUTOINCREMENT,
    "WeekPatternId" INTEGER NOT NULL,
    "FamilyId" INTEGER NOT NULL,
    "At" TEXT NOT NULL,
    "UndoneAt" TEXT NULL,
    CONSTRAINT "FK_PatternRuns_WeekPatterns_WeekPatternId" FOREIGN KEY ("WeekPatternId") REFERENCES "WeekPatterns" ("Id") ON DELETE RESTRICT
);

CREATE INDEX "IX_WeekPatternSlot_ChildId" ON "WeekPatternSlot" ("ChildId");

CREATE INDEX "IX_PatternRuns_FamilyId" ON "PatternRuns" ("FamilyId");

CREATE INDEX "IX_PatternRuns_WeekPatternId" ON "PatternRuns" ("WeekPatternId");

CREATE TABLE "ef_temp_WeekPatterns" (
    "Id" INTEGER NOT NULL CONSTRAINT "PK_WeekPatterns" PRIMARY KEY AUTOINCREMENT,
    "CountedFrom" TEXT NULL,
    "FamilyId" INTEGER NOT NULL,
    "From" TEXT NOT NULL,
    "IsStanding" INTEGER NOT NULL,
    "JudgedUntil" TEXT NULL,
    "Name" TEXT NOT NULL,
    "Rhythm" TEXT NOT NULL,
    "To" TEXT NOT NULL,
    "Version" INTEGER NOT NULL,
    CONSTRAINT "FK_WeekPatterns_Families_FamilyId" FOREIGN KEY ("FamilyId") REFERENCES "Families" ("Id") ON DELETE RESTRICT
);

INSERT INTO "ef_temp_WeekPatterns" ("Id", "CountedFrom", "FamilyId", "From", "IsStanding", "JudgedUntil", "Name", "Rhythm", "To", "Version")
SELECT "Id", "CountedFrom", "FamilyId", "From", "IsStanding", "JudgedUntil", "Name", "Rhythm", "To", "Version"
FROM "WeekPatterns";

CREATE TABLE "ef_temp_WeekPatternSlot" (
    "WeekPatternId" INTEGER NOT NULL,
    "ChildId" INTEGER NOT NULL,
    "SlotId" INTEGER NOT NULL,
    "Week" TEXT NOT NULL,
    "Weekdays" INTEGER NOT NULL,
    CONSTRAINT "PK_WeekPatternSlot" PRIMARY KEY ("WeekPatternId", "ChildId", "SlotId", "Week"),
    CONSTRAINT "FK_WeekPatternSlot_Children_ChildId" FOREIGN KEY ("ChildId") REFERENCES "Children" ("Id") ON DELETE RESTRICT,
    CONSTRAINT "FK_WeekPatternSlot_Slots_SlotId" FOREIGN KEY ("SlotId") REFERENCES "Slots" ("Id") ON DELETE RESTRICT,
    CONSTRAINT "FK_WeekPatternSlot_WeekPatterns_WeekPatternId" FOREIGN KEY ("WeekPatternId") REFERENCES "WeekPatterns" ("Id") ON DELETE RESTRICT
);

INSERT INTO "ef_temp_WeekPatternSlot" ("WeekPatternId", "ChildId", "SlotId", "Week", "Weekdays")
SELECT "WeekPatternId", "ChildId", "SlotId", "Week", "Weekdays"
FROM "WeekPatternSlot";

PRAGMA foreign_keys = 0;

DROP TABLE "WeekPatterns";

ALTER TABLE "ef_temp_WeekPatterns" RENAME TO "WeekPatterns";

DROP TABLE "WeekPatternSlot";

ALTER TABLE "ef_temp_WeekPatternSlot" RENAME TO "WeekPatternSlot";

PRAGMA foreign_keys = 1;

CREATE INDEX "IX_WeekPatterns_FamilyId" ON "WeekPatterns" ("FamilyId");

CREATE INDEX "IX_WeekPatternSlot_ChildId" ON "WeekPatternSlot" ("ChildId");

CREATE INDEX "IX_WeekPatternSlot_SlotId" ON "WeekPatternSlot" ("SlotId");

INSERT INTO "__EFMigrationsHistory" ("MigrationId", "ProductVersion")
VALUES ('20261125190000_WeekPatternsKept', '10.0.15');

DROP INDEX "IX_Charges_ChildId_Day_SlotId";

ALTER TABLE "Charges" ADD "Kind" TEXT NOT NULL DEFAULT 'Service';

ALTER TABLE "Bookings" ADD "CancelRuleId" INTEGER NULL;

ALTER TABLE "Bookings" ADD "ChangeRuleId" INTEGER NULL;

ALTER TABLE "Bookings" ADD "CutOffTierId" INTEGER NULL;

ALTER TABLE "Bookings" ADD "SurchargeCents" INTEGER NULL;

CREATE TABLE "CutOffTiers" (
    "Id" INTEGER NOT NULL CONSTRAINT "PK_CutOffTiers" PRIMARY KEY AUTOINCREMENT,
    "CutOffRuleId" INTEGER NOT NULL,
    "Order" INTEGER NOT NULL,
    "Effect" TEXT NOT NULL,
    "SurchargeKind" TEXT NULL,
    "SurchargeValue" INTEGER NOT NULL,
    "Shape" TEXT NOT NULL,
    "Time" TEXT NOT NULL,
    "IsInclusive" INTEGER NOT NULL,
    CONSTRAINT "FK_CutOffTiers_CutOffRules_CutOffRuleId" FOREIGN KEY ("CutOffRuleId") REFERENCES "CutOffRules" ("Id") ON DELETE RESTRICT
);

INSERT INTO "CutOffTiers" ("CutOffRuleId", "Order", "Effect", "SurchargeKind", "SurchargeValue", "Shape", "Time", "IsInclusive")
SELECT "Id", 0, 'Direct', NULL, 0,
    'J-' || "DaysBefore" || ' ' || CASE "Basis" WHEN 'Calendar' THEN 'calendrier' WHEN 'Weekdays' THEN 'semaine' WHEN 'Business' THEN 'ouvres' WHEN 'ClearDays' THEN 'francs' ELSE 'service' END,
    "Time", "IsInclusive"
FROM "CutOffRules";

ALTER TABLE "CutOffRules" DROP COLUMN "Basis" ;

ALTER TABLE "CutOffRules" DROP COLUMN "DaysBefore" ;

ALTER TABLE "CutOffRules" DROP COLUMN "IsInclusive" ;

ALTER TABLE "CutOffRules" DROP COLUMN "Time" ;

CREATE TABLE "LateCancellations" (
    "Id" INTEGER NOT NULL CONSTRAINT "PK_LateCancellations" PRIMARY KEY AUTOINCREMENT,
    "ChildId" INTEGER NOT NULL,
    "SlotId" INTEGER NOT NULL,
    "Day" TEXT NOT NULL,
    "FamilyId" INTEGER NOT NULL,
    "EnrolmentId" INTEGER NOT NULL,
    "SiteId" INTEGER NOT NULL,
    "CutOffTierId" INTEGER NOT NULL,
    "SurchargeCents" INTEGER NULL,
    "CancelledAt" TEXT NOT NULL,
    CONSTRAINT "FK_LateCancellations_Children_ChildId" FOREIGN KEY ("ChildId") REFERENCES "Children" ("Id") ON DELETE RESTRICT,
    CONSTRAINT "FK_LateCancellations_CutOffTiers_CutOffTierId" FOREIGN KEY ("CutOffTierId") REFERENCES "CutOffTiers" ("Id") ON DELETE RESTRICT,
    CONSTRAINT "FK_LateCancellations_Enrolments_EnrolmentId" FOREIGN KEY ("EnrolmentId") REFERENCES "Enrolments" ("Id") ON DELETE RESTRICT,
    CONSTRAINT "FK_LateCancellations_Families_FamilyId" FOREIGN KEY ("FamilyId") REFERENCES "Families" ("Id") ON DELETE RESTRICT,
    CONSTRAINT "FK_LateCancellations_Sites_SiteId" FOREIGN KEY ("SiteId") REFERENCES "Sites" ("Id") ON DELETE RESTRICT,
    CONSTRAINT "FK_LateCancellations_Slots_SlotId" FOREIGN KEY ("SlotId") REFERENCES "Slots" ("Id") ON DELETE RESTRICT
);

CREATE UNIQUE INDEX "IX_Charges_ChildId_Day_SlotId_FamilyId_Kind" ON "Charges" ("ChildId", "Day", "SlotId", "FamilyId", "Kind");

CREATE UNIQUE INDEX "IX_CutOffTiers_CutOffRuleId_Order" ON "CutOffTiers" ("CutOffRuleId", "Order");

CREATE UNIQUE INDEX "IX_LateCancellations_ChildId_Day_SlotId_FamilyId" ON "LateCancellations" ("ChildId", "Day", "SlotId", "FamilyId");

CREATE INDEX "IX_LateCancellations_CutOffTierId" ON "LateCancellations" ("CutOffTierId");

CREATE INDEX "IX_LateCancellations_EnrolmentId" ON "LateCancellations" ("EnrolmentId");

CREATE INDEX "IX_LateCancellations_FamilyId_Day" ON "LateCancellations" ("FamilyId", "Day");

CREATE INDEX "IX_LateCancellations_SiteId" ON "LateCancellations" ("SiteId");

CREATE INDEX "IX_LateCancellations_SlotId_Day" ON "LateCancellations" ("SlotId", "Day");

INSERT INTO "__EFMigrationsHistory" ("MigrationId", "ProductVersion")
VALUES ('20261125191000_CutOffTiers', '10.0.15');

CREATE TABLE "CalendarFeeds" (
    "Id" INTEGER NOT NULL CONSTRAINT "PK_CalendarFeeds" PRIMARY KEY AUTOINCREMENT,
    "GuardianId" INTEGER NOT NULL,
    "KeyHash" TEXT NOT NULL,
    "ShowsNames" INTEGER NOT NULL,
    "CreatedAt" TEXT NOT NULL,
    "EndsAt" TEXT NOT NULL,
    "ClosedAt" TEXT NULL,
    CONSTRAINT "FK_CalendarFeeds_Guardians_GuardianId" FOREIGN KEY ("GuardianId") REFERENCES "Guardians" ("Id") ON DELETE RESTRICT
);

CREATE INDEX "IX_CalendarFeeds_GuardianId" ON "CalendarFeeds" ("GuardianId");

CREATE UNIQUE INDEX "IX_CalendarFeeds_KeyHash" ON "CalendarFeeds" ("KeyHash");

INSERT INTO "__EFMigrationsHistory" ("MigrationId", "ProductVersion")
VALUES ('20261125192000_CalendarFeeds', '10.0.15');

CREATE TABLE "Custodies" (
    "Id" INTEGER NOT NULL CONSTRAINT "PK_Custodies" PRIMARY KEY AUTOINCREMENT,
    "ChildId" INTEGER NOT NULL,
    "FirstFamilyId" INTEGER NOT NULL,
    "SecondFamilyId" INTEGER NOT NULL,
    "State" TEXT NOT NULL,
    "From" TEXT NOT NULL,
    "Weeks" TEXT NOT NULL,
    "WeekStart" TEXT NULL,
    "FirstHasEvenWeeks" INTEGER NOT NULL,
    "Holidays" TEXT NOT NULL,
    "FirstHalfInEvenYears" INTEGER NOT NULL,
    "Source" TEXT NULL,
    "ProposedByFamilyId" INTEGER NULL,
    "ProposedAt" TEXT NOT NULL,
    "DecidedAt" TEXT NULL,
    "Version" INTEGER NOT NULL,
    CONSTRAINT "FK_Custodies_Children_ChildId" FOREIGN KEY ("ChildId") REFERENCES "Children" ("Id") ON DELETE RESTRICT,
    CONSTRAINT "FK_Custodies_Families_FirstFamilyId" FOREIGN KEY ("FirstFamilyId") REFERENCES "Families" ("Id") ON DELETE RESTRICT,
    CONSTRAINT "FK_Custodies_Families_SecondFamilyId" FOREIGN KEY ("SecondFamilyId") REFERENCES "Families" ("Id") ON DELETE RESTRICT
);

CREATE TABLE "CustodyExceptions" (
    "Id" INTEGER NOT NULL CONSTRAINT "PK_CustodyExceptions" PRIMARY KEY AUTOINCREMENT,
    "CustodyId" INTEGER NOT NULL,
    "From" TEXT NOT NULL,
    "To" TEXT NOT NULL,
    "FamilyId" INTEGER NOT NULL,
    CONSTRAINT "FK_CustodyExceptions_Custodies_CustodyId" FOREIGN KEY ("CustodyId") REFERENCES "Custodies" ("Id") ON DELETE RESTRICT,
    CONSTRAINT "FK_CustodyExceptions_Families_FamilyId" FOREIGN KEY ("FamilyId") REFERENCES "Families" ("Id") ON DELETE RESTRICT
);

CREATE INDEX "IX_Custodies_ChildId_State" ON "Custodies" ("ChildId", "State");

CREATE INDEX "IX_Custodies_FirstFamilyId" ON "Custodies" ("FirstFamilyId");

CREATE INDEX "IX_Custodies_SecondFamilyId" ON "Custodies" ("SecondFamilyId");

CREATE INDEX "IX_CustodyExceptions_CustodyId" ON "CustodyExceptions" ("CustodyId");

CREATE INDEX "IX_CustodyExceptions_FamilyId" ON "CustodyExceptions" ("FamilyId");

INSERT INTO "__EFMigrationsHistory" ("MigrationId", "ProductVersion")
VALUES ('20261125193000_CustodyOfAChild', '10.0.15');

ALTER TABLE "Pools" ADD "MinAgeMonths" INTEGER NULL;

ALTER TABLE "Pools" ADD "MaxAgeMonths" INTEGER NULL;

ALTER TABLE "Pools" ADD "MaxClass" TEXT NULL;

ALTER TABLE "Pools" ADD "MinClass" TEXT NULL;

ALTER TABLE "PoolDays" ADD "Exceptions" INTEGER NOT NULL DEFAULT 0;

ALTER TABLE "PoolDays" ADD "Margin" INTEGER NOT NULL DEFAULT 0;

ALTER TABLE "Bookings" ADD "ExceptionReason" TEXT NULL;

ALTER TABLE "BookingPlaces" ADD "IsOver" INTEGER NOT NULL DEFAULT 0;

CREATE TABLE "PoolCapacities" (
    "Id" INTEGER NOT NULL CONSTRAINT "PK_PoolCapacities" PRIMARY KEY AUTOINCREMENT,
    "PoolId" INTEGER NOT NULL,
    "EffectiveFrom" TEXT NOT NULL,
    "Capacity" INTEGER NULL,
    "Margin" INTEGER NOT NULL,
    "Source" TEXT NULL,
    CONSTRAINT "FK_PoolCapacities_Pools_PoolId" FOREIGN KEY ("PoolId") REFERENCES "Pools" ("Id") ON DELETE RESTRICT
);

INSERT INTO "PoolCapacities" ("PoolId", "EffectiveFrom", "Capacity", "Margin") SELECT "Id", '2000-01-01', "Capacity", 0 FROM "Pools";

CREATE UNIQUE INDEX "IX_PoolCapacities_PoolId_EffectiveFrom" ON "PoolCapacities" ("PoolId", "EffectiveFrom");

CREATE TABLE "ef_temp_Pools" (
    "Id" INTEGER NOT NULL CONSTRAINT "PK_Pools" PRIMARY KEY AUTOINCREMENT,
    "MaxAgeMonths" INTEGER NULL,
    "MaxClass" TEXT NULL,
    "MinAgeMonths" INTEGER NULL,
    "MinClass" TEXT NULL,
    "Name" TEXT NOT NULL,
    "SiteId" INTEGER NOT NULL,
    "Version" INTEGER NOT NULL,
    CONSTRAINT "FK_Pools_Sites_SiteId" FOREIGN KEY ("SiteId") REFERENCES "Sites" ("Id") ON DELETE RESTRICT
);

INSERT INTO "ef_temp_Pools" ("Id", "MaxAgeMonths", "MaxClass", "MinAgeMonths", "MinClass", "Name", "SiteId", "Version")
SELECT "Id", "MaxAgeMonths", "MaxClass", "MinAgeMonths", "MinClass", "Name", "SiteId", "Version"
FROM "Pools";

CREATE TABLE "ef_temp_PoolDays" (
    "Id" INTEGER NOT NULL CONSTRAINT "PK_PoolDays" PRIMARY KEY AUTOINCREMENT,
    "Capacity" INTEGER NULL,
    "Day" TEXT NOT NULL,
    "Exceptions" INTEGER NOT NULL,
    "Margin" INTEGER NOT NULL,
    "PoolId" INTEGER NOT NULL,
    "Taken" INTEGER NOT NULL,
    CONSTRAINT "CK_PoolDays_Exceptions" CHECK ("Exceptions" >= 0),
    CONSTRAINT "CK_PoolDays_Taken" CHECK ("Taken" >= 0),
    CONSTRAINT "FK_PoolDays_Pools_PoolId" FOREIGN KEY ("PoolId") REFERENCES "Pools" ("Id") ON DELETE RESTRICT
);

INSERT INTO "ef_temp_PoolDays" ("Id", "Capacity", "Day", "Exceptions", "Margin", "PoolId", "Taken")
SELECT "Id", "Capacity", "Day", "Exceptions", "Margin", "PoolId", "Taken"
FROM "PoolDays";

PRAGMA foreign_keys = 0;

DROP TABLE "Pools";

ALTER TABLE "ef_temp_Pools" RENAME TO "Pools";

DROP TABLE "PoolDays";

ALTER TABLE "ef_temp_PoolDays" RENAME TO "PoolDays";

PRAGMA foreign_keys = 1;

CREATE INDEX "IX_Pools_SiteId" ON "Pools" ("SiteId");

CREATE UNIQUE INDEX "IX_PoolDays_PoolId_Day" ON "PoolDays" ("PoolId", "Day");

INSERT INTO "__EFMigrationsHistory" ("MigrationId", "ProductVersion")
VALUES ('20261125194000_PlacesWithMarginGroupsAndExceptions', '10.0.15');

CREATE TABLE "AbsenceRules" (
    "Id" INTEGER NOT NULL CONSTRAINT "PK_AbsenceRules" PRIMARY KEY AUTOINCREMENT,
    "ActivityId" INTEGER NOT NULL,
    "EffectiveFrom" TEXT NOT NULL,
    "DaysBefore" INTEGER NOT NULL,
    "ToldBy" TEXT NOT NULL,
    "WaitingDays" INTEGER NULL,
    "CertificateHours" INTEGER NULL,
    "Source" TEXT NULL,
    CONSTRAINT "FK_AbsenceRules_Activities_ActivityId" FOREIGN KEY ("ActivityId") REFERENCES "Activities" ("Id") ON DELETE RESTRICT
);

CREATE UNIQUE INDEX "IX_AbsenceRules_ActivityId_EffectiveFrom" ON "AbsenceRules" ("ActivityId", "EffectiveFrom");

INSERT INTO "__EFMigrationsHistory" ("MigrationId", "ProductVersion")
VALUES ('20261125195000_AbsenceRules', '10.0.15');

CREATE TABLE "MenuDishes" (
    "Id" INTEGER NOT NULL CONSTRAINT "PK_MenuDishes" PRIMARY KEY AUTOINCREMENT,
    "Day" TEXT NOT NULL,
    "SiteId" INTEGER NULL,
    "Course" TEXT NOT NULL,
    "Name" TEXT NOT NULL,
    "Allergens" INTEGER NOT NULL,
    CONSTRAINT "FK_MenuDishes_Sites_SiteId" FOREIGN KEY ("SiteId") REFERENCES "Sites" ("Id") ON DELETE RESTRICT
);

CREATE INDEX "IX_MenuDishes_Day" ON "MenuDishes" ("Day");

CREATE INDEX "IX_MenuDishes_SiteId" ON "MenuDishes" ("SiteId");

INSERT INTO "__EFMigrationsHistory" ("MigrationId", "ProductVersion")
VALUES ('20261125195000_MenusOfTheDay', '10.0.15');

CREATE TABLE "SlotRules" (
    "Id" INTEGER NOT NULL CONSTRAINT "PK_SlotRules" PRIMARY KEY AUTOINCREMENT,
    "SlotId" INTEGER NOT NULL,
    "Kind" TEXT NOT NULL,
    "OtherSlotId" INTEGER NULL,
    "Days" INTEGER NULL,
    "PerMonth" INTEGER NOT NULL,
    "EffectiveFrom" TEXT NOT NULL,
    "EffectiveTo" TEXT NULL,
    CONSTRAINT "FK_SlotRules_Slots_OtherSlotId" FOREIGN KEY ("OtherSlotId") REFERENCES "Slots" ("Id") ON DELETE RESTRICT,
    CONSTRAINT "FK_SlotRules_Slots_SlotId" FOREIGN KEY ("SlotId") REFERENCES "Slots" ("Id") ON DELETE RESTRICT
);

CREATE INDEX "IX_SlotRules_OtherSlotId" ON "SlotRules" ("OtherSlotId");

CREATE INDEX "IX_SlotRules_SlotId" ON "SlotRules" ("SlotId");

INSERT INTO "__EFMigrationsHistory" ("MigrationId", "ProductVersion")
VALUES ('20261125201000_SlotRules', '10.0.15');

CREATE TABLE "BookingPeriods" (
    "Id" INTEGER NOT NULL CONSTRAINT "PK_BookingPeriods" PRIMARY KEY AUTOINCREMENT,
    "ActivityId" INTEGER NOT NULL,
    "Name" TEXT NOT NULL,
    "From" TEXT NOT NULL,
    "To" TEXT NOT NULL,
    "Giving" TEXT NOT NULL,
    "ClosesAt" TEXT NULL,
    "DirectFrom" TEXT NULL,
    "Version" INTEGER NOT NULL,
    CONSTRAINT "FK_BookingPeriods_Activities_ActivityId" FOREIGN KEY ("ActivityId") REFERENCES "Activities" ("Id") ON DELETE RESTRICT
);

CREATE TABLE "OpeningWindows" (
    "Id" INTEGER NOT NULL CONSTRAINT "PK_OpeningWindows" PRIMARY KEY AUTOINCREMENT,
    "BookingPeriodId" INTEGER NOT NULL,
    "Audience" TEXT NOT NULL,
    "MinClass" TEXT NULL,
    "MaxClass" TEXT NULL,
    "OpensAt" TEXT NOT NULL,
    CONSTRAINT "FK_OpeningWindows_BookingPeriods_BookingPeriodId" FOREIGN KEY ("BookingPeriodId") REFERENCES "BookingPeriods" ("Id") ON DELETE RESTRICT
);

CREATE UNIQUE INDEX "IX_BookingPeriods_ActivityId_From" ON "BookingPeriods" ("ActivityId", "From");

CREATE INDEX "IX_OpeningWindows_BookingPeriodId" ON "OpeningWindows" ("BookingPeriodId");

INSERT INTO "__EFMigrationsHistory" ("MigrationId", "ProductVersion")
VALUES ('20261201020000_BookingPeriods', '10.0.15');

CREATE TABLE "Campaigns" (
    "Id" INTEGER NOT NULL CONSTRAINT "PK_Campaigns" PRIMARY KEY AUTOINCREMENT,
    "BookingPeriodId" INTEGER NOT NULL,
    "Unit" TEXT NOT NULL,
    "OpensOn" TEXT NOT NULL,
    "ClosesOn" TEXT NOT NULL,
    "ResultsOn" TEXT NOT NULL,
    "ConfirmBy" TEXT NOT NULL,
    "PassOnDays" INTEGER NOT NULL,
    "MostWishes" INTEGER NOT NULL,
    "Seed" TEXT NOT NULL,
    "SeedPrint" TEXT NOT NULL,
    "PublishedAt" TEXT NULL,
    "PublishedBy" TEXT NULL,
    "OverAt" TEXT NULL,
    "Version" INTEGER NOT NULL,
    CONSTRAINT "FK_Campaigns_BookingPeriods_BookingPeriodId" FOREIGN KEY ("BookingPeriodId") REFERENCES "BookingPeriods" ("Id") ON DELETE RESTRICT
);

CREATE TABLE "CampaignCriteria" (
    "Id" INTEGER NOT NULL CONSTRAINT "PK_CampaignCriteria" PRIMARY KEY AUTOINCREMENT,
    "CampaignId" INTEGER NOT NULL,
    "Fact" TEXT NOT NULL,
    "Points" INTEGER NOT NULL,
    "QuotientUpToCents" INTEGER NULL,
    "MinClass" TEXT NULL,
    "MaxClass" TEXT NULL,
    "IsSensitive" INTEGER NOT NULL,
    CONSTRAINT "FK_CampaignCriteria_Campaigns_CampaignId" FOREIGN KEY ("CampaignId") REFERENCES "Campaigns" ("Id") ON DELETE RESTRICT
);

CREATE TABLE "CampaignEntries" (
    "Id" INTEGER NOT NULL CONSTRAINT "PK_CampaignEntries" PRIMARY KEY AUTOINCREMENT,
    "CampaignId" INTEGER NOT NULL,
    "ChildId" INTEGER NOT NULL,
    "FamilyId" INTEGER NOT NULL,
    "Number" TEXT NOT NULL,
    "Together" INTEGER NOT NULL,
    "AcceptsPart" INTEGER NOT NULL,
    "SentAt" TEXT NOT NULL,
    "ChangedAt" TEXT NOT NULL,
    "DecisionReason" TEXT NULL,
    "DecidedBy" TEXT NULL,
    "DecidedWishId" INTEGER NULL,
    "Version" INTEGER NOT NULL,
    CONSTRAINT "FK_CampaignEntries_Campaigns_CampaignId" FOREIGN KEY ("CampaignId") REFERENCES "Campaigns" ("Id") ON DELETE RESTRICT,
    CONSTRAINT "FK_CampaignEntries_Children_ChildId" FOREIGN KEY ("ChildId") REFERENCES "Children" ("Id") ON DELETE RESTRICT,
    CONSTRAINT "FK_CampaignEntries_Families_FamilyId" FOREIGN KEY ("FamilyId") REFERENCES "Families" ("Id") ON DELETE RESTRICT
);

CREATE TABLE "CampaignRuns" (
    "Id" INTEGER NOT NULL CONSTRAINT "PK_CampaignRuns" PRIMARY KEY AUTOINCREMENT,
    "CampaignId" INTEGER NOT NULL,
    "At" TEXT NOT NULL,
    "By" TEXT NOT NULL,
    "Fingerprint" TEXT NOT NULL,
    "Lines" TEXT NOT NULL,
    CONSTRAINT "FK_CampaignRuns_Campaigns_CampaignId" FOREIGN KEY ("CampaignId") REFERENCES "Campaigns" ("Id") ON DELETE RESTRICT
);

CREATE TABLE "CampaignFacts" (
    "Id" INTEGER NOT NULL CONSTRAINT "PK_CampaignFacts" PRIMARY KEY AUTOINCREMENT,
    "CampaignEntryId" INTEGER NOT NULL,
    "Fact" TEXT NOT NULL,
    "IsDeclared" INTEGER NOT NULL,
    "IsConfirmed" INTEGER NULL,
    "ConfirmedBy" TEXT NULL,
    "ConfirmedAt" TEXT NULL,
    CONSTRAINT "FK_CampaignFacts_CampaignEntries_CampaignEntryId" FOREIGN KEY ("CampaignEntryId") REFERENCES "CampaignEntries" ("Id") ON DELETE RESTRICT
);

CREATE TABLE "CampaignStandings" (
    "CampaignEntryId" INTEGER NOT NULL CONSTRAINT "PK_CampaignStandings" PRIMARY KEY,
    "Position" INTEGER NOT NULL,
    "Points" INTEGER NOT NULL,
    "Draw" TEXT NOT NULL,
    "ServedPoints" INTEGER NOT NULL,
    "ServedDraw" TEXT NOT NULL,
    "Lines" TEXT NOT NULL,
    CONSTRAINT "FK_CampaignStandings_CampaignEntries_CampaignEntryId" FOREIGN KEY ("CampaignEntryId") REFERENCES "CampaignEntries" ("Id") ON DELETE RESTRICT
);

CREATE TABLE "CampaignWishes" (
    "Id" INTEGER NOT NULL CONSTRAINT "PK_CampaignWishes" PRIMARY KEY AUTOINCREMENT,
    "CampaignEntryId" INTEGER NOT NULL,
    "Rank" INTEGER NOT NULL,
    "SlotId" INTEGER NOT NULL,
    "From" TEXT NOT NULL,
    CONSTRAINT "FK_CampaignWishes_CampaignEntries_CampaignEntryId" FOREIGN KEY ("CampaignEntryId") REFERENCES "CampaignEntries" ("Id") ON DELETE RESTRICT,
    CONSTRAINT "FK_CampaignWishes_Slots_SlotId" FOREIGN KEY ("SlotId") REFERENCES "Slots" ("Id") ON DELETE RESTRICT
);

CREATE TABLE "CampaignPlaces" (
    "CampaignWishId" INTEGER NOT NULL,
    "PoolDayId" INTEGER NOT NULL,
    CONSTRAINT "PK_CampaignPlaces" PRIMARY KEY ("CampaignWishId", "PoolDayId"),
    CONSTRAINT "FK_CampaignPlaces_CampaignWishes_CampaignWishId" FOREIGN KEY ("CampaignWishId") REFERENCES "CampaignWishes" ("Id") ON DELETE RESTRICT,
    CONSTRAINT "FK_CampaignPlaces_PoolDays_PoolDayId" FOREIGN KEY ("PoolDayId") REFERENCES "PoolDays" ("Id") ON DELETE RESTRICT
);

CREATE TABLE "CampaignResults" (
    "CampaignWishId" INTEGER NOT NULL CONSTRAINT "PK_CampaignResults" PRIMARY KEY,
    "Answer" TEXT NOT NULL,
    "State" TEXT NOT NULL,
    "AnswerBy" TEXT NULL,
    "FullOn" TEXT NULL,
    "LastPoints" INTEGER NULL,
    "LastDraw" TEXT NULL,
    "Version" INTEGER NOT NULL,
    CONSTRAINT "FK_CampaignResults_CampaignWishes_CampaignWishId" FOREIGN KEY ("CampaignWishId") REFERENCES "CampaignWishes" ("Id") ON DELETE RESTRICT
);

CREATE INDEX "IX_CampaignCriteria_CampaignId" ON "CampaignCriteria" ("CampaignId");

CREATE UNIQUE INDEX "IX_CampaignEntries_CampaignId_ChildId" ON "CampaignEntries" ("CampaignId", "ChildId");

CREATE UNIQUE INDEX "IX_CampaignEntries_CampaignId_Number" ON "CampaignEntries" ("CampaignId", "Number");

CREATE INDEX "IX_CampaignEntries_ChildId" ON "CampaignEntries" ("ChildId");

CREATE INDEX "IX_CampaignEntries_FamilyId" ON "CampaignEntries" ("FamilyId");

CREATE UNIQUE INDEX "IX_CampaignFacts_CampaignEntryId_Fact" ON "CampaignFacts" ("CampaignEntryId", "Fact");

CREATE INDEX "IX_CampaignPlaces_PoolDayId" ON "CampaignPlaces" ("PoolDayId");

CREATE INDEX "IX_CampaignResults_State_AnswerBy" ON "CampaignResults" ("State", "AnswerBy");

CREATE INDEX "IX_CampaignRuns_CampaignId" ON "CampaignRuns" ("CampaignId");

CREATE UNIQUE INDEX "IX_Campaigns_BookingPeriodId" ON "Campaigns" ("BookingPeriodId");

CREATE UNIQUE INDEX "IX_CampaignWishes_CampaignEntryId_SlotId_From" ON "CampaignWishes" ("CampaignEntryId", "SlotId", "From");

CREATE INDEX "IX_CampaignWishes_SlotId" ON "CampaignWishes" ("SlotId");

INSERT INTO "__EFMigrationsHistory" ("MigrationId", "ProductVersion")
VALUES ('20261201031500_Campaigns', '10.0.15');

DROP INDEX "IX_Invoices_RegieId_FamilyId_Month";

DROP INDEX "IX_Charges_ChildId_Day_SlotId_FamilyId_Kind";

ALTER TABLE "Invoices" ADD "HeldAt" TEXT NULL;

ALTER TABLE "Invoices" ADD "HeldUntil" TEXT NULL;

ALTER TABLE "Invoices" ADD "OrderNumber" TEXT NULL;

ALTER TABLE "Charges" ADD "VoidedAt" TEXT NULL;

ALTER TABLE "Bookings" ADD "HeldUntil" TEXT NULL;

ALTER TABLE "Bookings" ADD "OrderId" INTEGER NULL;

ALTER TABLE "Activities" ADD "HoldMinutes" INTEGER NULL;

CREATE TABLE "WaitingEntries" (
    "Id" INTEGER NOT NULL CONSTRAINT "PK_WaitingEntries" PRIMARY KEY AUTOINCREMENT,
    "ChildId" INTEGER NOT NULL,
    "SlotId" INTEGER NOT NULL,
    "SiteId" INTEGER NOT NULL,
    "Day" TEXT NOT NULL,
    "FamilyId" INTEGER NOT NULL,
    "EnteredAt" TEXT NOT NULL,
    "State" TEXT NOT NULL,
    "OfferEndsAt" TEXT NULL,
    "Offers" INTEGER NOT NULL,
    "ConfirmedAt" TEXT NOT NULL,
    "ConfirmBy" TEXT NULL,
    "LimitToldAt" TEXT NULL,
    "ClosedAt" TEXT NULL,
    CONSTRAINT "FK_WaitingEntries_Children_ChildId" FOREIGN KEY ("ChildId") REFERENCES "Children" ("Id") ON DELETE RESTRICT,
    CONSTRAINT "FK_WaitingEntries_Families_FamilyId" FOREIGN KEY ("FamilyId") REFERENCES "Families" ("Id") ON DELETE RESTRICT,
    CONSTRAINT "FK_WaitingEntries_Sites_SiteId" FOREIGN KEY ("SiteId") REFERENCES "Sites" ("Id") ON DELETE RESTRICT,
    CONSTRAINT "FK_WaitingEntries_Slots_SlotId" FOREIGN KEY ("SlotId") REFERENCES "Slots" ("Id") ON DELETE RESTRICT
);

CREATE TABLE "WaitingRules" (
    "Id" INTEGER NOT NULL CONSTRAINT "PK_WaitingRules" PRIMARY KEY AUTOINCREMENT,
    "ActivityId" INTEGER NOT NULL,
    "EffectiveFrom" TEXT NOT NULL,
    "HasList" INTEGER NOT NULL,
    "Priorities" TEXT NOT NULL,
    "MinClass" TEXT NULL,
    "MaxClass" TEXT NULL,
    "OfferHours" INTEGER NOT NULL,
    "MostOffers" INTEGER NOT NULL,
    "ConfirmWeeks" INTEGER NOT NULL,
    "Source" TEXT NULL,
    CONSTRAINT "FK_WaitingRules_Activities_ActivityId" FOREIGN KEY ("ActivityId") REFERENCES "Activities" ("Id") ON DELETE RESTRICT
);

CREATE TABLE "WaitingPlaces" (
    "EntryId" INTEGER NOT NULL,
    "PoolDayId" INTEGER NOT NULL,
    CONSTRAINT "PK_WaitingPlaces" PRIMARY KEY ("EntryId", "PoolDayId"),
    CONSTRAINT "FK_WaitingPlaces_PoolDays_PoolDayId" FOREIGN KEY ("PoolDayId") REFERENCES "PoolDays" ("Id") ON DELETE RESTRICT,
    CONSTRAINT "FK_WaitingPlaces_WaitingEntries_EntryId" FOREIGN KEY ("EntryId") REFERENCES "WaitingEntries" ("Id") ON DELETE RESTRICT
);

CREATE UNIQUE INDEX "IX_Invoices_OrderNumber" ON "Invoices" ("OrderNumber");

CREATE UNIQUE INDEX "IX_Invoices_RegieId_FamilyId_Month" ON "Invoices" ("RegieId", "FamilyId", "Month") WHERE "OrderNumber" IS NULL;

CREATE UNIQUE INDEX "IX_Charges_ChildId_Day_SlotId_FamilyId_Kind" ON "Charges" ("ChildId", "Day", "SlotId", "FamilyId", "Kind") WHERE "VoidedAt" IS NULL;

CREATE INDEX "IX_Bookings_OrderId" ON "Bookings" ("OrderId");

CREATE UNIQUE INDEX "IX_WaitingEntries_ChildId_Day_SlotId" ON "WaitingEntries" ("ChildId", "Day", "SlotId") WHERE "State" IN ('Waiting', 'Offered', 'ToStaff');

CREATE INDEX "IX_WaitingEntries_FamilyId_Day" ON "WaitingEntries" ("FamilyId", "Day");

CREATE INDEX "IX_WaitingEntries_SiteId" ON "WaitingEntries" ("SiteId");

CREATE INDEX "IX_WaitingEntries_SlotId" ON "WaitingEntries" ("SlotId");

CREATE INDEX "IX_WaitingEntries_State_Day" ON "WaitingEntries" ("State", "Day");

CREATE INDEX "IX_WaitingPlaces_PoolDayId" ON "WaitingPlaces" ("PoolDayId");

CREATE UNIQUE INDEX "IX_WaitingRules_ActivityId_EffectiveFrom" ON "WaitingRules" ("ActivityId", "EffectiveFrom");

CREATE TABLE "ef_temp_Bookings" (
    "Id" INTEGER NOT NULL CONSTRAINT "PK_Bookings" PRIMARY KEY AUTOINCREMENT,
    "AbsenceCharged" INTEGER NOT NULL,
    "AbsenceToldAt" TEXT NULL,
    "BookedAt" TEXT NOT NULL,
    "CancelRuleId" INTEGER NULL,
    "ChangeRuleId" INTEGER NULL,
    "ChildId" INTEGER NOT NULL,
    "CutOffRuleId" INTEGER NULL,
    "CutOffTierId" INTEGER NULL,
    "Day" TEXT NOT NULL,
    "EnrolmentId" INTEGER NOT NULL,
    "ExceptionReason" TEXT NULL,
    "FamilyId" INTEGER NOT NULL,
    "HeldUntil" TEXT NULL,
    "OrderId" INTEGER NULL,
    "PatternRunId" INTEGER NULL,
    "SiteId" INTEGER NOT NULL,
    "SlotId" INTEGER NOT NULL,
    "SurchargeCents" INTEGER NULL,
    CONSTRAINT "FK_Bookings_Children_ChildId" FOREIGN KEY ("ChildId") REFERENCES "Children" ("Id") ON DELETE RESTRICT,
    CONSTRAINT "FK_Bookings_CutOffRules_CutOffRuleId" FOREIGN KEY ("CutOffRuleId") REFERENCES "CutOffRules" ("Id") ON DELETE RESTRICT,
    CONSTRAINT "FK_Bookings_Enrolments_EnrolmentId" FOREIGN KEY ("EnrolmentId") REFERENCES "Enrolments" ("Id") ON DELETE RESTRICT,
    CONSTRAINT "FK_Bookings_Families_FamilyId" FOREIGN KEY ("FamilyId") REFERENCES "Families" ("Id") ON DELETE RESTRICT,
    CONSTRAINT "FK_Bookings_Invoices_OrderId" FOREIGN KEY ("OrderId") REFERENCES "Invoices" ("Id") ON DELETE RESTRICT,
    CONSTRAINT "FK_Bookings_Sites_SiteId" FOREIGN KEY ("SiteId") REFERENCES "Sites" ("Id") ON DELETE RESTRICT,
    CONSTRAINT "FK_Bookings_Slots_SlotId" FOREIGN KEY ("SlotId") REFERENCES "Slots" ("Id") ON DELETE RESTRICT
);

INSERT INTO "ef_temp_Bookings" ("Id", "AbsenceCharged", "AbsenceToldAt", "BookedAt", "CancelRuleId", "ChangeRuleId", "ChildId", "CutOffRuleId", "CutOffTierId", "Day", "EnrolmentId", "ExceptionReason", "FamilyId", "HeldUntil", "OrderId", "PatternRunId", "SiteId", "SlotId", "SurchargeCents")
SELECT "Id", "AbsenceCharged", "AbsenceToldAt", "BookedAt", "CancelRuleId", "ChangeRuleId", "ChildId", "CutOffRuleId", "CutOffTierId", "Day", "EnrolmentId", "ExceptionReason", "FamilyId", "HeldUntil", "OrderId", "PatternRunId", "SiteId", "SlotId", "SurchargeCents"
FROM "Bookings";

PRAGMA foreign_keys = 0;

DROP TABLE "Bookings";

ALTER TABLE "ef_temp_Bookings" RENAME TO "Bookings";

PRAGMA foreign_keys = 1;

CREATE UNIQUE INDEX "IX_Bookings_ChildId_Day_SlotId" ON "Bookings" ("ChildId", "Day", "SlotId");

CREATE INDEX "IX_Bookings_CutOffRuleId" ON "Bookings" ("CutOffRuleId");

CREATE INDEX "IX_Bookings_EnrolmentId" ON "Bookings" ("EnrolmentId");

CREATE INDEX "IX_Bookings_FamilyId_Day" ON "Bookings" ("FamilyId", "Day");

CREATE INDEX "IX_Bookings_OrderId" ON "Bookings" ("OrderId");

CREATE INDEX "IX_Bookings_SiteId_Day" ON "Bookings" ("SiteId", "Day");

CREATE INDEX "IX_Bookings_SlotId" ON "Bookings" ("SlotId");

INSERT INTO "__EFMigrationsHistory" ("MigrationId", "ProductVersion")
VALUES ('20261201040000_WaitingListsAndHolds', '10.0.15');

CREATE TABLE "PoolGroups" (
    "Id" INTEGER NOT NULL CONSTRAINT "PK_PoolGroups" PRIMARY KEY AUTOINCREMENT,
    "PoolId" INTEGER NOT NULL,
    "EffectiveFrom" TEXT NOT NULL,
    "MinAgeMonths" INTEGER NULL,
    "MaxAgeMonths" INTEGER NULL,
    "MinClass" TEXT NULL,
    "MaxClass" TEXT NULL,
    CONSTRAINT "FK_PoolGroups_Pools_PoolId" FOREIGN KEY ("PoolId") REFERENCES "Pools" ("Id") ON DELETE RESTRICT
);

CREATE UNIQUE INDEX "IX_PoolGroups_PoolId_EffectiveFrom" ON "PoolGroups" ("PoolId", "EffectiveFrom");

INSERT INTO "PoolGroups" ("PoolId", "EffectiveFrom", "MinAgeMonths", "MaxAgeMonths", "MinClass", "MaxClass")
SELECT p."Id", COALESCE(MIN(c."EffectiveFrom"), '2000-01-01'), p."MinAgeMonths", p."MaxAgeMonths", p."MinClass", p."MaxClass"
FROM "Pools" p LEFT JOIN "PoolCapacities" c ON c."PoolId" = p."Id"
GROUP BY p."Id", p."MinAgeMonths", p."MaxAgeMonths", p."MinClass", p."MaxClass";

ALTER TABLE "Pools" ADD "LastDay" TEXT NULL;

CREATE TABLE "ef_temp_Pools" (
    "Id" INTEGER NOT NULL CONSTRAINT "PK_Pools" PRIMARY KEY AUTOINCREMENT,
    "LastDay" TEXT NULL,
    "Name" TEXT NOT NULL,
    "SiteId" INTEGER NOT NULL,
    "Version" INTEGER NOT NULL,
    CONSTRAINT "FK_Pools_Sites_SiteId" FOREIGN KEY ("SiteId") REFERENCES "Sites" ("Id") ON DELETE RESTRICT
);

INSERT INTO "ef_temp_Pools" ("Id", "LastDay", "Name", "SiteId", "Version")
SELECT "Id", "LastDay", "Name", "SiteId", "Version"
FROM "Pools";

PRAGMA foreign_keys = 0;

DROP TABLE "Pools";

ALTER TABLE "ef_temp_Pools" RENAME TO "Pools";

PRAGMA foreign_keys = 1;

CREATE INDEX "IX_Pools_SiteId" ON "Pools" ("SiteId");

INSERT INTO "__EFMigrationsHistory" ("MigrationId", "ProductVersion")
VALUES ('20261201072400_GroupsHaveDates', '10.0.15');

CREATE TABLE "SettingsVersions" (
    "Id" INTEGER NOT NULL CONSTRAINT "PK_SettingsVersions" PRIMARY KEY AUTOINCREMENT,
    "Version" INTEGER NOT NULL
);

INSERT INTO "SettingsVersions" ("Id", "Version") VALUES (1, 0);

CREATE TRIGGER "Activities_INSERT" AFTER INSERT ON "Activities" BEGIN UPDATE "SettingsVersions" SET "Version" = random(); END;

CREATE TRIGGER "Activities_UPDATE" AFTER UPDATE ON "Activities" BEGIN UPDATE "SettingsVersions" SET "Version" = random(); END;

CREATE TRIGGER "Activities_DELETE" AFTER DELETE ON "Activities" BEGIN UPDATE "SettingsVersions" SET "Version" = random(); END;

CREATE TRIGGER "ActivitySite_INSERT" AFTER INSERT ON "ActivitySite" BEGIN UPDATE "SettingsVersions" SET "Version" = random(); END;

CREATE TRIGGER "ActivitySite_UPDATE" AFTER UPDATE ON "ActivitySite" BEGIN UPDATE "SettingsVersions" SET "Version" = random(); END;

CREATE TRIGGER "ActivitySite_DELETE" AFTER DELETE ON "ActivitySite" BEGIN UPDATE "SettingsVersions" SET "Version" = random(); END;

CREATE TRIGGER "BookingPeriods_INSERT" AFTER INSERT ON "BookingPeriods" BEGIN UPDATE "SettingsVersions" SET "Version" = random(); END;

CREATE TRIGGER "BookingPeriods_UPDATE" AFTER UPDATE ON "BookingPeriods" BEGIN UPDATE "SettingsVersions" SET "Version" = random(); END;

CREATE TRIGGER "BookingPeriods_DELETE" AFTER DELETE ON "BookingPeriods" BEGIN UPDATE "SettingsVersions" SET "Version" = random(); END;

CREATE TRIGGER "Bracket_INSERT" AFTER INSERT ON "Bracket" BEGIN UPDATE "SettingsVersions" SET "Version" = random(); END;

CREATE TRIGGER "Bracket_UPDATE" AFTER UPDATE ON "Bracket" BEGIN UPDATE "SettingsVersions" SET "Version" = random(); END;

CREATE TRIGGER "Bracket_DELETE" AFTER DELETE ON "Bracket" BEGIN UPDATE "SettingsVersions" SET "Version" = random(); END;

CREATE TRIGGER "Campaigns_INSERT" AFTER INSERT ON "Campaigns" BEGIN UPDATE "SettingsVersions" SET "Version" = random(); END;

CREATE TRIGGER "Campaigns_UPDATE" AFTER UPDATE ON "Campaigns" BEGIN UPDATE "SettingsVersions" SET "Version" = random(); END;

CREATE TRIGGER "Campaigns_DELETE" AFTER DELETE ON "Campaigns" BEGIN UPDATE "SettingsVersions" SET "Version" = random(); END;

CREATE TRIGGER "Closures_INSERT" AFTER INSERT ON "Closures" BEGIN UPDATE "SettingsVersions" SET "Version" = random(); END;

CREATE TRIGGER "Closures_UPDATE" AFTER UPDATE ON "Closures" BEGIN UPDATE "SettingsVersions" SET "Version" = random(); END;

CREATE TRIGGER "Closures_DELETE" AFTER DELETE ON "Closures" BEGIN UPDATE "SettingsVersions" SET "Version" = random(); END;

CREATE TRIGGER "CutOffRules_INSERT" AFTER INSERT ON "CutOffRules" BEGIN UPDATE "SettingsVersions" SET "Version" = random(); END;

CREATE TRIGGER "CutOffRules_UPDATE" AFTER UPDATE ON "CutOffRules" BEGIN UPDATE "SettingsVersions" SET "Version" = random(); END;

CREATE TRIGGER "CutOffRules_DELETE" AFTER DELETE ON "CutOffRules" BEGIN UPDATE "SettingsVersions" SET "Version" = random(); END;

CREATE TRIGGER "CutOffTiers_INSERT" AFTER INSERT ON "CutOffTiers" BEGIN UPDATE "SettingsVersions" SET "Version" = random(); END;

CREATE TRIGGER "CutOffTiers_UPDATE" AFTER UPDATE ON "CutOffTiers" BEGIN UPDATE "SettingsVersions" SET "Version" = random(); END;

CREATE TRIGGER "CutOffTiers_DELETE" AFTER DELETE ON "CutOffTiers" BEGIN UPDATE "SettingsVersions" SET "Version" = random(); END;

CREATE TRIGGER "LocalDays_INSERT" AFTER INSERT ON "LocalDays" BEGIN UPDATE "SettingsVersions" SET "Version" = random(); END;

CREATE TRIGGER "LocalDays_UPDATE" AFTER UPDATE ON "LocalDays" BEGIN UPDATE "SettingsVersions" SET "Version" = random(); END;

CREATE TRIGGER "LocalDays_DELETE" AFTER DELETE ON "LocalDays" BEGIN UPDATE "SettingsVersions" SET "Version" = random(); END;

CREATE TRIGGER "MenuDishes_INSERT" AFTER INSERT ON "MenuDishes" BEGIN UPDATE "SettingsVersions" SET "Version" = random(); END;

CREATE TRIGGER "MenuDishes_UPDATE" AFTER UPDATE ON "MenuDishes" BEGIN UPDATE "SettingsVersions" SET "Version" = random(); END;

CREATE TRIGGER "MenuDishes_DELETE" AFTER DELETE ON "MenuDishes" BEGIN UPDATE "SettingsVersions" SET "Version" = random(); END;

CREATE TRIGGER "OpeningWindows_INSERT" AFTER INSERT ON "OpeningWindows" BEGIN UPDATE "SettingsVersions" SET "Version" = random(); END;

CREATE TRIGGER "OpeningWindows_UPDATE" AFTER UPDATE ON "OpeningWindows" BEGIN UPDATE "SettingsVersions" SET "Version" = random(); END;

CREATE TRIGGER "OpeningWindows_DELETE" AFTER DELETE ON "OpeningWindows" BEGIN UPDATE "SettingsVersions" SET "Version" = random(); END;

CREATE TRIGGER "PoolGroups_INSERT" AFTER INSERT ON "PoolGroups" BEGIN UPDATE "SettingsVersions" SET "Version" = random(); END;

CREATE TRIGGER "PoolGroups_UPDATE" AFTER UPDATE ON "PoolGroups" BEGIN UPDATE "SettingsVersions" SET "Version" = random(); END;

CREATE TRIGGER "PoolGroups_DELETE" AFTER DELETE ON "PoolGroups" BEGIN UPDATE "SettingsVersions" SET "Version" = random(); END;

CREATE TRIGGER "Pools_INSERT" AFTER INSERT ON "Pools" BEGIN UPDATE "SettingsVersions" SET "Version" = random(); END;

CREATE TRIGGER "Pools_UPDATE" AFTER UPDATE ON "Pools" BEGIN UPDATE "SettingsVersions" SET "Version" = random(); END;

CREATE TRIGGER "Pools_DELETE" AFTER DELETE ON "Pools" BEGIN UPDATE "SettingsVersions" SET "Version" = random(); END;

CREATE TRIGGER "SchoolHolidays_INSERT" AFTER INSERT ON "SchoolHolidays" BEGIN UPDATE "SettingsVersions" SET "Version" = random(); END;

CREATE TRIGGER "SchoolHolidays_UPDATE" AFTER UPDATE ON "SchoolHolidays" BEGIN UPDATE "SettingsVersions" SET "Version" = random(); END;

CREATE TRIGGER "SchoolHolidays_DELETE" AFTER DELETE ON "SchoolHolidays" BEGIN UPDATE "SettingsVersions" SET "Version" = random(); END;

CREATE TRIGGER "Settings_INSERT" AFTER INSERT ON "Settings" BEGIN UPDATE "SettingsVersions" SET "Version" = random(); END;

CREATE TRIGGER "Settings_UPDATE" AFTER UPDATE ON "Settings" BEGIN UPDATE "SettingsVersions" SET "Version" = random(); END;

CREATE TRIGGER "Settings_DELETE" AFTER DELETE ON "Settings" BEGIN UPDATE "SettingsVersions" SET "Version" = random(); END;

CREATE TRIGGER "Sites_INSERT" AFTER INSERT ON "Sites" BEGIN UPDATE "SettingsVersions" SET "Version" = random(); END;

CREATE TRIGGER "Sites_UPDATE" AFTER UPDATE ON "Sites" BEGIN UPDATE "SettingsVersions" SET "Version" = random(); END;

CREATE TRIGGER "Sites_DELETE" AFTER DELETE ON "Sites" BEGIN UPDATE "SettingsVersions" SET "Version" = random(); END;

CREATE TRIGGER "SlotPools_INSERT" AFTER INSERT ON "SlotPools" BEGIN UPDATE "SettingsVersions" SET "Version" = random(); END;

CREATE TRIGGER "SlotPools_UPDATE" AFTER UPDATE ON "SlotPools" BEGIN UPDATE "SettingsVersions" SET "Version" = random(); END;

CREATE TRIGGER "SlotPools_DELETE" AFTER DELETE ON "SlotPools" BEGIN UPDATE "SettingsVersions" SET "Version" = random(); END;

CREATE TRIGGER "SlotRules_INSERT" AFTER INSERT ON "SlotRules" BEGIN UPDATE "SettingsVersions" SET "Version" = random(); END;

CREATE TRIGGER "SlotRules_UPDATE" AFTER UPDATE ON "SlotRules" BEGIN UPDATE "SettingsVersions" SET "Version" = random(); END;

CREATE TRIGGER "SlotRules_DELETE" AFTER DELETE ON "SlotRules" BEGIN UPDATE "SettingsVersions" SET "Version" = random(); END;

CREATE TRIGGER "Slots_INSERT" AFTER INSERT ON "Slots" BEGIN UPDATE "SettingsVersions" SET "Version" = random(); END;

CREATE TRIGGER "Slots_UPDATE" AFTER UPDATE ON "Slots" BEGIN UPDATE "SettingsVersions" SET "Version" = random(); END;

CREATE TRIGGER "Slots_DELETE" AFTER DELETE ON "Slots" BEGIN UPDATE "SettingsVersions" SET "Version" = random(); END;

CREATE TRIGGER "TariffGrids_INSERT" AFTER INSERT ON "TariffGrids" BEGIN UPDATE "SettingsVersions" SET "Version" = random(); END;

CREATE TRIGGER "TariffGrids_UPDATE" AFTER UPDATE ON "TariffGrids" BEGIN UPDATE "SettingsVersions" SET "Version" = random(); END;

CREATE TRIGGER "TariffGrids_DELETE" AFTER DELETE ON "TariffGrids" BEGIN UPDATE "SettingsVersions" SET "Version" = random(); END;

CREATE TRIGGER "WaitingRules_INSERT" AFTER INSERT ON "WaitingRules" BEGIN UPDATE "SettingsVersions" SET "Version" = random(); END;

CREATE TRIGGER "WaitingRules_UPDATE" AFTER UPDATE ON "WaitingRules" BEGIN UPDATE "SettingsVersions" SET "Version" = random(); END;

CREATE TRIGGER "WaitingRules_DELETE" AFTER DELETE ON "WaitingRules" BEGIN UPDATE "SettingsVersions" SET "Version" = random(); END;

INSERT INTO "__EFMigrationsHistory" ("MigrationId", "ProductVersion")
VALUES ('20261201072600_SettingsVersion', '10.0.15');
