using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

namespace CapiGateway.Sdk.Consent.Internal;

/// <summary>Lines of JSON, each ending in a hash of itself and of the line before.</summary>
internal static class HashChain
{
    public static readonly string Start = new('0', SHA256.HashSizeInBytes * 2);

    private const string Mark = ",\"hash\":\"";
    private const string End = "\"}";

    /// <summary>Completes an object: <paramref name="open"/> is its text without the closing brace.</summary>
    public static string Close(string open, string previous, out string hash)
    {
        hash = HashOf(open, previous);
        return open + Mark + hash + End;
    }

    /// <summary>The hash of a line, or <see langword="null"/> when it does not follow from the one before.</summary>
    public static string? Check(string line, string previous)
    {
        int mark = line.Length - Start.Length - End.Length - Mark.Length;
        if (mark < 0 || !line.EndsWith(End, StringComparison.Ordinal) || string.CompareOrdinal(line, mark, Mark, 0, Mark.Length) != 0)
        {
            return null;
        }

        string hash = line.Substring(mark + Mark.Length, Start.Length);
        return hash == HashOf(line[..mark], previous) ? hash : null;
    }

    public static string Open(ProcessingEntry entry)
    {
        using var buffer = new MemoryStream();
        using (var writer = new Utf8JsonWriter(buffer))
        {
            writer.WriteStartObject();
            writer.WriteString("time", entry.Time.ToUniversalTime());
            writer.WriteString("account", entry.Account);
            writer.WriteString("data_source", entry.DataSourceId);
            writer.WriteString("event_name", entry.EventName);
            writer.WriteBoolean("allowed", entry.IsAllowed);
            WriteText(writer, "denial", entry.Denial);
            writer.WriteStartArray("fields");
            foreach (string field in entry.Fields)
            {
                writer.WriteStringValue(field);
            }

            writer.WriteEndArray();
            WriteText(writer, "limited_data_use", entry.LimitedDataUse);
            WriteText(writer, "lawful_basis", entry.LawfulBasis);
            WriteText(writer, "source", entry.Source);
            writer.WriteString("policies", entry.Policies);
            writer.WriteEndObject();
        }

        return Encoding.UTF8.GetString(buffer.GetBuffer(), 0, (int)buffer.Length - 1);
    }

    private static string HashOf(string open, string previous) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(previous + open)));

    private static void WriteText(Utf8JsonWriter writer, string name, string? text)
    {
        if (text is not null)
        {
            writer.WriteString(name, text);
        }
    }
}
