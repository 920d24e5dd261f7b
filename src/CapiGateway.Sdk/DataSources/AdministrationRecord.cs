namespace CapiGateway.Sdk.DataSources;

/// <summary>One change for the audit: who, what, when, before, after.</summary>
/// <param name="By">Who.</param>
/// <param name="Operation">What.</param>
/// <param name="At">When.</param>
/// <param name="Before">How it was; <see langword="null"/> when it was not there, or was another account's.</param>
/// <param name="After">How it is.</param>
public sealed record AdministrationRecord(
    Administrator By, AdministrationOperation Operation, DateTimeOffset At, DataSourceEntry? Before, DataSourceEntry After);
