using System.Globalization;
using CapiGateway.Sdk.DataSources.Internal;
using CapiGateway.Sdk.Events;
using CapiGateway.Sdk.GraphApi;
using CapiGateway.Sdk.GraphApi.Internal;
using CapiGateway.Sdk.Identity;
using CapiGateway.Sdk.Identity.Internal;
using CapiGateway.Sdk.Outbox;
using Microsoft.Extensions.Options;

namespace CapiGateway.Sdk.DependencyInjection.Internal;

/// <summary>Checks the options of a gateway: each fault names the setting, its value, and what to write instead.</summary>
internal sealed partial class CapiGatewayOptionsValidator : IValidateOptions<CapiGatewayOptions>
{
    private const int MostConcurrentRequests = 64;
    private const int LongestPartnerAgent = 22;

    private static readonly TimeSpan Hour = TimeSpan.FromHours(1);

    public ValidateOptionsResult Validate(string? name, CapiGatewayOptions options)
    {
        var faults = new List<string>();
        CheckAddress(options, faults);
        CheckBatches(options, faults);
        CheckTimes(options, faults);
        CheckOutbox(options, faults);
        CheckDelivery(options, faults);
        CheckTexts(options, faults);
        CheckRules(options, faults);
        CheckPolicy(options, faults);
        return faults.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(faults);
    }

    private static void CheckRules(CapiGatewayOptions options, List<string> faults)
    {
        foreach ((string rule, DiagnosticSeverity severity) in options.RuleSeverities)
        {
            Require(EventRules.Find(rule) is not null, nameof(options.RuleSeverities), rule, "Use the id or the name of a rule, such as CAPI1001.", faults);
            Require(Enum.IsDefined(severity), nameof(options.RuleSeverities), severity, $"Use {nameof(DiagnosticSeverity.Warning)}.", faults);
        }
    }

    private static void CheckPolicy(CapiGatewayOptions options, List<string> faults)
    {
        CheckTime(options.HookTimeout, nameof(options.HookTimeout), TimeSpan.FromMilliseconds(10), TimeSpan.FromMinutes(1), faults);
        Require(options.DeduplicationCapacity >= 1, nameof(options.DeduplicationCapacity), options.DeduplicationCapacity, "Use 1 or more.", faults);
        foreach ((string eventName, EventPriority priority) in options.Priorities)
        {
            Require(Enum.IsDefined(priority), $"{nameof(options.Priorities)}[{eventName}]", priority, "Use Low, Normal or High.", faults);
        }
    }

    private static void CheckAddress(CapiGatewayOptions options, List<string> faults)
    {
        Uri? address = options.GraphApiBaseAddress;
        bool isGood = address is { IsAbsoluteUri: true } && address.Scheme is "http" or "https";
        Require(isGood, nameof(options.GraphApiBaseAddress), address, "Use an absolute address such as https://graph.facebook.com.", faults);
        Require(
            !isGood || !GraphApiVersions.IsWellFormed(address!.Segments[^1].Trim('/')),
            nameof(options.GraphApiBaseAddress),
            address,
            $"Leave the version out of it; {nameof(options.GraphApiVersion)} is put behind it.",
            faults);
        Require(
            !GraphApiVersions.IsForgotten(options.GraphApiVersion),
            nameof(options.GraphApiVersion),
            options.GraphApiVersion,
            $"That version has ended and Meta refuses its calls. Use {CapiGatewayDefaults.GraphApiVersion}.",
            faults);
        Require(
            GraphApiVersions.IsWellFormed(options.GraphApiVersion),
            nameof(options.GraphApiVersion),
            options.GraphApiVersion,
            $"Use a version such as {CapiGatewayDefaults.GraphApiVersion}.",
            faults);
        Require(Enum.IsDefined(options.TokenPlacement), nameof(options.TokenPlacement), options.TokenPlacement, $"Use {nameof(TokenPlacement.BearerHeader)}.", faults);
        Require(
            Enum.IsDefined(options.AppSecretProofForm), nameof(options.AppSecretProofForm), options.AppSecretProofForm, $"Use {nameof(AppSecretProofForm.Classic)}.", faults);
    }

    private static void CheckBatches(CapiGatewayOptions options, List<string> faults)
    {
        Require(
            options.MaxBatchSize is >= 1 and <= CapiGatewayDefaults.MostEventsInABatch,
            nameof(options.MaxBatchSize),
            options.MaxBatchSize,
            "Use 1 to 1000; Meta takes at most 1000 events in a request.",
            faults);
        Require(
            options.MaxBatchBytes >= CapiGatewayDefaults.SmallestMaxBatchBytes,
            nameof(options.MaxBatchBytes),
            options.MaxBatchBytes,
            $"Use {CapiGatewayDefaults.SmallestMaxBatchBytes} or more.",
            faults);
        Require(
            options.MaxConcurrentRequests is >= 1 and <= MostConcurrentRequests,
            nameof(options.MaxConcurrentRequests),
            options.MaxConcurrentRequests,
            $"Use 1 to {MostConcurrentRequests}.",
            faults);
        Require(options.UnconfirmedResends >= 0, nameof(options.UnconfirmedResends), options.UnconfirmedResends, "Use 0 or more.", faults);
    }

