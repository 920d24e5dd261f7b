using System.Diagnostics.CodeAnalysis;
using System.Text.Json;
using CapiGateway.Sdk.DataSources.Internal;

namespace CapiGateway.Sdk.DataSources;

/// <summary>
/// What a registry keeps of a data source: its settings, its state and its switches. Immutable, compared by value; never holds a
/// credential. A host stores it as one text, <see cref="WriteTo"/> and <see cref="TryParse"/>, beside its id and version.
/// </summary>
public sealed record DataSourceEntry
{
    private readonly NameSet _eventNamesOff = NameSet.Empty;

    /// <summary>The settings.</summary>
    public required DataSource DataSource { get; init; }

    /// <summary>Where it stands in its life cycle; default <see cref="DataSourceState.Pending"/>.</summary>
    public DataSourceState State { get; init; } = DataSourceState.Pending;

    /// <summary>Whether publishing is switched off for all of it: events are received and counted, not sent. Default <see langword="false"/>.</summary>
    public bool IsPublishingOff { get; init; }

    /// <summary>The event names for which publishing is switched off, in Meta's spelling. Default none.</summary>
    public IReadOnlyCollection<string> EventNamesOff
    {
        get => _eventNamesOff;
        init => _eventNamesOff = NameSet.Of(value);
    }

    /// <summary>Under what it was saved, one more each time; zero when it was not saved yet.</summary>
    public long Version { get; init; }

    /// <summary>When it was changed last.</summary>
    public DateTimeOffset ChangedAt { get; init; }

    /// <summary>Who changed it last; <see langword="null"/> when code did.</summary>
    public string? ChangedBy { get; init; }

    /// <summary>Reads an entry that <see cref="WriteTo"/> wrote. Members that it does not know are passed over.</summary>
    /// <param name="utf8Json">One JSON object.</param>
    /// <param name="entry">The entry.</param>
    /// <returns><see langword="false"/> when it is not such an object; it never throws for what it reads.</returns>
    public static bool TryParse(ReadOnlyMemory<byte> utf8Json, [NotNullWhen(true)] out DataSourceEntry? entry) =>
        DataSourceEntryReader.TryRead(utf8Json, out entry);

    /// <summary>Whether events of this name are sent: publishing is off neither for all of it nor for the name.</summary>
    /// <param name="eventName">The event's name.</param>
    /// <returns><see langword="true"/> when they are. The state is another question.</returns>
    /// <exception cref="ArgumentNullException">There is no name.</exception>
    public bool Publishes(string eventName)
    {
        ArgumentNullException.ThrowIfNull(eventName);
        return !IsPublishingOff && !_eventNamesOff.Contains(eventName);
    }

    /// <summary>Writes the entry, version included, as one JSON object.</summary>
    /// <param name="writer">Where to; the caller flushes it.</param>
    /// <exception cref="ArgumentNullException">There is no writer.</exception>
    /// <exception cref="InvalidOperationException">The writer is in a state in which no object may start.</exception>
    public void WriteTo(Utf8JsonWriter writer)
    {
        ArgumentNullException.ThrowIfNull(writer);
        DataSourceEntryWriter.Write(this, writer);
    }

    /// <summary>Id, state and version.</summary>
    /// <returns>For example <c>1234567890123456: Active, version 3</c>.</returns>
    public override string ToString() => $"{DataSource.Id}: {State}, version {Version}";

    internal DataSourceEntry Switch(string eventName, bool on) =>
        this with { EventNamesOff = on ? _eventNamesOff.Without(eventName) : _eventNamesOff.With(eventName) };
}
