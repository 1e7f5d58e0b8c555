using Microsoft.EntityFrameworkCore;
using Preau.Domain.Values;

namespace Preau.Web.Storage;

/// <summary>Rules that hold for every entity, applied once instead of in each mapping.</summary>
internal static class ModelRules
{
    public static void Apply(ModelBuilder model)
    {
        foreach (var entity in model.Model.GetEntityTypes().ToList())
        {
            if (entity.FindProperty("Version") is { } version && version.ClrType == typeof(int)) version.IsConcurrencyToken = true;

            foreach (var property in entity.ClrType.GetProperties().Where(p => p.PropertyType == typeof(Money) && p.CanWrite))
            {
                model.Entity(entity.ClrType).ComplexProperty(property.PropertyType, property.Name, money =>
                    money.Property(nameof(Money.Cents)).HasColumnName(property.Name + "Cents"));
            }

            // Nothing disappears because something else did: a removal is an act of its own, with its history.
            foreach (var key in entity.GetForeignKeys().Where(k => !k.IsOwnership)) key.DeleteBehavior = DeleteBehavior.Restrict;
        }
    }
}
