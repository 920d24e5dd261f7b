using System.Globalization;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Options;

namespace CapiGateway.Sdk.Sqlite.DependencyInjection.Internal;

/// <summary>Checks the options: each fault names the setting, its value, and what to write instead.</summary>
internal sealed class SqliteOptionsValidator : IValidateOptions<SqliteOptions>
{
    private const long SmallestMaxBytes = 1L << 20;

    private static readonly TimeSpan LongestLockTimeout = TimeSpan.FromMinutes(10);

    public ValidateOptionsResult Validate(string? name, SqliteOptions options)
    {
        var faults = new List<string>();
        CheckConnection(options.ConnectionString, faults);
        Require(Enum.IsDefined(options.Durability), nameof(options.Durability), options.Durability, $"Use {nameof(SqliteDurability.Full)}.", faults);
        Require(options.MaxBytes >= SmallestMaxBytes, nameof(options.MaxBytes), options.MaxBytes, $"Use {SmallestMaxBytes} or more.", faults);
        Require(
            options.LockTimeout >= TimeSpan.Zero && options.LockTimeout <= LongestLockTimeout,
            nameof(options.LockTimeout),
            options.LockTimeout,
            "Use 00:00:00 to 00:10:00.",
            faults);
        Require(options.DeduplicationCapacity > 0, nameof(options.DeduplicationCapacity), options.DeduplicationCapacity, "Use 1 or more.", faults);
        Require(options.JournalCapacity >= 0, nameof(options.JournalCapacity), options.JournalCapacity, "Use 0, for no journal, or more.", faults);
        CheckRetention(options.DeadLetterRetention, nameof(options.DeadLetterRetention), faults);
        CheckRetention(options.JournalRetention, nameof(options.JournalRetention), faults);
        return faults.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(faults);
    }

    // The text is not repeated: it may hold a password that somebody put there in vain.
    private static void CheckConnection(string text, List<string> faults)
    {
        const string Advice = "Use a file of the gateway's own on a local disk, such as \"Data Source=capi.db\"";
        try
        {
            var connection = new SqliteConnectionStringBuilder(text);
            bool isFile = !string.IsNullOrWhiteSpace(connection.DataSource)
                && !connection.DataSource.StartsWith(':') && !connection.DataSource.StartsWith("file:", StringComparison.OrdinalIgnoreCase);
            if (!isFile || connection.Mode is SqliteOpenMode.Memory or SqliteOpenMode.ReadOnly || connection.Cache == SqliteCacheMode.Shared)
            {
                faults.Add($"SqliteOptions.{nameof(SqliteOptions.ConnectionString)} names no file of its own that can be written to. {Advice}.");
            }

            if (!string.IsNullOrEmpty(connection.Password))
            {
                faults.Add($"SqliteOptions.{nameof(SqliteOptions.ConnectionString)} has a password, but the file is not encrypted. {Advice}, on an encrypted disk.");
            }
        }
        catch (ArgumentException)
        {
            faults.Add($"SqliteOptions.{nameof(SqliteOptions.ConnectionString)} is no connection string. {Advice}.");
        }
    }

    private static void CheckRetention(TimeSpan value, string setting, List<string> faults) =>
        Require(value > TimeSpan.Zero && value.TotalDays <= 3650, setting, value, "Use a positive time, up to ten years.", faults);

    private static void Require(bool isGood, string setting, object value, string advice, List<string> faults)
    {
        if (!isGood)
        {
            faults.Add(string.Create(CultureInfo.InvariantCulture, $"SqliteOptions.{setting} is '{value}'. {advice}"));
        }
    }
}
