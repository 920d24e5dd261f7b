using System.Reflection;
using System.Runtime.CompilerServices;

namespace CapiGateway.Sdk.Tests.House;

/// <summary>The members of a type that others can use, one line each; what the compiler wrote by itself is left out.</summary>
internal static class PublicApiMembers
{
    private static readonly MemberTypes[] Order =
        [MemberTypes.Field, MemberTypes.Constructor, MemberTypes.Property, MemberTypes.Event, MemberTypes.Method];

    public static IEnumerable<string> Of(Type type) =>
        from member in type.GetMembers(PublicApiTypes.Declared)
            .Where(member => member is PropertyInfo || !member.IsDefined(typeof(CompilerGeneratedAttribute)))
            .Select(member => (Info: member, Text: Member(type, member)))
            .OrderBy(member => Rank(member.Info))
            .ThenBy(member => member.Info.Name, StringComparer.Ordinal)
            .ThenBy(member => member.Text, StringComparer.Ordinal)
        where member.Text is not null
        select PublicApiAttributes.Of(member.Info, " ") + member.Text;

    public static string Parameters(MethodBase method) => Parameters(method.GetParameters());

    private static string Parameters(IEnumerable<ParameterInfo> parameters) =>
        string.Join(
            ", ",
            from parameter in parameters
            let isOpen = parameter.IsDefined(typeof(ParamArrayAttribute)) || parameter.IsDefined(typeof(ParamCollectionAttribute))
            let value = parameter.HasDefaultValue ? $" = {Default(parameter)}" : ""
            let attributes = PublicApiAttributes.Of(parameter, " ")
            select $"{attributes}{(isOpen ? "params " : "")}{PublicApiTypes.Of(parameter)} {parameter.Name}{value}");

    private static int Rank(MemberInfo member) => Array.IndexOf(Order, member.MemberType);

    private static string? Member(Type type, MemberInfo member) => member switch
    {
        FieldInfo { IsPublic: true } or FieldInfo { IsFamily: true } or FieldInfo { IsFamilyOrAssembly: true } => Field((FieldInfo)member),
        ConstructorInfo constructor when IsVisible(constructor) =>
            $"{Access(constructor)}{PublicApiTypes.Bare(type)}({Parameters(constructor)});",
        PropertyInfo property when property.GetAccessors(nonPublic: true).Any(IsVisible) => Property(property),
        EventInfo e when IsVisible(e.AddMethod!) => $"{Access(e.AddMethod!)}event {PublicApiTypes.Of(e)} {e.Name};",
        MethodInfo method when IsVisible(method) && (!method.IsSpecialName || IsOperator(method)) => Method(method),
        _ => null,
    };

    private static string Field(FieldInfo field)
    {
        string kind = field.IsLiteral ? "const " : (field.IsStatic ? "static " : "") + (field.IsInitOnly ? "readonly " : "");
        string value = field.IsLiteral ? $" = {PublicApiAttributes.Value(field.GetRawConstantValue())}" : "";
        return $"{(field.IsPublic ? "public " : "protected ")}{kind}{PublicApiTypes.Of(field)} {field.Name}{value};";
    }

    private static string Property(PropertyInfo property)
    {
        MethodInfo[] accessors = [.. new[] { property.GetMethod, property.SetMethod }.OfType<MethodInfo>().Where(IsVisible)];
        MethodInfo main = accessors.FirstOrDefault(accessor => accessor.IsPublic) ?? accessors[0];
        string verbs = string.Concat(
            from accessor in accessors
            let access = accessor.IsPublic == main.IsPublic ? "" : "protected "
            select access + (accessor == property.GetMethod ? "get; " : IsInit(accessor) ? "init; " : "set; "));
        string required = property.IsDefined(typeof(RequiredMemberAttribute)) ? "required " : "";
        string name = property.GetIndexParameters() is { Length: > 0 } indexes ? $"this[{Parameters(indexes)}]" : property.Name;
        return $"{Access(main)}{required}{PublicApiTypes.Of(property)} {name} {{ {verbs}}}";
    }

    private static string Method(MethodInfo method)
    {
        string extension = method.IsDefined(typeof(ExtensionAttribute)) ? "this " : "";
        string generic = method.IsGenericMethod
            ? $"<{string.Join(", ", method.GetGenericArguments().Select(PublicApiTypes.Parameter))}>"
            : "";
        return $"{Access(method)}{PublicApiTypes.Of(method.ReturnParameter)} {method.Name}{generic}({extension}{Parameters(method)})"
            + $"{PublicApiTypes.Constraints(method)};";
    }

    private static string Default(ParameterInfo parameter) =>
        parameter.DefaultValue is { } value ? PublicApiAttributes.Value(value)
        : PublicApiTypes.IsValue(parameter.ParameterType) ? "default"
        : "null";

    private static string Access(MethodBase method)
    {
        if (method.DeclaringType!.IsInterface)
        {
            return method.IsStatic ? method.IsAbstract ? "static abstract " : "static " : "";
        }

        bool isOverride = method is MethodInfo { IsVirtual: true } info && info.GetBaseDefinition() != info;
        string kind = method switch
        {
            { IsStatic: true } => "static ",
            _ when isOverride => method.IsFinal ? "sealed override " : "override ",
            { IsAbstract: true } => "abstract ",
            { IsVirtual: true, IsFinal: false } => "virtual ",
            _ => "",
        };
        return (method.IsPublic ? "public " : "protected ") + kind;
    }

    private static bool IsVisible(MethodBase method) => method.IsPublic || method.IsFamily || method.IsFamilyOrAssembly;

    private static bool IsOperator(MethodInfo method) => method.Name.StartsWith("op_", StringComparison.Ordinal);

    private static bool IsInit(MethodInfo accessor) =>
        accessor.ReturnParameter.GetRequiredCustomModifiers().Contains(typeof(IsExternalInit));
}
