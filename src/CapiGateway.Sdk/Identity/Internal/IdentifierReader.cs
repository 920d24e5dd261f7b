namespace CapiGateway.Sdk.Identity.Internal;

/// <summary>Reads one value: trims it, sorts out what must not be hashed (again), and hands the rest to the rules of its kind.</summary>
internal static class IdentifierReader
{
    private const int MaxEmailLength = 320;

    /// <summary>
    /// Classifies one value. <see cref="IdentifierForm.Normalized"/>: the first <paramref name="bytesWritten"/> bytes of
    /// <paramref name="scratch"/> are to be hashed. <see cref="IdentifierForm.Hashed"/> and <see cref="IdentifierForm.Appendix"/>:
    /// <paramref name="digest"/> is set, nothing is written.
    /// </summary>
    internal static NormalizationStatus Read(
        IdentifierKind kind,
        ReadOnlySpan<char> value,
        Span<byte> scratch,
        out int bytesWritten,
        out IdentifierForm form,
        out Sha256Digest digest,
        in NormalizationContext context) =>
        Read(kind, value, scratch, out bytesWritten, out form, out digest, in context, out _);

    /// <summary>
    /// The same, and whether a phone number's country is certain; <paramref name="hasCountryCode"/> is false for every other kind.
    /// </summary>
    internal static NormalizationStatus Read(
        IdentifierKind kind,
        ReadOnlySpan<char> value,
        Span<byte> scratch,
        out int bytesWritten,
        out IdentifierForm form,
        out Sha256Digest digest,
        in NormalizationContext context,
        out bool hasCountryCode)
    {
        ReadOnlySpan<char> trimmed = UnicodeText.Trim(value);
        bytesWritten = 0;
        hasCountryCode = false;
        NormalizationStatus status = Judge(kind, trimmed, out form, out digest);
        if (status != NormalizationStatus.Done)
        {
            return status;
        }

        status = kind == IdentifierKind.Phone
            ? PhoneNormalizer.Normalize(trimmed, scratch, out bytesWritten, in context, out hasCountryCode)
            : Normalize(kind, trimmed, scratch, out bytesWritten, in context);
        if (status == NormalizationStatus.Done)
        {
            status = JudgeResult(kind, scratch[..bytesWritten], out form, out digest);
        }

        bytesWritten = status == NormalizationStatus.Done ? bytesWritten : 0;
        return status;
    }

    /// <summary>What can be said of a value before its kind's rules: <see cref="NormalizationStatus.Done"/> means, go on.</summary>
    private static NormalizationStatus Judge(
        IdentifierKind kind, ReadOnlySpan<char> value, out IdentifierForm form, out Sha256Digest digest)
    {
        form = IdentifierForm.Unusable;
        digest = Sha256Digest.None;
        return kind switch
        {
            < IdentifierKind.Email or > IdentifierKind.ExternalId => NormalizationStatus.Invalid,
            _ when value.IsEmpty => NormalizationStatus.Empty,
            _ when FinishedDigest.TryRead(value, out digest, out form) => JudgeDigest(kind, ref form, ref digest),
            _ when value.Length > (kind == IdentifierKind.Email ? MaxEmailLength : UnicodeText.MaxLength) => NormalizationStatus.TooLong,
            _ when UnicodeText.IsBroken(value) => NormalizationStatus.Invalid,
            _ when Placeholder.Matches(kind, value) => NormalizationStatus.Placeholder,
            _ => NormalizationStatus.Done,
        };
    }

    /// <summary>
    /// What a rule leaves over can still be a placeholder, or a digest that somebody had decorated with dashes or spaces.
    /// </summary>
    private static NormalizationStatus JudgeResult(
        IdentifierKind kind, ReadOnlySpan<byte> result, out IdentifierForm form, out Sha256Digest digest)
    {
        form = IdentifierForm.Unusable;
        digest = Sha256Digest.None;
        if (result.IsEmpty)
        {
            return NormalizationStatus.Empty;
        }

        if (Sha256Digest.TryParse(result, out digest))
        {
            form = IdentifierForm.Hashed;
            return JudgeDigest(kind, ref form, ref digest);
        }

        if (Placeholder.Matches(kind, result))
        {
            return NormalizationStatus.Placeholder;
        }

        form = IdentifierForm.Normalized;
        return NormalizationStatus.Done;
    }

    private static NormalizationStatus JudgeDigest(IdentifierKind kind, ref IdentifierForm form, ref Sha256Digest digest)
    {
        if (!PlaceholderDigests.Contains(kind, digest))
        {
            return NormalizationStatus.AlreadyHashed;
        }

        form = IdentifierForm.Unusable;
        digest = Sha256Digest.None;
        return NormalizationStatus.Placeholder;
    }

    private static NormalizationStatus Normalize(
        IdentifierKind kind, ReadOnlySpan<char> value, Span<byte> destination, out int bytesWritten, in NormalizationContext context)
    {
        switch (kind)
        {
            case IdentifierKind.Email:
                return EmailNormalizer.Normalize(value, destination, out bytesWritten);
            case IdentifierKind.FirstName or IdentifierKind.LastName:
                return NameNormalizer.Normalize(value, destination, out bytesWritten);
            case IdentifierKind.Gender:
                return GenderNormalizer.Normalize(value, destination, out bytesWritten, in context);
            case IdentifierKind.DateOfBirth:
                return DateOfBirthNormalizer.Normalize(value, destination, out bytesWritten, in context);
            case IdentifierKind.City:
                return CityNormalizer.Normalize(value, destination, out bytesWritten);
            case IdentifierKind.State:
                return StateNormalizer.Normalize(value, destination, out bytesWritten, in context);
            case IdentifierKind.PostalCode:
                return PostalCodeNormalizer.Normalize(value, destination, out bytesWritten, in context);
            case IdentifierKind.Country:
                return CountryNormalizer.Normalize(value, destination, out bytesWritten, in context);
            case IdentifierKind.ExternalId:
                return ExternalIdNormalizer.Normalize(value, destination, out bytesWritten, in context);
            default:
                bytesWritten = 0;
                return NormalizationStatus.Invalid;
        }
    }
}
