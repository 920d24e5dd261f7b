using System.Reflection;
using CapiGateway.Sdk.Events;
using CapiGateway.Sdk.Identity;
using CapiGateway.Sdk.Testing.Conformance;
using CapiGateway.Sdk.Testing.Emulator;
using CapiGateway.Sdk.Testing.Recording;
using CapiGateway.Sdk.Testing.Time;

namespace CapiGateway.Sdk.Tests.House;

/// <summary>What a reader meets first in an editor, and where an example therefore stands: all verbs, and the types that one starts from.</summary>
internal static class EntryPoints
{
    private static readonly Type[] WithAnExampleEachMethod =
    [
        typeof(ConversionEvent), typeof(ConversionEventBatch), typeof(ConversionEventBuilder), typeof(EventBuilder<>), typeof(EventIds),
        typeof(ICapiGateway), typeof(IdentifierHasher), typeof(IdentifierNormalizer),
    ];

    private static readonly Type[] WithAnExampleOfTheirOwn =
    [
        typeof(ICapiGateway), typeof(CapiGatewayOptions), typeof(GatewayStatistics), typeof(IEventLossListener), typeof(UserDataBuilder),
        typeof(CustomDataBuilder), typeof(AppDataBuilder), typeof(MessagingEventBuilder), typeof(LimitedDataUse), typeof(EventDefaults),
        typeof(Sha256Digest), typeof(ConversionsApiEmulator), typeof(EmulatorOptions), typeof(EmulatorFaults), typeof(EmulatorFault),
        typeof(RecordingCapiGateway), typeof(ManualTimeProvider), typeof(ConformanceSuite),
    ];

    // What an editor hides, and what every object has.
    private static readonly HashSet<string> Unneeded = new(StringComparer.Ordinal) { "Equals", "GetHashCode", "ToString", "GetMaxByteCount" };

    /// <summary>The names, as the compiler writes them without parameters, that have no example in the comments of any overload.</summary>
    public static IEnumerable<string> WithoutExample()
    {
        HashSet<string> shown = [.. SourceAssemblies.Names.SelectMany(name => XmlDocs.Of(name).Examples).Select(example => WithoutParameters(example.Member))];
        return All().Where(name => !shown.Contains(name));
    }

    private static IEnumerable<string> All() => WithAnExampleEachMethod.Concat(VerbsOfTheBuilder()).SelectMany(Methods)
        .Concat(WithAnExampleOfTheirOwn.Select(type => $"T:{type.FullName}"))
        .Distinct(StringComparer.Ordinal)
        .Order(StringComparer.Ordinal);

    private static IEnumerable<Type> VerbsOfTheBuilder() => SourceAssemblies.All.SelectMany(assembly => assembly.GetExportedTypes())
        .Where(type => type.Namespace == HousePlan.VerbNamespace && type is { IsAbstract: true, IsSealed: true });

    private static IEnumerable<string> Methods(Type type) => type
        .GetMethods(BindingFlags.Public | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly)
        .Where(method => !method.IsSpecialName && !Unneeded.Contains(method.Name))
        .Select(method => $"M:{type.FullName}.{method.Name}");

    private static string WithoutParameters(string member)
    {
        string name = member.Split('(')[0];
        int generic = name.IndexOf("``", StringComparison.Ordinal);
        return generic < 0 ? name : name[..generic];
    }
}
