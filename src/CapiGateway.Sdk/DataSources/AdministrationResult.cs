namespace CapiGateway.Sdk.DataSources;

/// <summary>The answer of <see cref="DataSourceAdministration"/>: a forbidden or failed call is a value, never an exception.</summary>
public sealed record AdministrationResult
{
    /// <summary>What became of the call.</summary>
    public required AdministrationStatus Status { get; init; }

    /// <summary>The data source as it is now; <see langword="null"/> when there is none that the caller may see.</summary>
    public DataSourceEntry? Entry { get; init; }

    /// <summary>What the probe found out; <see langword="null"/> when there was none.</summary>
    public ConfirmationResult? Confirmation { get; init; }

    /// <summary>What is wrong and what to do, for people; empty when it was done.</summary>
    public string Explanation { get; init; } = string.Empty;

    /// <summary>Whether it was done.</summary>
    public bool IsDone => Status == AdministrationStatus.Done;
}
