namespace CapiGateway.Sdk.Filters.Internal;

/// <summary>A filter, and the only data source that it is for; <see langword="null"/> for all of them.</summary>
internal sealed record FilterRegistration(IPublishingFilter Filter, string? DataSourceId = null);
