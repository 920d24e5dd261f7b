using System.Globalization;
using CapiGateway.Sdk.DataSources;
using CapiGateway.Sdk.Events;

namespace CapiGateway.Sdk.Consent.Internal;

/// <summary>Turns what the gate said into an entry of the record.</summary>
internal static class ProcessingEntries
{
    public static ProcessingEntry Of(
        ConversionEvent conversion, DataSource dataSource, ConsentSignals signals, ConsentOutcome outcome, DateTimeOffset time) => new()
        {
            Time = time,
            Account = dataSource.Account,
            DataSourceId = dataSource.Id,
            EventName = conversion.EventName,
            IsAllowed = outcome.Conversion is not null,
            Denial = outcome.Denial,
            Fields = outcome.Conversion is { } sent ? FieldsOf(sent) : [],
            LimitedDataUse = outcome.Conversion?.LimitedDataUse is { Enabled: true } limited
                ? string.Create(CultureInfo.InvariantCulture, $"{limited.Country}/{limited.State}")
                : null,
            LawfulBasis = signals.LawfulBasis,
            Source = signals.Source,
            Policies = outcome.Policies,
        };

    private static string[] FieldsOf(ConversionEvent sent) =>
    [
        .. Named("event_source_url", sent.EventSourceUrl),
        .. Named("referrer_url", sent.ReferrerUrl),
        .. Named("customer_segmentation", sent.CustomerSegmentation),
        .. Named("advanced_measurement_table", sent.AdvancedMeasurementTable),
        .. sent.FurtherPropertyNames,
        .. sent.UserData.FieldNames.Select(name => "user_data." + name),
        .. sent.CustomData.FieldNames.Select(name => "custom_data." + name),
        .. sent.AppData.FieldNames.Select(name => "app_data." + name),
        .. sent.OriginalEvent.FieldNames.Select(name => "original_event_data." + name),
        .. sent.Attribution.FieldNames.Select(name => "attribution_data." + name),
    ];

    private static string[] Named(string field, string? value) => value is null ? [] : [field];
}
