using System.Buffers;
using System.Runtime.InteropServices;
using CapiGateway.Sdk.Identity;
using CapiGateway.Sdk.Identity.Internal;

namespace CapiGateway.Sdk.Events.Internal;

/// <summary>
/// Normalises all identifiers of an event into one scratch buffer and hashes them in one call. The buffer is cleared before it goes back
/// to its pool, for it holds plain text.
/// </summary>
internal static class IdentifierHashing
{
    private const int MaxOnStack = 32;

    public static void Hash(
        List<PlainIdentifier> identifiers,
        in NormalizationContext context,
        ExternalIdForm externalIdForm,
        ref UserDataEntries entries,
        DiagnosticBag diagnostics)
    {
        NormalizationContext lowercase = new() { LowercaseExternalId = true, TimeProvider = context.TimeProvider };
        ReadOnlySpan<PlainIdentifier> plain = CollectionsMarshal.AsSpan(identifiers);
        Span<IdentifierForm> forms = plain.Length <= MaxOnStack ? stackalloc IdentifierForm[MaxOnStack] : new IdentifierForm[plain.Length];
        Span<Range> messages = plain.Length <= MaxOnStack ? stackalloc Range[MaxOnStack] : new Range[plain.Length];
        Span<Sha256Digest> digests = plain.Length <= MaxOnStack ? stackalloc Sha256Digest[MaxOnStack] : new Sha256Digest[plain.Length];

        int capacity = Capacity(plain);
        byte[] scratch = ArrayPool<byte>.Shared.Rent(capacity);
        int used = 0;
        try
        {
            int toHash = 0;
            for (int index = 0; index < plain.Length; index++)
            {
                ref readonly PlainIdentifier item = ref plain[index];
                ref readonly NormalizationContext rules = ref item.Form == DerivedForm.Lowercase ? ref lowercase : ref context;
                NormalizationStatus status = IdentifierReader.Read(
                    item.Kind, item.Value, scratch.AsSpan(used), out int written, out forms[index], out digests[index], in rules);
                if (forms[index] == IdentifierForm.Normalized && item.Form != DerivedForm.None)
                {
                    written = DerivedValue.Cut(item.Form, scratch.AsSpan(used), written, context.TimeProvider ?? TimeProvider.System);
                    if (written == 0)
                    {
                        (forms[index], status) = (IdentifierForm.Unusable, NormalizationStatus.Invalid);
                    }
                }

                Report(in item, forms[index], status, in context, diagnostics);
                if (forms[index] == IdentifierForm.Normalized)
                {
                    messages[toHash++] = used..(used + written);
                    used += written;
                }
            }

            Span<Sha256Digest> hashed = toHash <= MaxOnStack ? stackalloc Sha256Digest[MaxOnStack] : new Sha256Digest[toHash];
            DigestBatch.HashAll(scratch.AsSpan(0, used), messages[..toHash], hashed);
            Spread(hashed, forms, digests);
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
                entries.Add(Entry(in plain[index], forms[index], in digests[index], externalIdForm));
            }
        }
    }

    private static int Capacity(ReadOnlySpan<PlainIdentifier> plain)
    {
        int capacity = 0;
        foreach (ref readonly PlainIdentifier identifier in plain)
        {
            capacity += IdentifierNormalizer.GetMaxByteCount(identifier.Value.Length);
        }

        return capacity;
    }

    private static void Spread(ReadOnlySpan<Sha256Digest> hashed, ReadOnlySpan<IdentifierForm> forms, Span<Sha256Digest> digests)
    {
        int next = 0;
        for (int index = 0; index < digests.Length; index++)
        {
            if (forms[index] == IdentifierForm.Normalized)
            {
                digests[index] = hashed[next++];
            }
        }
    }

    private static UserDataEntry Entry(in PlainIdentifier plain, IdentifierForm form, in Sha256Digest digest, ExternalIdForm externalIdForm)
    {
        bool raw = plain.Kind == IdentifierKind.ExternalId
            && plain.Form == DerivedForm.None
            && externalIdForm == ExternalIdForm.Raw
            && form == IdentifierForm.Normalized;
        return raw || form == IdentifierForm.Appendix
            ? new UserDataEntry(plain.Field, UnicodeText.Trim(plain.Value).ToString())
            : new UserDataEntry(plain.Field, in digest);
    }

    private static void Report(
        in PlainIdentifier plain, IdentifierForm form, NormalizationStatus status, in NormalizationContext context, DiagnosticBag diagnostics)
    {
        if (form == IdentifierForm.Unusable)
        {
            diagnostics.Add(RuleOf(status), new FieldPath(UserDataFields.Section, plain.Field).ToString());
        }
        else if (plain.Kind == IdentifierKind.Phone && form == IdentifierForm.Normalized && !HasCountryCode(plain.Value, in context))
        {
            diagnostics.Add(EventRules.PhoneWithoutCountryCode, "user_data.ph");
        }
    }

    private static bool HasCountryCode(string phone, in NormalizationContext context)
    {
        Span<byte> digits = stackalloc byte[16];
        PhoneNormalizer.Normalize(phone.AsSpan().Trim(), digits, out _, in context, out bool hasCountryCode);
        digits.Clear();
        return hasCountryCode;
    }

    private static DiagnosticRule RuleOf(NormalizationStatus status) => status switch
    {
        NormalizationStatus.Placeholder => EventRules.IdentifierPlaceholder,
        NormalizationStatus.TooLong => EventRules.IdentifierTooLong,
        NormalizationStatus.Empty => EventRules.IdentifierEmpty,
        _ => EventRules.IdentifierInvalid,
    };
}
