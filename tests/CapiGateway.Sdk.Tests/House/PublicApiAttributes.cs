using System.ComponentModel;
using System.Diagnostics;
using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Reflection;

namespace CapiGateway.Sdk.Tests.House;

/// <summary>The attributes that a caller or the compiler acts upon, and values as C# writes them.</summary>
internal static class PublicApiAttributes
{
    private static readonly HashSet<Type> Matter =
    [
        typeof(ObsoleteAttribute), typeof(FlagsAttribute), typeof(EditorBrowsableAttribute), typeof(DebuggerDisplayAttribute),
        typeof(AttributeUsageAttribute), typeof(ExperimentalAttribute), typeof(DynamicallyAccessedMembersAttribute),
        typeof(RequiresUnreferencedCodeAttribute), typeof(RequiresDynamicCodeAttribute), typeof(SetsRequiredMembersAttribute),
        typeof(NotNullWhenAttribute), typeof(MaybeNullWhenAttribute), typeof(NotNullAttribute), typeof(MaybeNullAttribute),
        typeof(AllowNullAttribute), typeof(DisallowNullAttribute), typeof(NotNullIfNotNullAttribute), typeof(MemberNotNullAttribute),
        typeof(MemberNotNullWhenAttribute), typeof(DoesNotReturnAttribute), typeof(StringSyntaxAttribute), typeof(UnscopedRefAttribute),
    ];

    public static string Of(MemberInfo member, string after) => Join(member.GetCustomAttributesData(), after);

    public static string Of(ParameterInfo parameter, string after) => Join(parameter.GetCustomAttributesData(), after);

    public static string Value(object? value) => value switch
    {
        null => "null",
        string text => "\"" + text.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal) + "\"",
        char c => $"'{c}'",
        bool flag => flag ? "true" : "false",
        Type type => $"typeof({PublicApiTypes.Of(type)})",
        Enum => $"{value.GetType().Name}.{value}",
        decimal number => number.ToString(CultureInfo.InvariantCulture) + "m",
        IFormattable number => number.ToString(null, CultureInfo.InvariantCulture),
        _ => value.ToString() ?? "",
    };

    private static string Join(IEnumerable<CustomAttributeData> attributes, string after) =>
        string.Concat((
            from attribute in attributes
            where Matter.Contains(attribute.AttributeType) && !IsCompilers(attribute)
            let arguments = attribute.ConstructorArguments.Select(Argument)
                .Concat(attribute.NamedArguments.Select(argument => $"{argument.MemberName} = {Argument(argument.TypedValue)}"))
            let text = string.Join(", ", arguments)
            let name = attribute.AttributeType.Name[..^nameof(Attribute).Length]
            select $"[{name}{(text.Length == 0 ? "" : $"({text})")}]{after}").Order(StringComparer.Ordinal));

    // The compiler marks a constructor of a type with required members so that old compilers keep away.
    private static bool IsCompilers(CustomAttributeData attribute) =>
        attribute.AttributeType == typeof(ObsoleteAttribute)
        && attribute.ConstructorArguments is [{ Value: string message }, ..]
        && message.StartsWith("Constructors of types with required members", StringComparison.Ordinal);

    private static string Argument(CustomAttributeTypedArgument argument) => argument switch
    {
        { Value: IEnumerable<CustomAttributeTypedArgument> items } => string.Join(", ", items.Select(Argument)),
        { ArgumentType.IsEnum: true, Value: { } value } => Value(Enum.ToObject(argument.ArgumentType, value)),
        _ => Value(argument.Value),
    };
}
