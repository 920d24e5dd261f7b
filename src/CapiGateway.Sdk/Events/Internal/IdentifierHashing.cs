using System.Buffers;
using CapiGateway.Sdk.Identity;
using CapiGateway.Sdk.Identity.Internal;

namespace CapiGateway.Sdk.Events.Internal;

/// <summary>
/// Normalises all identifiers of an event into one scratch buffer and hashes them in one call. The buffer is cleared before it goes back
/// to its pool, for it holds plain text.
/// </summary>
internal static class IdentifierHashing
{
    private const int MaxOnStack = 16;

    // Lanes read whole blocks, of which the last may lie behind the last value.
    private const int RoomBehind = 64;

    public static void Hash(
        ReadOnlySpan<PlainIdentifier> plain,
        in NormalizationContext context,
        ExternalIdForm externalIdForm,
        ref UserDataEntries entries,
        DiagnosticBag diagnostics)
    {
        Span<IdentifierForm> forms = plain.Length <= MaxOnStack ? stackalloc IdentifierForm[MaxOnStack] : new IdentifierForm[plain.Length];
        Span<Sha256Digest> digests = plain.Length <= MaxOnStack ? stackalloc Sha256Digest[MaxOnStack] : new Sha256Digest[plain.Length];
        int capacity = Capacity(plain);
        byte[] scratch = ArrayPool<byte>.Shared.Rent(capacity);
        try
        {
            Hash(plain, in context, scratch, forms, digests, diagnostics);
        }
        finally
        {
            // All of it: a value that turned out unusable may have left plain text behind the last good one.
            scratch.AsSpan(0, capacity).Clear();
            ArrayPool<byte>.Shared.Return(scratch);
        }

        for (int index = 0; index < plain.Length; index++)
        {
            if (forms[index] != IdentifierForm.Unusable)
            {
                Add(in plain[index], forms[index], in digests[index], externalIdForm, ref entries);
            }
        }
    }

    private static void Hash(
        ReadOnlySpan<PlainIdentifier> plain,
        in NormalizationContext context,
        Span<byte> scratch,
        Span<IdentifierForm> forms,
        Span<Sha256Digest> digests,
        DiagnosticBag diagnostics)
    {
        Span<Range> messages = plain.Length <= MaxOnStack ? stackalloc Range[MaxOnStack] : new Range[plain.Length];
        Span<int> places = plain.Length <= MaxOnStack ? stackalloc int[MaxOnStack] : new int[plain.Length];
        int used = 0;
        int toHash = 0;
        for (int index = 0; index < plain.Length; index++)
        {
            int written = Normalize(in plain[index], in context, scratch[used..], out forms[index], out digests[index], diagnostics);
            if (forms[index] == IdentifierForm.Normalized && !LetterDigests.TryFind(scratch.Slice(used, written), out digests[index]))
            {
                messages[toHash] = used..(used + written);
                places[toHash++] = index;
                used += written;
            }
        }

        Span<Sha256Digest> hashed = toHash <= MaxOnStack ? stackalloc Sha256Digest[MaxOnStack] : new Sha256Digest[toHash];
        DigestBatch.HashAll(scratch, messages[..toHash], hashed);
        for (int index = 0; index < toHash; index++)
        {
            digests[places[index]] = hashed[index];
        }
    }

    private static int Normalize(
        in PlainIdentifier plain,
        in NormalizationContext context,
        Span<byte> scratch,
        out IdentifierForm form,
        out Sha256Digest digest,
        DiagnosticBag diagnostics)
    {
        NormalizationContext lowercase = default;
        if (plain.Form == DerivedForm.Lowercase)
        {
            lowercase = new() { LowercaseExternalId = true, TimeProvider = context.TimeProvider };
        }

        ref readonly NormalizationContext rules = ref plain.Form == DerivedForm.Lowercase ? ref lowercase : ref context;
        NormalizationStatus status = IdentifierReader.Read(
            plain.Kind, plain.Value, scratch, out int written, out form, out digest, in rules, out bool hasCountryCode);
        if (form == IdentifierForm.Normalized && plain.Form != DerivedForm.None)
        {
            written = DerivedValue.Cut(plain.Form, scratch, written, context.TimeProvider ?? TimeProvider.System);
            (form, status) = written == 0 ? (IdentifierForm.Unusable, NormalizationStatus.Invalid) : (form, status);
        }

        if (form == IdentifierForm.Unusable)
        {
            diagnostics.Add(RuleOf(status), new FieldPath(UserDataFields.Section, plain.Field).ToString());
        }
        else if (plain.Kind == IdentifierKind.Phone && form == IdentifierForm.Normalized && !hasCountryCode)
        {
            diagnostics.Add(EventRules.PhoneWithoutCountryCode, "user_data.ph");
        }

        return written;
    }

    private static int Capacity(ReadOnlySpan<PlainIdentifier> plain)
    {
        int capacity = RoomBehind;
        foreach (ref readonly PlainIdentifier identifier in plain)
        {
            capacity += IdentifierNormalizer.GetMaxByteCount(identifier.Value.Length);
        }

        return capacity;
    }

    private static void Add(
        in PlainIdentifier plain, IdentifierForm form, in Sha256Digest digest, ExternalIdForm externalIdForm, ref UserDataEntries entries)
    {
        bool isRaw = plain.Kind == IdentifierKind.ExternalId
            && plain.Form == DerivedForm.None
            && externalIdForm == ExternalIdForm.Raw
            && form == IdentifierForm.Normalized;
        if (isRaw || form == IdentifierForm.Appendix)
        {
            entries.Add(plain.Field, UnicodeText.Trim(plain.Value).ToString());
        }
        else
        {
            entries.Add(plain.Field, in digest);
        }
    }

    private static DiagnosticRule RuleOf(NormalizationStatus status) => status switch
    {
        NormalizationStatus.Placeholder => EventRules.IdentifierPlaceholder,
        NormalizationStatus.TooLong => EventRules.IdentifierTooLong,
        NormalizationStatus.Empty => EventRules.IdentifierEmpty,
        _ => EventRules.IdentifierInvalid,
    };
}
