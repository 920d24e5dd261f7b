namespace CapiGateway.Sdk.Sqlite.Storage.Internal;

/// <summary>What each minor version added to the file. A step that was released never changes.</summary>
internal static class SchemaSteps
{
    // Times are ticks of UTC. What is large stands last in its table, so that the columns before it are read without it.
    private const string First = """
        CREATE TABLE numbers(
          name TEXT PRIMARY KEY,
          value INTEGER NOT NULL) STRICT, WITHOUT ROWID;

        CREATE TABLE events(
          id INTEGER PRIMARY KEY,
          data_source TEXT NOT NULL,
          event_name TEXT NOT NULL,
          event_id TEXT NOT NULL,
          accepted_at INTEGER NOT NULL,
          priority INTEGER NOT NULL,
          identifiers TEXT NOT NULL,
          subject TEXT,
          claim BLOB,
          entry BLOB NOT NULL) STRICT;
        CREATE INDEX events_by_source ON events(data_source, id, event_id);
        CREATE INDEX events_by_subject ON events(subject) WHERE subject IS NOT NULL;

        CREATE TABLE leases(
          id INTEGER PRIMARY KEY,
          held INTEGER NOT NULL,
          due INTEGER NOT NULL,
          attempts INTEGER NOT NULL) STRICT;
        CREATE INDEX leases_held ON leases(due) WHERE held = 1;

        CREATE TABLE backlogs(
          data_source TEXT PRIMARY KEY,
          events INTEGER NOT NULL,
          bytes INTEGER NOT NULL) STRICT, WITHOUT ROWID;

        CREATE TABLE claims(
          key BLOB PRIMARY KEY,
          ends INTEGER NOT NULL,
          committed INTEGER NOT NULL) STRICT, WITHOUT ROWID;
        CREATE INDEX claims_by_end ON claims(ends);

        CREATE TABLE dead_letters(
          id INTEGER PRIMARY KEY,
          data_source TEXT NOT NULL,
          event_name TEXT NOT NULL,
          event_id TEXT NOT NULL,
          subject TEXT,
          claim BLOB,
          buried_at INTEGER NOT NULL,
          attempts INTEGER NOT NULL,
          status INTEGER,
          code INTEGER,
          subcode INTEGER,
          title TEXT,
          message TEXT,
          trace TEXT,
          body TEXT,
          entry BLOB NOT NULL) STRICT;
        CREATE INDEX dead_letters_by_time ON dead_letters(buried_at);
        CREATE INDEX dead_letters_by_subject ON dead_letters(subject) WHERE subject IS NOT NULL;

        CREATE TABLE journal(
          id INTEGER PRIMARY KEY,
          data_source TEXT NOT NULL,
          event_name TEXT NOT NULL,
          event_id TEXT NOT NULL,
          at INTEGER NOT NULL,
          accepted_at INTEGER,
          outcome TEXT NOT NULL,
          reason TEXT,
          attempts INTEGER NOT NULL,
          status INTEGER,
          error TEXT,
          trace TEXT,
          identifiers TEXT NOT NULL,
          subject TEXT,
          settled INTEGER NOT NULL) STRICT;
        CREATE INDEX journal_by_event ON journal(data_source, event_id);
        CREATE INDEX journal_by_subject ON journal(subject) WHERE subject IS NOT NULL;

        CREATE TABLE activity(
          data_source TEXT NOT NULL,
          hour INTEGER NOT NULL,
          event_name TEXT NOT NULL,
          outcome INTEGER NOT NULL,
          reason TEXT NOT NULL,
          events INTEGER NOT NULL,
          last_at INTEGER NOT NULL,
          PRIMARY KEY(data_source, hour, event_name, outcome, reason)) STRICT, WITHOUT ROWID;

        CREATE TABLE data_sources(
          id TEXT PRIMARY KEY,
          version INTEGER NOT NULL,
          entry BLOB NOT NULL) STRICT, WITHOUT ROWID;
        """;

    public static IReadOnlyList<string> All { get; } = [First];
}
