namespace CapiGateway.Sdk.Sqlite.Storage.Internal;

/// <summary>Something that jobs of one transaction share, such as a count that is written once for all of them. Used by the writing thread.</summary>
internal interface ICommitPart
{
    /// <summary>A transaction begins; what an earlier one that failed left is forgotten.</summary>
    void Begin(Database database);

    /// <summary>The jobs are done and the transaction is about to be committed.</summary>
    void Flush(Database database);
}
