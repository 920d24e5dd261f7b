using CapiGateway.Sdk.Events;

namespace CapiGateway.Sdk.Consent;

/// <summary>The states of the United States for which Meta has Limited Data Use, and since when.</summary>
/// <remarks>Meta's documentation: <i>Data Processing Options for US Users</i>. The set grows; a policy takes a list of its own.</remarks>
public static class UsPrivacyStates
{
    /// <summary>All of them. California's began before the page counts.</summary>
    public static IReadOnlyList<UsPrivacyState> All { get; } =
    [
        new("CA", LimitedDataUseStates.California, DateOnly.MinValue),
        new("CO", LimitedDataUseStates.Colorado, new(2023, 6, 1)),
        new("CT", LimitedDataUseStates.Connecticut, new(2023, 6, 1)),
        new("FL", LimitedDataUseStates.Florida, new(2024, 6, 24)),
        new("OR", LimitedDataUseStates.Oregon, new(2024, 6, 24)),
        new("TX", LimitedDataUseStates.Texas, new(2024, 6, 24)),
        new("MT", LimitedDataUseStates.Montana, new(2024, 9, 23)),
        new("DE", LimitedDataUseStates.Delaware, new(2024, 12, 18)),
        new("NE", LimitedDataUseStates.Nebraska, new(2024, 12, 18)),
        new("NH", LimitedDataUseStates.NewHampshire, new(2024, 12, 18)),
        new("NJ", LimitedDataUseStates.NewJersey, new(2024, 12, 18)),
        new("MN", LimitedDataUseStates.Minnesota, new(2025, 6, 2)),
        new("MD", LimitedDataUseStates.Maryland, new(2025, 9, 9)),
        new("RI", LimitedDataUseStates.RhodeIsland, new(2025, 11, 17)),
    ];

    /// <summary>The state of a region.</summary>
    /// <param name="region">The region, or <see langword="null"/>.</param>
    /// <returns>The state; <see langword="null"/> when the region is none of <see cref="All"/>.</returns>
    public static UsPrivacyState? Find(ConsentRegion? region) => region is { Country: "US", Subdivision: { } subdivision }
        ? All.FirstOrDefault(state => state.Subdivision == subdivision)
        : null;
}
