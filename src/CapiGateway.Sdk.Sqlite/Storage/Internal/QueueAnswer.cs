namespace CapiGateway.Sdk.Sqlite.Storage.Internal;

/// <summary>What became of a job that was handed to a queue.</summary>
internal enum QueueAnswer
{
    Added,
    Full,
    Closed,
}
