namespace CapiGateway.Sdk.DataSources;

/// <summary>On whose behalf something is done: the host has authenticated the person and says who it is.</summary>
/// <param name="Name">Who; goes to the audit and, as <see cref="DataSourceEntry.ChangedBy"/>, to the registry, never to a log.</param>
/// <param name="Account">The account whose data sources the person may see.</param>
/// <param name="Role">What the person may do with them.</param>
public sealed record Administrator(string Name, string Account, AdministratorRole Role)
{
    internal bool MayChange => Role is AdministratorRole.Admin or AdministratorRole.Manager;

    /// <summary>Role and account.</summary>
    /// <returns>For example <c>Manager of shop-a</c>.</returns>
    public override string ToString() => $"{Role} of {Account}";
}
