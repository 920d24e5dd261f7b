namespace CapiGateway.Sdk.Consent;

/// <summary>A state of the United States for which Meta has Limited Data Use.</summary>
/// <param name="Subdivision">The state, such as <c>CA</c>.</param>
/// <param name="Code">Its code in <c>data_processing_options_state</c>.</param>
/// <param name="Since">Since when Meta's business tools have it.</param>
public sealed record UsPrivacyState(string Subdivision, int Code, DateOnly Since);
