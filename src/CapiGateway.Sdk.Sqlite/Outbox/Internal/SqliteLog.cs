using Microsoft.Extensions.Logging;

namespace CapiGateway.Sdk.Sqlite.Outbox.Internal;

/// <summary>Every log message of the package. Ids are stable: 8xx. No message holds a value of an event.</summary>
internal static partial class SqliteLog
{
    [LoggerMessage(801, LogLevel.Information, "Events are kept in {Path}, {Durability}.", EventName = "SqliteStoreOpened")]
    public static partial void StoreOpened(this ILogger logger, string path, SqliteDurability durability);

    [LoggerMessage(802, LogLevel.Error, "Row {Row} of {Path} cannot be read by this release; it stays where it is and is tried again when its lease ends.", EventName = "SqliteEntryUnreadable")]
    public static partial void EntryUnreadable(this ILogger logger, string path, long row);

    [LoggerMessage(803, LogLevel.Warning, "What is past its retention could not be taken out of {Path}; it is tried again.", EventName = "SqliteMaintenanceFailed")]
    public static partial void MaintenanceFailed(this ILogger logger, Exception exception, string path);

    [LoggerMessage(804, LogLevel.Warning, "The log beside {Path} could not be emptied because somebody reads it; what was erased may stand in it until then.", EventName = "SqliteLogNotEmptied")]
    public static partial void ErasedTextInLog(this ILogger logger, string path);

    [LoggerMessage(805, LogLevel.Warning, "{Path} is as large as it may be: {Entries} entries of the journal and {Letters} dead letters made room for events. Raise MaxBytes to keep them.", EventName = "SqliteMadeRoom")]
    public static partial void MadeRoom(this ILogger logger, string path, int entries, int letters);
}
