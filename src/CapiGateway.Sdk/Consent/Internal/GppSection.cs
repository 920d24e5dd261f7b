namespace CapiGateway.Sdk.Consent.Internal;

/// <summary>A decoded section of a GPP string for the United States.</summary>
/// <param name="State">The state, such as <c>CA</c>; <see langword="null"/> for the national section.</param>
/// <param name="OptOut">Whether the person opted out of sale, sharing or targeted advertising.</param>
/// <param name="Gpc">Global Privacy Control, when the section carries it.</param>
internal sealed record GppSection(string? State, OptOutSignal OptOut, bool? Gpc)
{
    private const int GpcSegment = 1;
    private const int Yes = 1;
    private const int No = 2;

    /// <summary>Returns <see langword="null"/> when the section is malformed.</summary>
    public static GppSection? Parse(int id, string text)
    {
        string[] segments = text.Split('.');
        var reader = new BitReader(segments[0]);
        if (GppSectionLayout.Of(id, reader.Length) is not { } layout || reader.Int(6) < 1)
        {
            return null;
        }

        int[] fields = new int[layout.Fields];
        for (int index = 0; index < fields.Length; index++)
        {
            fields[index] = reader.Int(2);
        }

        bool? gpc = null;
        foreach (string segment in segments.Skip(1))
        {
            var part = new BitReader(segment);
            if (part.Int(2) == GpcSegment)
            {
                gpc = part.Bit();
            }

            if (!part.IsGood)
            {
                return null;
            }
        }

        return reader.IsGood ? new GppSection(layout.State, Signal(layout, fields, gpc), gpc) : null;
    }

    // A child whose consent was refused counts as opted out: the law asks for consent there.
    private static OptOutSignal Signal(GppSectionLayout layout, int[] fields, bool? gpc)
    {
        bool isOptedOut = gpc == true
            || Array.Exists(layout.OptOuts, place => fields[place] == Yes)
            || Array.Exists(layout.Children, place => fields[place] == Yes);
        return isOptedOut ? OptOutSignal.OptedOut
            : Array.Exists(layout.OptOuts, place => fields[place] == No) ? OptOutSignal.NotOptedOut
            : OptOutSignal.Unknown;
    }
}
