using System.ComponentModel;
using System.Reflection;
using System.Runtime.CompilerServices;
using CapiGateway.Sdk.Events;
using Microsoft.Extensions.DependencyInjection;

namespace CapiGateway.Sdk.Tests.House;

/// <summary>What an editor offers after a dot: only the verbs that belong there.</summary>
public sealed class IntelliSenseTests
{
    private const BindingFlags Statics = BindingFlags.Public | BindingFlags.Static | BindingFlags.DeclaredOnly;

    [Fact]
    public void After_ConversionEvent_stand_the_events_and_the_way_to_read_one() =>
        typeof(ConversionEvent).GetMembers(Statics)
            .Where(member => member is not MethodInfo { Name: "TryParse" } and not MethodInfo { ReturnType.Name: nameof(ConversionEventBuilder) })
            .Select(member => member.Name)
            .ShouldBeNone("Neither an event nor a way to read one:");

    [Fact]
    public void After_AddCapiGateway_stand_verbs_that_add_use_or_configure() =>
        SourceAssemblies.All.SelectMany(assembly => assembly.GetExportedTypes())
            .SelectMany(type => type.GetMethods(Statics))
            .Where(method => method.IsDefined(typeof(ExtensionAttribute)) && method.GetParameters()[0].ParameterType == typeof(ICapiGatewayBuilder))
            .Where(method => !Pattern.Of("^(Add|Use|Configure)").IsMatch(method.Name) || method.ReturnType != typeof(ICapiGatewayBuilder))
            .Select(method => $"{method.DeclaringType!.Name}.{method.Name}")
            .ShouldBeNone("A verb of the builder begins with Add, Use or Configure, and returns the builder:");

    [Fact]
    public void What_every_object_has_is_not_offered_among_the_verbs_of_a_builder() =>
        SourceAssemblies.All.SelectMany(assembly => assembly.GetExportedTypes())
            .Where(type => type.IsClass && type.Name.Contains("Builder", StringComparison.Ordinal) && !(type.IsAbstract && type.IsSealed))
            .SelectMany(type => type.GetMethods(BindingFlags.Public | BindingFlags.Instance).Select(method => (Type: type, Method: method)))
            .Where(pair => pair.Method.GetBaseDefinition().DeclaringType == typeof(object) && pair.Method.IsVirtual)
            .Where(pair => pair.Method.GetCustomAttribute<EditorBrowsableAttribute>()?.State != EditorBrowsableState.Never)
            .Select(pair => $"{pair.Type.Name}.{pair.Method.Name}")
            .ShouldBeNone("Without [EditorBrowsable(EditorBrowsableState.Never)]:");

    [Fact]
    public void Every_verb_of_an_event_can_be_followed_by_another() =>
        new[] { typeof(ConversionEventBuilder), typeof(EventBuilder<>), typeof(MessagingEventBuilder) }
            .SelectMany(type => type.GetMethods(BindingFlags.Public | BindingFlags.Instance | BindingFlags.DeclaredOnly))
            .Where(method => method.Name != "Build" && method.GetBaseDefinition().DeclaringType != typeof(object) && !method.ReturnType.Name.EndsWith("Builder", StringComparison.Ordinal))
            .Select(method => $"{method.DeclaringType!.Name}.{method.Name}")
            .ShouldBeNone("Verbs that end a chain before Build:");
}
