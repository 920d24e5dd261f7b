namespace CapiGateway.Sdk.Events.Internal;

/// <summary>
/// Whether what is known about a person can match one. Meta rejects an event whose fields are a subset of any of four sets, and its whole
/// request with it. Meta's documentation: <i>Best Practices for Conversions API</i>, invalid combinations.
/// </summary>
internal static class UserDataCheck
{
    private static readonly string[][] TooBroad =
    [
        [
            UserDataFields.City, UserDataFields.Country, UserDataFields.State, UserDataFields.PostalCode, UserDataFields.Gender,
            UserDataFields.ClientUserAgent,
        ],
        [UserDataFields.DateOfBirth, UserDataFields.ClientUserAgent],
        [UserDataFields.FirstName, UserDataFields.Gender],
        [UserDataFields.LastName, UserDataFields.Gender],
    ];

    // Fragments of fields that the page lists, which only Meta's own SDKs know: none makes a person of what the sets describe.
    private static readonly string[] Fragments =
    [
        UserDataFields.FirstNamePrefix, UserDataFields.LastNamePrefix, UserDataFields.FirstInitial, UserDataFields.DayOfBirth,
        UserDataFields.MonthOfBirth, UserDataFields.YearOfBirth,
    ];

    public static void Check(ConversionEvent conversion, DiagnosticBag diagnostics)
    {
        UserData user = conversion.UserData;
        if (user.IsEmpty)
        {
            diagnostics.Add(EventRules.UserDataMissing, "user_data");
        }
        else if (user.Layout.IsTooBroad)
        {
            diagnostics.Add(EventRules.UserDataTooBroad, "user_data");
        }

        if (conversion.ActionSource == ActionSources.Website && !user.Has(UserDataFields.ClientUserAgent))
        {
            diagnostics.Add(EventRules.ClientUserAgentMissing, "user_data.client_user_agent");
        }
    }

    /// <summary>Whether values of these fields, and of no others, match too many.</summary>
    public static bool IsTooBroad(ReadOnlySpan<UserDataSlot> slots)
    {
        foreach (string[] set in TooBroad)
        {
            if (IsSubset(slots, set))
            {
                return true;
            }
        }

        return false;
    }

    private static bool IsSubset(ReadOnlySpan<UserDataSlot> slots, string[] set)
    {
        foreach (ref readonly UserDataSlot field in slots)
        {
            if (!set.AsSpan().Contains(field.Name) && !Fragments.AsSpan().Contains(field.Name))
            {
                return false;
            }
        }

        return true;
    }
}
