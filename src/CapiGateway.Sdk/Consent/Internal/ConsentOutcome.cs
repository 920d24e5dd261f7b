using CapiGateway.Sdk.Events;

namespace CapiGateway.Sdk.Consent.Internal;

/// <summary>What the gate says about an event at one data source.</summary>
/// <param name="Conversion">What may be sent; <see langword="null"/> when nothing may.</param>
/// <param name="Denial">Why nothing may be sent.</param>
/// <param name="Policies">The policies that were asked, with their versions; <c>no policy</c> without any.</param>
/// <param name="Diagnostics">What was wrong with the signals.</param>
internal readonly record struct ConsentOutcome(
    ConversionEvent? Conversion, string? Denial, string Policies, IReadOnlyList<EventDiagnostic> Diagnostics)
{
    /// <summary>Nothing may be sent after all.</summary>
    public ConsentOutcome DeniedFor(string reason) => this with { Conversion = null, Denial = reason };
}
