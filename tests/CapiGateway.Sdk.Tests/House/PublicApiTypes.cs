using System.Reflection;
using System.Runtime.CompilerServices;

namespace CapiGateway.Sdk.Tests.House;

/// <summary>Names of types as C# writes them, with nullability where the assembly tells it.</summary>
internal static class PublicApiTypes
{
    public const BindingFlags Declared =
        BindingFlags.DeclaredOnly | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance | BindingFlags.Static;

    private static readonly Dictionary<Type, string> Keywords = new[]
    {
        (typeof(bool), "bool"), (typeof(byte), "byte"), (typeof(sbyte), "sbyte"), (typeof(short), "short"), (typeof(ushort), "ushort"),
        (typeof(int), "int"), (typeof(uint), "uint"), (typeof(long), "long"), (typeof(ulong), "ulong"), (typeof(float), "float"),
        (typeof(double), "double"), (typeof(decimal), "decimal"), (typeof(char), "char"), (typeof(string), "string"),
        (typeof(object), "object"), (typeof(void), "void"),
    }.ToDictionary();

    public static string Of(FieldInfo field) => Of(field.FieldType, new NullabilityInfoContext().Create(field));

    public static string Of(EventInfo e) => Of(e.EventHandlerType!, new NullabilityInfoContext().Create(e));

    public static string Of(PropertyInfo property) =>
        (property.PropertyType.IsByRef ? "ref " : "") + Of(property.PropertyType, new NullabilityInfoContext().Create(property));

    public static string Of(ParameterInfo parameter)
    {
        string way = !parameter.ParameterType.IsByRef ? "" : parameter.IsOut ? "out " : parameter.IsIn ? "in " : "ref ";
        return way + Of(parameter.ParameterType, new NullabilityInfoContext().Create(parameter));
    }

    public static string Of(Type type, NullabilityInfo? nullability = null)
    {
        if (type.IsByRef)
        {
            return Of(type.GetElementType()!, nullability);
        }

        if (Nullable.GetUnderlyingType(type) is { } underlying)
        {
            return Of(underlying) + "?";
        }

        bool mayBeNull = nullability is { ReadState: NullabilityState.Nullable } or { WriteState: NullabilityState.Nullable };
        string mark = mayBeNull && TellsNull(type) ? "?" : "";
        if (type.IsArray)
        {
            return $"{Of(type.GetElementType()!, nullability?.ElementType)}[{new string(',', type.GetArrayRank() - 1)}]{mark}";
        }

        string outer = type is { IsNested: true, IsGenericParameter: false } ? Of(type.DeclaringType!) + "." : "";
        string name = Keywords.TryGetValue(type, out string? keyword) ? keyword : Bare(type);
        return outer + name + Arguments(type, nullability) + mark;
    }

    /// <summary>The name of a type that is declared, with its type parameters.</summary>
    public static string Name(Type type) =>
        type.IsGenericType ? $"{Bare(type)}<{string.Join(", ", type.GetGenericArguments().Select(Parameter))}>" : Bare(type);

    /// <summary>The name of a type without its type parameters.</summary>
    public static string Bare(Type type) => type.Name.Split('`')[0];

    public static bool IsRecord(Type type) =>
        type.GetMethod("PrintMembers", Declared)?.IsDefined(typeof(CompilerGeneratedAttribute)) ?? type.GetMethod("<Clone>$") is not null;

    /// <summary>A type parameter where it is declared.</summary>
    public static string Parameter(Type parameter)
    {
        GenericParameterAttributes variance = parameter.GenericParameterAttributes & GenericParameterAttributes.VarianceMask;
        string way = variance switch
        {
            GenericParameterAttributes.Covariant => "out ",
            GenericParameterAttributes.Contravariant => "in ",
            _ => "",
        };
        return way + PublicApiAttributes.Of(parameter, " ") + parameter.Name;
    }

    public static string Constraints(Type type) => type.IsGenericType ? Constraints(type.GetGenericArguments()) : "";

    public static string Constraints(MethodInfo method) => method.IsGenericMethod ? Constraints(method.GetGenericArguments()) : "";

    public static bool IsValue(Type type) =>
        (type.IsByRef ? type.GetElementType()! : type) is { IsValueType: true } bare && Nullable.GetUnderlyingType(bare) is null;

    // Of a type parameter without constraint the runtime tells T and T? alike.
    private static bool TellsNull(Type type) =>
        type.IsGenericParameter
            ? type.GenericParameterAttributes.HasFlag(GenericParameterAttributes.ReferenceTypeConstraint)
            : !type.IsValueType;

    private static string Arguments(Type type, NullabilityInfo? nullability) =>
        !type.IsGenericType
            ? ""
            : $"<{string.Join(", ", type.GetGenericArguments()
                .Select((argument, index) => Of(argument, nullability?.GenericTypeArguments.ElementAtOrDefault(index))))}>";

    private static string Constraints(IEnumerable<Type> parameters) =>
        string.Concat(
            from parameter in parameters
            let limits = Limits(parameter).OfType<string>().ToArray()
            where limits.Length > 0
            select $" where {parameter.Name} : {string.Join(", ", limits)}");

    private static IEnumerable<string?> Limits(Type parameter)
    {
        GenericParameterAttributes flags = parameter.GenericParameterAttributes;
        bool isStruct = flags.HasFlag(GenericParameterAttributes.NotNullableValueTypeConstraint);
        yield return isStruct ? "struct" : flags.HasFlag(GenericParameterAttributes.ReferenceTypeConstraint) ? "class" : null;
        foreach (Type limit in parameter.GetGenericParameterConstraints().Where(limit => limit != typeof(ValueType)))
        {
            yield return Of(limit);
        }

        yield return flags.HasFlag(GenericParameterAttributes.DefaultConstructorConstraint) && !isStruct ? "new()" : null;
        yield return flags.HasFlag(GenericParameterAttributes.AllowByRefLike) ? "allows ref struct" : null;
    }
}
