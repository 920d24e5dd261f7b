using System.Reflection;
using System.Runtime.CompilerServices;
using System.Text;

namespace CapiGateway.Sdk.Tests.House;

/// <summary>Writes what an assembly exports as text that reads like C#, the same for the same assembly whatever built it.</summary>
internal static class PublicApiRenderer
{
    public static string Render(Assembly assembly) => Render(assembly.GetExportedTypes());

    public static string Render(IEnumerable<Type> types)
    {
        StringBuilder text = new();
        foreach (IGrouping<string, Type> room in types
            .GroupBy(type => type.Namespace ?? "", StringComparer.Ordinal)
            .OrderBy(room => room.Key, StringComparer.Ordinal))
        {
            text.Append("namespace ").Append(room.Key).Append('\n');
            foreach (Type type in room.OrderBy(type => type.FullName, StringComparer.Ordinal))
            {
                text.Append('\n').Append(Declaration(type));
            }

            text.Append('\n');
        }

        return text.ToString().TrimEnd() + "\n";
    }

    private static string Declaration(Type type)
    {
        string name = type.IsNested ? $"{PublicApiTypes.Of(type.DeclaringType!)}.{PublicApiTypes.Name(type)}" : PublicApiTypes.Name(type);
        string head = PublicApiAttributes.Of(type, "\n");
        if (typeof(Delegate).IsAssignableFrom(type))
        {
            MethodInfo invoke = type.GetMethod("Invoke")!;
            string returned = PublicApiTypes.Of(invoke.ReturnParameter);
            return $"{head}public delegate {returned} {name}({PublicApiMembers.Parameters(invoke)}){PublicApiTypes.Constraints(type)};\n";
        }

        IEnumerable<string> members = type.IsEnum ? Values(type) : PublicApiMembers.Of(type);
        return $"{head}public {Kind(type)} {name}{Bases(type)}{PublicApiTypes.Constraints(type)}\n"
            + string.Concat(members.Select(member => $"    {member}\n"));
    }

    private static string Kind(Type type)
    {
        string record = PublicApiTypes.IsRecord(type) ? "record" : "";
        string[] words = type switch
        {
            { IsEnum: true } => ["enum"],
            { IsInterface: true } => ["interface"],
            { IsValueType: true } =>
                [type.IsDefined(typeof(IsReadOnlyAttribute)) ? "readonly" : "", type.IsByRefLike ? "ref" : "", record, "struct"],
            { IsAbstract: true, IsSealed: true } => ["static", "class"],
            _ => [type.IsAbstract ? "abstract" : type.IsSealed ? "sealed" : "", record.Length > 0 ? record : "class"],
        };
        return string.Join(' ', words.Where(word => word.Length > 0));
    }

    private static string Bases(Type type)
    {
        if (type.IsEnum)
        {
            Type underlying = Enum.GetUnderlyingType(type);
            return underlying == typeof(int) ? "" : $" : {PublicApiTypes.Of(underlying)}";
        }

        IEnumerable<Type> inherited = type.GetInterfaces().SelectMany(contract => contract.GetInterfaces())
            .Concat(type.BaseType?.GetInterfaces() ?? []);
        IEnumerable<string> contracts = type.GetInterfaces().Except(inherited).Where(contract => contract.IsVisible)
            .Select(contract => PublicApiTypes.Of(contract)).Order(StringComparer.Ordinal);
        bool hasBase = type.BaseType is { } parent && parent != typeof(object) && parent != typeof(ValueType);
        string[] bases = [.. hasBase ? [PublicApiTypes.Of(type.BaseType!)] : Array.Empty<string>(), .. contracts];
        return bases.Length == 0 ? "" : $" : {string.Join(", ", bases)}";
    }

    private static IEnumerable<string> Values(Type type) =>
        from name in Enum.GetNames(type)
        let attributes = PublicApiAttributes.Of(type.GetField(name)!, " ")
        select $"{attributes}{name} = {Enum.Format(type, Enum.Parse(type, name), "d")},";
}
