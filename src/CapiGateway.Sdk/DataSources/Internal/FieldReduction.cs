using CapiGateway.Sdk.Events;

namespace CapiGateway.Sdk.DataSources.Internal;

/// <summary>Takes out of an event what the allow-list of a data source does not name. Pure; never adds a field.</summary>
internal static class FieldReduction
{
    public static ConversionEvent Apply(ConversionEvent conversion, FieldAllowList fields) => fields == FieldAllowList.Everything
        ? conversion
        : conversion.Reduce(field => !fields.Allows(field), url => UrlReduction.Apply(url, fields));
}
