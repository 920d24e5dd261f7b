using System.Buffers;
using System.Buffers.Text;
using System.Runtime.CompilerServices;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Unicode;
using CapiGateway.Sdk.Identity;

namespace CapiGateway.Sdk.Events.Internal;

/// <summary>
/// Writes JSON in UTF-8 into one array that grows: what a <see cref="Utf8JsonWriter"/> would write that escapes only what JSON demands,
/// at a fraction of its cost where text is plain ASCII. One is kept for each thread. It holds personal data until it is given back.
/// </summary>
internal sealed class JsonBuffer : IBufferWriter<byte>
{
    private const int UsualLength = 4_096;

    // An event that grew beyond this leaves no buffer for the next one.
    private const int LargestKept = 65_536;

    private const int LongestNumber = 32;

    // Of one character, as in \u001f.
    private const int LongestEscape = 6;

    // Of one character in UTF-8.
    private const int MostBytes = 3;

    // The bytes are a request's body, never part of a page.
    private static readonly JsonWriterOptions Options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, SkipValidation = true };

    [ThreadStatic]
    private static JsonBuffer? Spare;

    private byte[] _bytes = new byte[UsualLength];
    private int _length;

    public ReadOnlySpan<byte> Written => _bytes.AsSpan(0, _length);

    public static JsonBuffer Take()
    {
        JsonBuffer buffer = Spare ?? new JsonBuffer();
        Spare = null;
        return buffer;
    }

    /// <summary>Forgets what was written.</summary>
    public void GiveBack()
    {
        _bytes.AsSpan(0, _length).Clear();
        _length = 0;
        Spare = _bytes.Length <= LargestKept ? this : null;
    }

    public void StartObject() => Open((byte)'{');

    public void EndObject() => Close((byte)'}');

    public void StartArray() => Open((byte)'[');

    public void EndArray() => Close((byte)']');

    /// <summary>A name in ASCII in which nothing has to be escaped; inlined, so that a constant is copied in a few instructions.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Name(ReadOnlySpan<byte> name)
    {
        Span<byte> room = Room(name.Length + 4);
        int at = Separate(room);
        room[at++] = (byte)'"';
        name.CopyTo(room[at..]);
        at += name.Length;
        room[at++] = (byte)'"';
        room[at++] = (byte)':';
        _length += at;
    }

    /// <summary>A name in ASCII in which nothing has to be escaped, and its text; nothing where there is no text.</summary>
    public void Member(ReadOnlySpan<byte> name, string? text)
    {
        if (text is null)
        {
            return;
        }

        Span<byte> room = Room(name.Length + text.Length + 6);
        int at = Separate(room);
        room[at++] = (byte)'"';
        name.CopyTo(room[at..]);
        at += name.Length;
        "\":\""u8.CopyTo(room[at..]);
        at += 3;
        if (PlainText.TryCopy(text, room[at..]))
        {
            at += text.Length;
            room[at] = (byte)'"';
            _length += at + 1;
        }
        else
        {
            _length += at;
            Escape(text);
            Raw("\""u8);
        }
    }

    public void Name(string name)
    {
        Value(name);
        Room(1)[0] = (byte)':';
        _length++;
    }

    /// <summary>What was written before, as it is: the caller sees to commas.</summary>
    public void Raw(ReadOnlySpan<byte> written)
    {
        written.CopyTo(Room(written.Length));
        _length += written.Length;
    }

    public void Value(string text)
    {
        Quote();
        Characters(text);
        Raw("\""u8);
    }

    /// <summary>A text without quotes around it.</summary>
    public void Characters(string text)
    {
        if (PlainText.TryCopy(text, Room(text.Length)))
        {
            _length += text.Length;
        }
        else
        {
            Escape(text);
        }
    }

    /// <summary>A digest without quotes around it.</summary>
    public void Characters(in Sha256Digest digest)
    {
        digest.TryFormat(Room(Sha256Digest.HexLength), out int written);
        _length += written;
    }

    public void Value(long number)
    {
        Span<byte> room = Room(LongestNumber + 1);
        int at = Separate(room);
        Utf8Formatter.TryFormat(number, room[at..], out int written);
        _length += at + written;
    }

    public void Value(decimal number)
    {
        Span<byte> room = Room(LongestNumber + 1);
        int at = Separate(room);
        _length += at + DecimalText.Write(number, room[at..]);
    }

    public void Value(bool value)
    {
        ReadOnlySpan<byte> text = value ? "true"u8 : "false"u8;
        Span<byte> room = Room(text.Length + 1);
        int at = Separate(room);
        text.CopyTo(room[at..]);
        _length += at + text.Length;
    }

    public void Value(JsonElement element)
    {
        _length += Separate(Room(1));
        using var writer = new Utf8JsonWriter(this, Options);
        element.WriteTo(writer);
        writer.Flush();
    }

    void IBufferWriter<byte>.Advance(int count) => _length += count;

    Memory<byte> IBufferWriter<byte>.GetMemory(int sizeHint)
    {
        Room(Math.Max(sizeHint, 1));
        return _bytes.AsMemory(_length);
    }

    Span<byte> IBufferWriter<byte>.GetSpan(int sizeHint) => Room(Math.Max(sizeHint, 1));

    private void Open(byte bracket)
    {
        Span<byte> room = Room(2);
        int at = Separate(room);
        room[at] = bracket;
        _length += at + 1;
    }

    private void Close(byte bracket)
    {
        Room(1)[0] = bracket;
        _length++;
    }

    private void Quote()
    {
        Span<byte> room = Room(2);
        int at = Separate(room);
        room[at] = (byte)'"';
        _length += at + 1;
    }

    // A comma stands before everything that does not come first in its object or array, or behind its name.
    private int Separate(Span<byte> room)
    {
        if (_length == 0 || _bytes[_length - 1] is (byte)'{' or (byte)'[' or (byte)':')
        {
            return 0;
        }

        room[0] = (byte)',';
        return 1;
    }

    private void Escape(string text)
    {
        char[] escaped = ArrayPool<char>.Shared.Rent(text.Length * LongestEscape);
        Options.Encoder!.Encode(text, escaped, out _, out int length);
        Utf8.FromUtf16(escaped.AsSpan(0, length), Room(length * MostBytes), out _, out int written);
        _length += written;
        escaped.AsSpan(0, length).Clear();
        ArrayPool<char>.Shared.Return(escaped);
    }

    private Span<byte> Room(int length)
    {
        if (_bytes.Length - _length < length)
        {
            Grow(length);
        }

        return _bytes.AsSpan(_length);
    }

    private void Grow(int length)
    {
        byte[] outgrown = _bytes;
        _bytes = new byte[Math.Max(outgrown.Length * 2, _length + length)];
        outgrown.AsSpan(0, _length).CopyTo(_bytes);

        // All of it: what turned out to need escaping may stand behind what was written.
        outgrown.AsSpan().Clear();
    }
}
