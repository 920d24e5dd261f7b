using System.Text;

namespace CapiGateway.Sdk.GraphApi.Internal;

/// <summary>The body of an answer as text, in whatever encoding it came. Never throws.</summary>
internal static class AnswerText
{
    public static string Decode(ReadOnlySpan<byte> body, string? charset)
    {
        foreach (var encoding in (ReadOnlySpan<Encoding>)[Encoding.UTF8, Encoding.UTF32, Encoding.Unicode, Encoding.BigEndianUnicode])
        {
            if (body.StartsWith(encoding.Preamble))
            {
                return encoding.GetString(body[encoding.Preamble.Length..]);
            }
        }

        return Named(charset).GetString(body);
    }

    private static Encoding Named(string? charset)
    {
        if (string.IsNullOrEmpty(charset))
        {
            return Encoding.UTF8;
        }

        try
        {
            return Encoding.GetEncoding(charset.Trim('"', '\'', ' '));
        }
        catch (Exception exception) when (exception is ArgumentException or NotSupportedException)
        {
            return Encoding.UTF8;
        }
    }
}
