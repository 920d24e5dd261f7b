using System.Diagnostics.CodeAnalysis;
using Microsoft.Extensions.Options;

namespace CapiGateway.Sdk.DependencyInjection.Internal;

/// <summary>
/// Reads how long the host gives its services to stop. Its options live in a package that this library does not need otherwise, so they
/// are found by name, and there are none where there is no such host.
/// </summary>
internal static class HostShutdownTimeout
{
    [UnconditionalSuppressMessage("AOT", "IL3050", Justification = "IOptions<T> of a reference type shares its code; the type is kept by the literal name.")]
    [UnconditionalSuppressMessage("Trimming", "IL2055", Justification = "HostOptions is kept by its literal name and has a public constructor.")]
    public static TimeSpan? Read(IServiceProvider services)
    {
        const string TypeName = "Microsoft.Extensions.Hosting.HostOptions, Microsoft.Extensions.Hosting";
        if (Type.GetType(TypeName, throwOnError: false) is not { } hostOptions
            || services.GetService(typeof(IOptions<>).MakeGenericType(hostOptions)) is not IOptions<object> options)
        {
            return null;
        }

        return hostOptions.GetProperty("ShutdownTimeout")?.GetValue(options.Value) as TimeSpan?;
    }
}
