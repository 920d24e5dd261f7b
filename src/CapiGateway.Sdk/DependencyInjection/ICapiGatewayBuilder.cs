namespace Microsoft.Extensions.DependencyInjection;

/// <summary>
/// Sets up one gateway. Its verbs are extension methods: <c>Add…</c> appends, <c>Use…</c> replaces, <c>Configure…</c> touches options.
/// </summary>
public interface ICapiGatewayBuilder
{
    /// <summary>The gateway's name; empty for the only or first one.</summary>
    string Name { get; }

    /// <summary>The services that it is set up in.</summary>
    IServiceCollection Services { get; }
}
