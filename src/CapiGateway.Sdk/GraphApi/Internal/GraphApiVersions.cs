using System.Globalization;

namespace CapiGateway.Sdk.GraphApi.Internal;

/// <summary>The versions of the Graph API and when each ends. Meta's documentation: Graph API Changelog.</summary>
internal static class GraphApiVersions
{
    public const string Default = "v25.0";

    /// <summary>From how many days before its end a configured version is worth a warning.</summary>
    public const int WarningDays = 90;

    private const int OldestKnown = 20;

    /// <summary>
    /// Whole days until a version ends, negative after its end; <see langword="null"/> when it is unknown or has no end date yet.
    /// </summary>
    public static int? DaysUntilEnd(string version, DateTimeOffset now) =>
        EndOf(version)?.DayNumber - DateOnly.FromDateTime(now.UtcDateTime).DayNumber;

    /// <summary>Whether a text has the form of a version, <c>v</c>, digits, a point and digits: <c>v25.0</c>.</summary>
    public static bool IsWellFormed(string? version)
    {
        if (version is not ['v', .. var numbers])
        {
            return false;
        }

        var point = numbers.IndexOf('.', StringComparison.Ordinal);
        return point > 0 && AreDigits(numbers.AsSpan(0, point)) && AreDigits(numbers.AsSpan(point + 1));
    }

    /// <summary>Whether a version is older than all that are known here: it ended before this library was written.</summary>
    public static bool IsForgotten(string? version) =>
        IsWellFormed(version)
        && int.TryParse(version.AsSpan(1, version!.IndexOf('.', StringComparison.Ordinal) - 1), NumberStyles.None, CultureInfo.InvariantCulture, out int major)
        && major < OldestKnown;

    private static bool AreDigits(ReadOnlySpan<char> text) => !text.IsEmpty && !text.ContainsAnyExceptInRange('0', '9');

    private static DateOnly? EndOf(string version) => version switch
    {
        "v20.0" => new DateOnly(2026, 9, 24),
        "v21.0" => new DateOnly(2027, 1, 21),
        "v22.0" => new DateOnly(2027, 5, 20),
        "v23.0" => new DateOnly(2027, 10, 8),
        "v24.0" => new DateOnly(2028, 2, 18),
        "v25.0" => new DateOnly(2028, 7, 29),
        _ => null,
    };
}
