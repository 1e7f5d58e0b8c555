using Microsoft.EntityFrameworkCore;

namespace Preau.Web.Storage.Mappings;

/// <summary>
/// The tables of the job scheduler (Quartz 4.7), so that our migrations make them on both databases. No code of ours reads or
/// writes them: they have no class. Names and columns are Quartz's; it checks them at each start and says what is missing.
/// </summary>
internal static class QuartzTables
{
    // Of each column: name, then s text, i integer, l long, b boolean, x bytes, n number; "?" may be null.
    private const string Trigger = "sched_name:s trigger_name:s trigger_group:s";

    private static readonly (string Name, int KeyParts, string Columns)[] Tables =
    [
        ("job_details", 3, "sched_name:s job_name:s job_group:s description:s? job_class_name:s is_durable:b is_nonconcurrent:b is_update_data:b requests_recovery:b job_data:x?"),
        ("triggers", 3, Trigger + " job_name:s job_group:s description:s? next_fire_time:l? prev_fire_time:l? priority:i? trigger_state:s trigger_type:s start_time:l end_time:l? calendar_name:s? misfire_instr:i? misfire_orig_fire_time:l? execution_group:s? preferred_node:s? preferred_node_auto:b retry_policy:s? retry_attempt:i? continues_trigger_name:s? continues_trigger_group:s? continuation_condition:i? overlap_policy:i? pause_reason:s? paused_by:s? paused_at:l? misfire_threshold:l? fixed_delay:b? job_data:x?"),
        ("simple_triggers", 3, Trigger + " repeat_count:l repeat_interval:l times_triggered:l"),
        ("cron_triggers", 3, Trigger + " cron_expression:s time_zone_id:s?"),
        ("simprop_triggers", 3, Trigger + " str_prop_1:s? str_prop_2:s? str_prop_3:s? int_prop_1:i? int_prop_2:i? long_prop_1:l? long_prop_2:l? dec_prop_1:n? dec_prop_2:n? bool_prop_1:b? bool_prop_2:b? time_zone_id:s?"),
        ("blob_triggers", 3, Trigger + " blob_data:x?"),
        ("calendars", 2, "sched_name:s calendar_name:s calendar:x"),
        ("paused_trigger_grps", 2, "sched_name:s trigger_group:s pause_reason:s? paused_by:s? paused_at:l?"),
        ("paused_job_grps", 2, "sched_name:s job_group:s pause_reason:s? paused_by:s? paused_at:l?"),
        ("fired_triggers", 2, "sched_name:s entry_id:s trigger_name:s trigger_group:s instance_name:s fired_time:l sched_time:l priority:i state:s job_name:s? job_group:s? is_nonconcurrent:b requests_recovery:b? execution_group:s? progress:i? progress_message:s? interrupt_requested_time:l?"),
        ("scheduler_state", 2, "sched_name:s instance_name:s last_checkin_time:l checkin_interval:l quartz_version:s?"),
        ("locks", 2, "sched_name:s lock_name:s"),
    ];

    public static void Map(ModelBuilder model)
    {
        foreach (var (name, keyParts, columns) in Tables)
        {
            var names = columns.Split(' ').Select(c => c[..c.IndexOf(':', StringComparison.Ordinal)]).ToArray();
            model.SharedTypeEntity<Dictionary<string, object>>("qrtz_" + name, table =>
            {
                table.ToTable("qrtz_" + name);
                foreach (var column in columns.Split(' '))
                {
                    var (type, isNullable) = (column[column.IndexOf(':', StringComparison.Ordinal) + 1], column.EndsWith('?'));
                    table.IndexerProperty(TypeOf(type, isNullable), column[..column.IndexOf(':', StringComparison.Ordinal)]).IsRequired(!isNullable);
                }

                table.HasKey(names[..keyParts]);
            });
        }

        // Quartz deletes a trigger and leaves its details to the database.
        string[] details = ["simple_triggers", "cron_triggers", "simprop_triggers", "blob_triggers"];
        foreach (var detail in details)
        {
            model.Entity("qrtz_" + detail).HasOne("qrtz_triggers", null).WithOne()
                .HasForeignKey("qrtz_" + detail, "sched_name", "trigger_name", "trigger_group").OnDelete(DeleteBehavior.Cascade);
        }

        model.Entity("qrtz_triggers").HasOne("qrtz_job_details", null).WithMany()
            .HasForeignKey("sched_name", "job_name", "job_group").OnDelete(DeleteBehavior.Restrict);
        model.Entity("qrtz_triggers").Property<bool>("preferred_node_auto").HasDefaultValue(false);
    }

    private static Type TypeOf(char type, bool isNullable) => (type, isNullable) switch
    {
        ('i', true) => typeof(int?),
        ('i', false) => typeof(int),
        ('l', true) => typeof(long?),
        ('l', false) => typeof(long),
        ('b', true) => typeof(bool?),
        ('b', false) => typeof(bool),
        ('n', _) => typeof(decimal?),
        ('x', _) => typeof(byte[]),
        _ => typeof(string),
    };
}
