namespace CapiGateway.Sdk.Consent.Internal;

/// <summary>
/// Where the fields of a section for the United States stand: two bits each, after the version's six. The IAB's <i>GPP Extension</i> of each
/// section.
/// </summary>
/// <param name="Id">The section's id in the header.</param>
/// <param name="State">The state, such as <c>CA</c>; <see langword="null"/> for the national section.</param>
/// <param name="OptOuts">The places of the opt-outs of sale, sharing and targeted advertising, counted in fields.</param>
/// <param name="Children">The places of the consents for known children, counted in fields.</param>
/// <param name="Fields">How many fields there are.</param>
internal sealed record GppSectionLayout(int Id, string? State, int[] OptOuts, int[] Children, int Fields)
{
    private static readonly GppSectionLayout NationalOfTwelve = new(7, State: null, [6, 7, 8], [21, 22], 27);
    private static readonly GppSectionLayout NationalOfSixteen = new(7, State: null, [6, 7, 8], [25, 26, 27], 32);
    private static readonly GppSectionLayout California = new(8, "CA", [3, 4], [14, 15], 20);
    private static readonly GppSectionLayout Virginia = new(9, "VA", [3, 4], [13], 17);
    private static readonly GppSectionLayout Colorado = new(10, "CO", [3, 4], [12], 16);
    private static readonly GppSectionLayout Utah = new(11, "UT", [4, 5], [14], 18);
    private static readonly GppSectionLayout Connecticut = new(12, "CT", [3, 4], [13, 14, 15], 19);

    // The national section grew from twelve to sixteen kinds of sensitive data without a new version, so its length tells.
    public static GppSectionLayout? Of(int id, int bits) => id switch
    {
        7 => bits >= 6 + (2 * NationalOfSixteen.Fields) ? NationalOfSixteen : NationalOfTwelve,
        8 => California,
        9 => Virginia,
        10 => Colorado,
        11 => Utah,
        12 => Connecticut,
        _ => null,
    };
}
