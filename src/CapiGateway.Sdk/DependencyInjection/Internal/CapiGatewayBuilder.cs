using Microsoft.Extensions.DependencyInjection;

namespace CapiGateway.Sdk.DependencyInjection.Internal;

/// <summary>The builder that <c>AddCapiGateway</c> returns.</summary>
internal sealed record CapiGatewayBuilder(string Name, IServiceCollection Services) : ICapiGatewayBuilder;
