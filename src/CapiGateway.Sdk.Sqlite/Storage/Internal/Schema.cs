using System.Globalization;

namespace CapiGateway.Sdk.Sqlite.Storage.Internal;

/// <summary>
/// The version of the file. Within a major version tables and columns are only added, and what is added has a default, so that an earlier
/// release goes on working on the file while a later one is rolled out.
/// </summary>
internal static class Schema
{
    // "CAPI", by which the file says whose it is.
    public const int ApplicationId = 0x43415049;

    /// <summary>Changes when an earlier release could not work on the file any more.</summary>
    public const int Major = 1;

    // A file says major · 1000 + minor.
    private const int MinorsInAMajor = 1000;

    /// <summary>Refuses a file that is not ours or that is too new, without touching it.</summary>
    public static void Verify(Database database)
    {
        (int application, int version, int tables) = Facts(database);
        if (application == ApplicationId)
        {
            if (tables == 0)
            {
                throw StoreFault.Of(SqliteStoreProblem.Corrupt, database.Path, "It says that it is the gateway's, and has no tables");
            }

            if (version / MinorsInAMajor > Major)
            {
                throw StoreFault.Of(
                    SqliteStoreProblem.NewerVersion,
                    database.Path,
                    string.Create(CultureInfo.InvariantCulture, $"It has version {version / MinorsInAMajor}; this release knows {Major}"));
            }
        }
        else if (application != 0 || version != 0 || tables != 0)
        {
            throw StoreFault.Of(SqliteStoreProblem.Foreign, database.Path);
        }
    }

    /// <summary>Adds what this release needs and the file lacks, in one commit.</summary>
    public static void Upgrade(Database database)
    {
        if (Minor(database) >= SchemaSteps.All.Count)
        {
            return;
        }

        database.Execute("BEGIN IMMEDIATE");
        try
        {
            // Another process may have done it while this one waited.
            foreach (string step in SchemaSteps.All.Skip(Minor(database)))
            {
                database.Execute(step);
            }

            int version = Math.Max((Major * MinorsInAMajor) + SchemaSteps.All.Count, Number(database, "PRAGMA user_version"));
            database.Execute(string.Create(
                CultureInfo.InvariantCulture, $"PRAGMA application_id = {ApplicationId}; PRAGMA user_version = {version}; COMMIT"));
        }
        catch
        {
            database.TryRollBack();
            throw;
        }
    }

    // Of one moment: another process may make the tables between two looks.
    private static (int Application, int Version, int Tables) Facts(Database database)
    {
        database.Execute("BEGIN");
        try
        {
            return (
                Number(database, "PRAGMA application_id"),
                Number(database, "PRAGMA user_version"),
                Number(database, "SELECT count(*) FROM sqlite_schema"));
        }
        finally
        {
            database.TryRollBack();
        }
    }

    // A later minor version has all of these steps and more.
    private static int Minor(Database database) => Number(database, "PRAGMA user_version") % MinorsInAMajor;

    private static int Number(Database database, string sql) => int.Parse(database.Read(sql) ?? "0", CultureInfo.InvariantCulture);
}
