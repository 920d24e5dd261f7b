using System.Reflection;

namespace CapiGateway.Sdk.Tests.House;

/// <summary>Finds public methods that run asynchronously and cannot be cancelled, or take their token anywhere but last.</summary>
internal static class AsyncSignatures
{
    private const BindingFlags Declared =
        BindingFlags.DeclaredOnly | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance | BindingFlags.Static;

    public static IEnumerable<string> WithoutTokenLast(Assembly assembly) => WithoutTokenLast(assembly.GetExportedTypes());

    public static IEnumerable<string> WithoutTokenLast(IEnumerable<Type> types) =>
        from type in types
        where !typeof(Delegate).IsAssignableFrom(type)
        from method in type.GetMethods(Declared)
        where method.IsPublic || method.IsFamily || method.IsFamilyOrAssembly
        where IsAsynchronous(method.ReturnType) && !method.IsSpecialName && !IsPrescribed(type, method)
        where method.GetParameters().LastOrDefault()?.ParameterType != typeof(CancellationToken)
        select $"{type.FullName}.{method.Name}";

    private static bool IsAsynchronous(Type type)
    {
        Type definition = type.IsGenericType ? type.GetGenericTypeDefinition() : type;
        return definition == typeof(Task) || definition == typeof(Task<>) || definition == typeof(ValueTask)
            || definition == typeof(ValueTask<>) || definition == typeof(IAsyncEnumerable<>);
    }

    // The framework gave these their parameters: overrides of its methods and members of its interfaces.
    private static bool IsPrescribed(Type type, MethodInfo method) =>
        IsFrameworks(method.GetBaseDefinition().DeclaringType)
        || (!type.IsInterface && type.GetInterfaces().Where(IsFrameworks)
            .Any(contract => type.GetInterfaceMap(contract).TargetMethods.Contains(method)));

    private static bool IsFrameworks(Type? type) =>
        type?.Assembly.GetName().Name is { } name
        && (name.StartsWith("System.", StringComparison.Ordinal) || name.StartsWith("Microsoft.", StringComparison.Ordinal));
}
