using System.Collections.Frozen;
using System.Diagnostics.CodeAnalysis;
using CapiGateway.Sdk.Events.Internal;

namespace CapiGateway.Sdk.Events;

public sealed partial class ConversionEvent
{
    // Whatever was hashed is hashed and whatever was cleaned is clean, so nothing is done a second time.
    private static readonly EventDefaults AsItIs = new() { ExternalIdForm = ExternalIdForm.Raw, RemovePersonalDataFromText = false };

    /// <summary>Reads back an event that waited, as it was written: written again it gives the same bytes.</summary>
    /// <param name="payload">What <see cref="WriteTo(System.Text.Json.Utf8JsonWriter)"/> wrote.</param>
    /// <param name="identifiers">The names of its user data fields, with commas between them.</param>
    /// <param name="consent">What is known about the person's choice by now.</param>
    /// <param name="account">The account that it is addressed to.</param>
    /// <param name="requestFields">What travels beside it.</param>
    /// <param name="conversion">The event, or <see langword="null"/>.</param>
    internal static bool TryReadWaiting(
        ReadOnlySpan<byte> payload,
        string identifiers,
        ConsentSignals consent,
        string account,
        RequestFields requestFields,
        [NotNullWhen(true)] out ConversionEvent? conversion)
    {
        conversion = TryParse(payload, out ConversionEvent? read, out _, DefaultsFor(identifiers))
            ? new ConversionEvent(read) { Consent = consent, Account = account, RequestFields = requestFields }
            : null;
        return conversion is not null;
    }

    // Fields that the host named itself are known by nothing but their names.
    private static EventDefaults DefaultsFor(string identifiers)
    {
        string[] own = [.. identifiers.Split(',', StringSplitOptions.RemoveEmptyEntries).Where(name => !UserDataFields.IsStandard(name))];
        return own.Length == 0
            ? AsItIs
            : AsItIs with { FurtherUserDataFields = own.ToFrozenDictionary(name => name, _ => UserDataForm.AsIs, StringComparer.Ordinal) };
    }
}
