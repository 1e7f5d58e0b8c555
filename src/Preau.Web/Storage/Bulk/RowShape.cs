using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;

namespace Preau.Web.Storage.Bulk;

/// <summary>
/// How the rows of an entity become values: its columns in the order of their names, each through the model's own converter.
/// Compiled once, nothing is boxed: for millions of rows.
/// </summary>
public sealed class RowShape<T>
    where T : class
{
    private readonly Action<T, RowSink> write;

    private RowShape(string table, IReadOnlyList<string> columns, Action<T, RowSink> write) => (Table, Columns, this.write) = (table, columns, write);

    public string Table { get; }

    public IReadOnlyList<string> Columns { get; }

    /// <param name="drawn">Properties that differ from one fill to the next: secrets.</param>
    public static RowShape<T> Of(IModel model, params string[] drawn)
    {
        var entity = model.FindEntityType(typeof(T)) ?? throw new ArgumentException($"{typeof(T).Name} is no entity.");
        var table = StoreObjectIdentifier.Table(entity.GetTableName()!, entity.GetSchema());
        var columns = entity.GetFlattenedProperties().Select(p => (Property: p, Name: p.GetColumnName(table)!)).OrderBy(c => c.Name, StringComparer.Ordinal).ToList();
        var (row, sink) = (Expression.Parameter(typeof(T)), Expression.Parameter(typeof(RowSink)));
        var steps = columns.SelectMany(c => drawn.Contains(c.Property.Name, StringComparer.Ordinal)
            ? [Expression.Call(sink, nameof(RowSink.NextIsDrawn), null), Value(c.Property, row, sink)]
            : (Expression[])[Value(c.Property, row, sink)]);
        var body = Expression.Block(steps.Append(Expression.Call(sink, nameof(RowSink.EndRow), null)));
        return new(table.Name, columns.ConvertAll(c => c.Name), Expression.Lambda<Action<T, RowSink>>(body, row, sink).Compile());
    }

    public void Write(T row, RowSink sink) => write(row, sink);

    private static Expression Value(IProperty property, Expression row, Expression sink)
    {
        var owner = property.DeclaringType is IComplexType complex ? Expression.Property(row, complex.ComplexProperty.PropertyInfo!) : row;
        var value = Expression.Property(owner, property.PropertyInfo ?? throw new ArgumentException($"{property.Name} is no property of the class."));
        if (Nullable.GetUnderlyingType(value.Type) is null) return Given(property, value, sink);
        return Expression.IfThenElse(
            Expression.Property(value, "HasValue"), Given(property, Expression.Property(value, "Value"), sink), Expression.Call(sink, nameof(RowSink.AddNull), null));
    }

    private static MethodCallExpression Given(IProperty property, Expression value, Expression sink)
    {
        var converter = property.GetTypeMapping().Converter;
        var stored = converter is null ? value : Expression.Invoke(converter.ConvertToProviderExpression, Expression.Convert(value, converter.ModelClrType));
        return Expression.Call(sink, nameof(RowSink.Add), null, stored);
    }
}
