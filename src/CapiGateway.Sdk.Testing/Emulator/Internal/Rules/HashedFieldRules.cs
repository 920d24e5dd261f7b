using System.Collections.Frozen;

namespace CapiGateway.Sdk.Testing.Emulator.Internal.Rules;

/// <summary>Contact information must be hashed. Meta's documentation: <i>Customer Information Parameters</i>.</summary>
internal static class HashedFieldRules
{
    public static FrozenSet<string> Fields { get; } = FrozenSet.Create(
        StringComparer.Ordinal,
        "em", "ph", "fn", "ln", "ge", "db", "ct", "st", "zp", "country", "f5first", "f5last", "fi", "dobd", "dobm", "doby");

    public static void Check(EventReading reading)
    {
        foreach (var (name, value) in reading.UserData.Values())
        {
            if (Fields.Contains(name))
            {
                CheckValue(reading, name, value.IsString ? value.GetString()! : null);
            }
            else if (name == "external_id" && (!value.IsString || value.IsBlankText || HashText.IsOfEmpty(value.GetString()!)))
            {
                reading.RejectInvalid("An external id must be a string that is not empty", "user_data", name);
            }
        }
    }

    private static void CheckValue(EventReading reading, string name, string? text)
    {
        var strictness = reading.Options.UnhashedContactInformation;
        if (text is null)
        {
            reading.RejectInvalid("The parameter must be a string or a list of strings", "user_data", name);
        }
        else if (!HashText.IsHash(text))
        {
            reading.ReportInvalid(strictness, "The value is no SHA-256 in lower-case hex", "user_data", name);
        }
        else if (HashText.IsOfEmpty(text))
        {
            reading.ReportInvalid(strictness, "The value is the hash of an empty text", "user_data", name);
        }
    }
}
