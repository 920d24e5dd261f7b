using System.Collections.Frozen;

namespace CapiGateway.Sdk.Testing.Emulator.Internal.Rules;

/// <summary>
/// Whether the customer information can match anybody. Meta's documentation: <i>Best Practices, Invalid Combinations</i>.
/// </summary>
internal static class CustomerInformationRules
{
    private const int NoMatch = 2804050;

    private static readonly string[][] TooBroad =
    [
        ["ct", "country", "st", "zp", "ge", "client_user_agent"],
        ["db", "client_user_agent"],
        ["fn", "ge"],
        ["ln", "ge"],
    ];

    private static readonly FrozenSet<string> Counting = FrozenSet.Create(
        StringComparer.Ordinal,
        "em", "ph", "fn", "ln", "ge", "db", "ct", "st", "zp", "country", "external_id", "client_ip_address",
        "client_user_agent", "fbc", "fbp",
        "subscription_id", "fb_login_id", "lead_id", "anon_id", "madid", "page_id", "page_scoped_user_id", "ctwa_clid",
        "whatsapp_business_account_id", "ig_account_id", "ig_sid");

    public static void Check(EventReading reading)
    {
        if (!reading.Root.Member("user_data").IsPresent)
        {
            reading.RejectMissing("user_data");
            return;
        }

        var given = reading.UserData.Values()
            .Where(field => field.Value.IsPresent && !field.Value.IsBlankText && Counting.Contains(field.Name))
            .Select(field => field.Name)
            .ToHashSet(StringComparer.Ordinal);
        if (given.Count == 0)
        {
            reading.Reject(NoMatch, "There is no customer information", "user_data");
        }
        else if (TooBroad.Any(given.IsSubsetOf))
        {
            reading.Reject(NoMatch, "The customer information is too broad to match anybody", "user_data");
        }
    }
}
