namespace CapiGateway.Sdk.Testing.Emulator.Internal.Rules;

/// <summary>
/// What must not be hashed. Meta's documentation: <i>Customer Information Parameters</i>, <i>ClickID and the fbp and fbc Parameters</i>.
/// </summary>
internal static class PlainFieldRules
{
    private static readonly string[] Texts =
    [
        "client_ip_address", "client_user_agent", "fbc", "fbp", "subscription_id", "anon_id", "madid", "page_id", "page_scoped_user_id",
        "ctwa_clid", "whatsapp_business_account_id", "ig_account_id", "ig_sid",
    ];

    private static readonly string[] NeverHashed = ["client_ip_address", "client_user_agent", "fbc", "fbp", "madid", "anon_id"];

    public static void Check(EventReading reading)
    {
        foreach (var name in Texts)
        {
            var value = reading.UserData.Member(name);
            if (value.IsPresent && !value.IsString)
            {
                reading.RejectInvalid("The parameter must be a string", "user_data", name);
            }
            else if (value.IsString && NeverHashed.Contains(name) && LooksHashed(value.GetString()!, name))
            {
                reading.Warn("The value looks hashed; this parameter must not be", "user_data", name);
            }
        }

        CheckAddress(reading, reading.UserData.Text("client_ip_address"));
        ClickIdRules.Check(reading, "fbc");
        ClickIdRules.Check(reading, "fbp");
    }

    // 32 hex characters without dashes may be an advertising id as it is; a 64-character one is always a hash.
    private static bool LooksHashed(string text, string name) =>
        HashText.IsHash(text) || (HashText.LooksHashed(text) && !(name is "madid" or "anon_id" && text.Length == 32));

    private static void CheckAddress(EventReading reading, string? text)
    {
        if (text is null || LooksHashed(text, "client_ip_address"))
        {
            return;
        }

        if (!ClientAddress.TryParse(text, out var address))
        {
            reading.Warn("The value is no IP address", "user_data", "client_ip_address");
        }
        else if (!ClientAddress.IsPublic(address))
        {
            reading.Warn("The address is private, local or reserved: no browser's", "user_data", "client_ip_address");
        }
    }
}
