using CapiGateway.Sdk.DataSources;
using CapiGateway.Sdk.Events;

namespace CapiGateway.Sdk.Filters;

/// <summary>What an <see cref="IPublishingFilter"/> judges.</summary>
/// <param name="Conversion">The event, as far as consent lets it go.</param>
/// <param name="DataSource">The data source that it is addressed to.</param>
/// <param name="SecPurpose">
/// The request's <c>Sec-Purpose</c> header, such as <c>prefetch</c>, when the host passed it on; never sent.
/// </param>
public readonly record struct FilterContext(ConversionEvent Conversion, DataSource DataSource, string? SecPurpose = null);