    private static void CheckTimes(CapiGatewayOptions options, List<string> faults)
    {
        CheckTime(options.MaxBatchDelay, nameof(options.MaxBatchDelay), TimeSpan.Zero, Hour, faults);
        CheckTime(options.AttemptTimeout, nameof(options.AttemptTimeout), TimeSpan.FromMilliseconds(10), TimeSpan.FromMinutes(5), faults);
        CheckTime(options.RetryBaseDelay, nameof(options.RetryBaseDelay), TimeSpan.FromMilliseconds(1), Hour, faults);
        CheckTime(options.RetryMaxDelay, nameof(options.RetryMaxDelay), options.RetryBaseDelay, TimeSpan.FromDays(1), faults);
        CheckTime(options.EnqueueTimeout, nameof(options.EnqueueTimeout), TimeSpan.Zero, TimeSpan.FromMinutes(1), faults);
        CheckTime(options.SendTimeout, nameof(options.SendTimeout), TimeSpan.FromMilliseconds(10), Hour, faults);
        CheckTime(options.FlushTimeout, nameof(options.FlushTimeout), TimeSpan.FromMilliseconds(10), Hour, faults);
        CheckTime(options.RegistryRefresh, nameof(options.RegistryRefresh), TimeSpan.FromMilliseconds(100), Hour, faults);
        CheckTime(options.RegistryTimeout, nameof(options.RegistryTimeout), TimeSpan.FromMilliseconds(10), TimeSpan.FromMinutes(1), faults);
        CheckTime(options.ShutdownTimeout, nameof(options.ShutdownTimeout), TimeSpan.Zero, Hour, faults);
    }

    private static void CheckOutbox(CapiGatewayOptions options, List<string> faults)
    {
        Require(options.OutboxCapacity >= 1, nameof(options.OutboxCapacity), options.OutboxCapacity, "Use 1 or more.", faults);
        Require(
            options.OutboxCapacityBytes >= options.MaxBatchBytes,
            nameof(options.OutboxCapacityBytes),
            options.OutboxCapacityBytes,
            $"Use MaxBatchBytes ({options.MaxBatchBytes}) or more.",
            faults);
        Require(Enum.IsDefined(options.OutboxFullMode), nameof(options.OutboxFullMode), options.OutboxFullMode, "Use Wait, DropNewest or DropOldest.", faults);
    }

    private static void CheckTexts(CapiGatewayOptions options, List<string> faults)
    {
        string? agent = options.PartnerAgent;
        Require(
            agent is null || (agent.Length <= LongestPartnerAgent && agent.Count(char.IsAsciiLetter) >= 2),
            nameof(options.PartnerAgent),
            agent,
            "Use at most 22 characters with at least two letters, such as myplatform-1.2.",
            faults);
        string? code = options.DefaultCallingCode?.TrimStart('+');
        Require(
            code is null || (code.Length is >= 1 and <= 3 && code.All(char.IsAsciiDigit) && code[0] != '0'),
            nameof(options.DefaultCallingCode),
            options.DefaultCallingCode,
            "Use a calling code such as 1 or 49.",
            faults);
        Require(
            options.DefaultCountryCode is not { } country || CountryTable.Find(country, out _) == NormalizationStatus.Done,
            nameof(options.DefaultCountryCode),
            options.DefaultCountryCode,
            "Use a country such as us or de.",
            faults);
        Require(Enum.IsDefined(options.ExternalIdForm), nameof(options.ExternalIdForm), options.ExternalIdForm, "Use Hashed, HashedLowercase or Raw.", faults);
    }

    private static void CheckTime(TimeSpan value, string setting, TimeSpan least, TimeSpan most, List<string> faults) =>
        Require(value >= least && value <= most, setting, value, $"Use {least:c} to {most:c}.", faults);

    private static void Require(bool holds, string setting, object? value, string remedy, List<string> faults)
    {
        if (!holds)
        {
            string said = value is string or Uri ? ValueInMessage.Of(value.ToString()) : string.Create(CultureInfo.InvariantCulture, $"'{value}'");
            faults.Add($"CapiGatewayOptions.{setting} is {said}. {remedy} See {HelpPage.OfOption(setting)}");
        }
    }
}
