using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace CapiGateway.Sdk.Events.Internal;

/// <summary>Text that stands in JSON as it is: printable ASCII without quote and backslash, which nearly every text is.</summary>
internal static class PlainText
{
    private const char First = ' ';
    private const char Last = '~';

    /// <summary>Copies such text, one byte a character; false when it is another, and what was written so far means nothing.</summary>
    /// <param name="text">The text.</param>
    /// <param name="destination">At least as long as the text.</param>
    public static bool TryCopy(ReadOnlySpan<char> text, Span<byte> destination)
    {
        int length = text.Length;
        destination = destination[..length];
        if (length < Vector128<ushort>.Count)
        {
            return TryCopyEach(text, destination);
        }

        ref ushort from = ref MemoryMarshal.GetReference(MemoryMarshal.Cast<char, ushort>(text));
        ref byte to = ref MemoryMarshal.GetReference(destination);
        if (length < Vector128<byte>.Count)
        {
            // The second half overlaps the first.
            int rest = length - Vector128<ushort>.Count;
            Vector128<byte> halves = Vector128.NarrowWithSaturation(Vector128.LoadUnsafe(ref from), Vector128.LoadUnsafe(ref from, (nuint)rest));
            halves.GetLower().StoreUnsafe(ref to);
            halves.GetUpper().StoreUnsafe(ref to, (nuint)rest);
            return IsPlain(halves);
        }

        int last = length - Vector128<byte>.Count;
        for (int at = 0; at < last; at += Vector128<byte>.Count)
        {
            if (!TryCopyVector(ref from, ref to, (nuint)at))
            {
                return false;
            }
        }

        return TryCopyVector(ref from, ref to, (nuint)last);
    }

    private static bool TryCopyEach(ReadOnlySpan<char> text, Span<byte> destination)
    {
        for (int index = 0; index < text.Length; index++)
        {
            char character = text[index];
            if (character is < First or > Last or '"' or '\\')
            {
                return false;
            }

            destination[index] = (byte)character;
        }

        return true;
    }

    private static bool TryCopyVector(ref ushort from, ref byte to, nuint at)
    {
        Vector128<byte> bytes = Vector128.NarrowWithSaturation(
            Vector128.LoadUnsafe(ref from, at), Vector128.LoadUnsafe(ref from, at + (nuint)Vector128<ushort>.Count));
        bytes.StoreUnsafe(ref to, at);
        return IsPlain(bytes);
    }

    // Characters beyond a byte have become the greatest byte, which is not plain.
    private static bool IsPlain(Vector128<byte> bytes)
    {
        Vector128<byte> special = Vector128.Equals(bytes, Vector128.Create((byte)'"'))
            | Vector128.Equals(bytes, Vector128.Create((byte)'\\'))
            | Vector128.GreaterThan(bytes - Vector128.Create((byte)First), Vector128.Create((byte)(Last - First)));
        return special == Vector128<byte>.Zero;
    }
}
