namespace CapiGateway.Sdk.DataSources.Internal;

/// <summary>Whoever holds events back, takes them back or lets them go when a switch is turned.</summary>
internal interface ISwitchFollower
{
    /// <summary>Does what a change of the directory asks for; completes when nothing is in flight any more that it stopped.</summary>
    Task FollowAsync(DataSourceDirectory before, DataSourceDirectory now, CancellationToken cancellationToken);
}
