using System.Text.Json;
using CapiGateway.Sdk.Events;
using CapiGateway.Sdk.Events.Internal;

namespace CapiGateway.Sdk.Outbox.Internal;

/// <summary>Writes and reads what was known about a person's choice.</summary>
internal static class ConsentFormat
{
    private const string Purposes = "purposes";
    private const string Region = "region";
    private const string PrivacyControl = "gpc";
    private const string UsPrivacy = "usp";
    private const string TcString = "tcf";
    private const string AdditionalConsent = "ac";
    private const string GppString = "gpp";
    private const string ConsentMode = "mode";
    private const string LawfulBasis = "basis";
    private const string Source = "source";
    private const string SubjectKey = "subject";

    public static void Write(Utf8JsonWriter writer, string name, ConsentSignals signals)
    {
        writer.WriteStartObject(name);
        WritePurposes(writer, signals.Purposes);
        Write(writer, Region, signals.Region?.ToString());
        if (signals.GlobalPrivacyControl is { } control)
        {
            writer.WriteBoolean(PrivacyControl, control);
        }

        Write(writer, UsPrivacy, signals.UsPrivacy);
        Write(writer, TcString, signals.TcString);
        Write(writer, AdditionalConsent, signals.AdditionalConsent);
        Write(writer, GppString, signals.GppString);
        if (signals.GoogleConsentMode is { } mode)
        {
            writer.WriteStartArray(ConsentMode);
            writer.WriteNumberValue((int)mode.AdStorage);
            writer.WriteNumberValue((int)mode.AdUserData);
            writer.WriteNumberValue((int)mode.AdPersonalization);
            writer.WriteNumberValue((int)mode.AnalyticsStorage);
            writer.WriteEndArray();
        }

        Write(writer, LawfulBasis, signals.LawfulBasis);
        Write(writer, Source, signals.Source);
        Write(writer, SubjectKey, signals.SubjectKey);
        writer.WriteEndObject();
    }

    public static ConsentSignals Read(JsonElement root, string name)
    {
        if (!root.TryGetProperty(name, out JsonElement element) || element.ValueKind != JsonValueKind.Object)
        {
            return ConsentSignals.None;
        }

        return new ConsentSignals
        {
            Purposes = ReadPurposes(element),
            Region = ConsentRegion.TryParse(EnvelopeReader.Text(element, Region), out ConsentRegion? region) ? region : null,
            GlobalPrivacyControl = element.TryGetProperty(PrivacyControl, out JsonElement control)
                ? control.ValueKind switch { JsonValueKind.True => true, JsonValueKind.False => false, _ => null }
                : null,
            UsPrivacy = EnvelopeReader.Text(element, UsPrivacy),
            TcString = EnvelopeReader.Text(element, TcString),
            AdditionalConsent = EnvelopeReader.Text(element, AdditionalConsent),
            GppString = EnvelopeReader.Text(element, GppString),
            GoogleConsentMode = ReadMode(element),
            LawfulBasis = EnvelopeReader.Text(element, LawfulBasis),
            Source = EnvelopeReader.Text(element, Source),
            SubjectKey = EnvelopeReader.Text(element, SubjectKey),
        };
    }

    private static void Write(Utf8JsonWriter writer, string name, string? value)
    {
        if (value is not null)
        {
            writer.WriteString(name, value);
        }
    }

    private static void WritePurposes(Utf8JsonWriter writer, ConsentPurposes purposes)
    {
        if (purposes.Equals(ConsentPurposes.None))
        {
            return;
        }

        writer.WriteStartObject(Purposes);
        foreach (string purpose in purposes.Names)
        {
            writer.WriteNumber(purpose, (int)purposes[purpose]);
        }

        writer.WriteEndObject();
    }

    private static ConsentPurposes ReadPurposes(JsonElement element)
    {
        ConsentPurposes purposes = ConsentPurposes.None;
        if (element.TryGetProperty(Purposes, out JsonElement list) && list.ValueKind == JsonValueKind.Object)
        {
            foreach (JsonProperty property in list.EnumerateObject())
            {
                if (JsonText.TryReadName(property) is { } purpose && !string.IsNullOrWhiteSpace(purpose))
                {
                    purposes = purposes.With(purpose, State(property.Value));
                }
            }
        }

        return purposes;
    }

    private static GoogleConsentMode? ReadMode(JsonElement element) =>
        element.TryGetProperty(ConsentMode, out JsonElement mode) && mode.ValueKind == JsonValueKind.Array && mode.GetArrayLength() >= 4
            ? new GoogleConsentMode(State(mode[0]), State(mode[1]), State(mode[2]), State(mode[3]))
            : null;

    private static ConsentState State(JsonElement value) =>
        value.ValueKind == JsonValueKind.Number && value.TryGetInt32(out int state) ? (ConsentState)state : ConsentState.Unknown;
}
