using System.Buffers;

namespace CapiGateway.Sdk.Identity.Internal;

/// <summary>
/// Recognises a value that was hashed before: 64 hexadecimal characters, alone or with the appendix that Meta's parameter builder adds
/// (a dot and two or eight characters). 32 hexadecimal characters are an MD5 or a GUID, which Meta does not match, and are no digest.
/// </summary>
internal static class FinishedDigest
{
    private const int ShortAppendix = 2;
    private const int LongAppendix = 8;

    private static readonly SearchValues<char> AppendixCharacters =
        SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_");

    internal static bool TryRead(ReadOnlySpan<char> value, out Sha256Digest digest, out IdentifierForm form)
    {
        digest = Sha256Digest.None;
        form = IdentifierForm.Unusable;
        if (value.Length < Sha256Digest.HexLength)
        {
            return false;
        }

        ReadOnlySpan<char> rest = value[Sha256Digest.HexLength..];
        if ((!rest.IsEmpty && !IsAppendix(rest)) || !Sha256Digest.TryParse(value[..Sha256Digest.HexLength], out digest))
        {
            return false;
        }

        form = rest.IsEmpty ? IdentifierForm.Hashed : IdentifierForm.Appendix;
        return true;
    }

    private static bool IsAppendix(ReadOnlySpan<char> rest) =>
        rest.Length is ShortAppendix + 1 or LongAppendix + 1 && rest[0] == '.' && !rest[1..].ContainsAnyExcept(AppendixCharacters);
}
