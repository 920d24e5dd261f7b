namespace CapiGateway.Sdk.DataSources.Internal;

/// <summary>What a change makes of an entry: another one, or a refusal.</summary>
internal readonly record struct ChangeStep(AdministrationResult? Refusal, DataSourceEntry? Changed = null)
{
    public static implicit operator ChangeStep(DataSourceEntry changed) => new(Refusal: null, changed);
}
