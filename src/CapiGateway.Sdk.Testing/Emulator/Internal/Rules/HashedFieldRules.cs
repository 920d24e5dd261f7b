namespace CapiGateway.Sdk.Testing.Emulator.Internal.Rules;

/// <summary>Contact information must be hashed. Meta's documentation: <i>Customer Information Parameters</i>.</summary>
internal static class HashedFieldRules
{
    public static IReadOnlyList<string> Fields { get; } =
    [
        "em", "ph", "fn", "ln", "ge", "db", "ct", "st", "zp", "country", "f5first", "f5last", "fi", "dobd", "dobm", "doby",
    ];

    public static void Check(EventReading reading)
    {
        foreach (var name in Fields)
        {
            foreach (var value in reading.UserData.Member(name).OneOrMany())
            {
                CheckValue(reading, name, value.IsString ? value.GetString()! : null);
            }
        }

        foreach (var value in reading.UserData.Member("external_id").OneOrMany())
        {
            if (!value.IsString || value.IsBlankText || HashText.IsOfEmpty(value.GetString()!))
            {
                reading.RejectInvalid("An external id must be a string that is not empty", "user_data", "external_id");
            }
        }
    }

    private static void CheckValue(EventReading reading, string name, string? text)
    {
        if (text is null)
        {
            reading.RejectInvalid("The parameter must be a string or a list of strings", "user_data", name);
        }
        else if (!HashText.IsHash(text))
        {
            reading.ReportInvalid(reading.Options.UnhashedContactInformation, "The value is no SHA-256 in lower-case hex", "user_data", name);
        }
        else if (HashText.IsOfEmpty(text))
        {
            reading.ReportInvalid(reading.Options.UnhashedContactInformation, "The value is the hash of an empty text", "user_data", name);
        }
    }
}
