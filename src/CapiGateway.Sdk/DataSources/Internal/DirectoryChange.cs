namespace CapiGateway.Sdk.DataSources.Internal;

/// <summary>The directory before and after something was read or saved; the same twice when nothing changed.</summary>
internal readonly record struct DirectoryChange(DataSourceDirectory Before, DataSourceDirectory Now)
{
    public bool IsChange => !ReferenceEquals(Before, Now);
}
