using CapiGateway.Sdk.DataSources;
using CapiGateway.Sdk.Events;

namespace CapiGateway.Sdk.GraphApi.Internal;

/// <summary>One request: these events, together, to that data source.</summary>
/// <param name="DataSource">Whose id and destination make the address. Its own test code is not read: the header holds it.</param>
/// <param name="Credential">What the request is signed with.</param>
/// <param name="Header">What stands beside the events.</param>
/// <param name="Events">The events as UTF-8 JSON objects.</param>
internal sealed record EventsCall(
    DataSource DataSource,
    AccessCredential Credential,
    RequestFields Header,
    IReadOnlyList<ReadOnlyMemory<byte>> Events);
