using CapiGateway.Sdk.Events;

namespace CapiGateway.Sdk;

/// <summary>What becomes of one field of user data. Holds no value.</summary>
/// <param name="Field">The field in Meta's spelling, such as <c>user_data.em</c>.</param>
/// <param name="Treatment">Whether it travels, and how.</param>
/// <param name="Reason">The rule by which a value was left out; <see langword="null"/> for what travels.</param>
public sealed record FieldExplanation(string Field, FieldTreatment Treatment, DiagnosticRule? Reason = null);
