namespace CapiGateway.Sdk.Consent.Internal;

/// <summary>A string of the IAB's Global Privacy Platform: a header that names the sections, and the sections.</summary>
internal sealed class GppConsent
{
    private const int HeaderType = 3;
    private const int Version = 1;
    private const int TcfEuropeV2 = 2;
    private const int UsPrivacyV1 = 6;
    private const int MostSections = 255;

    private readonly List<GppSection> _sections = [];

    private GppConsent()
    {
    }

    public IReadOnlyList<GppSection> Sections => _sections;

    public TcConsent? TcString { get; private set; }

    public OptOutSignal UsPrivacy { get; private set; }

    /// <summary>Whether a section is there that is not decoded.</summary>
    public bool HasUndecoded { get; private set; }

    public static GppConsent? Parse(string text)
    {
        string[] parts = text.Split('~');
        if (ReadHeader(parts[0]) is not { } ids || ids.Count != parts.Length - 1)
        {
            return null;
        }

        var result = new GppConsent();
        for (int index = 0; index < ids.Count; index++)
        {
            result.HasUndecoded |= !result.Decode(ids[index], parts[index + 1]);
        }

        return result;
    }

    /// <summary>The ids of the sections, in their order; <see langword="null"/> when the header is malformed.</summary>
    internal static List<int>? ReadHeader(string text)
    {
        var reader = new BitReader(text);
        if (reader.Int(6) != HeaderType || reader.Int(6) != Version)
        {
            return null;
        }

        List<int> ids = [];
        int last = 0;
        int entries = reader.Int(12);
        for (int entry = 0; entry < entries && reader.IsGood; entry++)
        {
            bool isRange = reader.Bit();
            int first = last + reader.Fibonacci();
            last = isRange ? first + reader.Fibonacci() : first;

            // There are a few dozen sections; a string that names thousands is none.
            if (first < 1 || last < first || last > MostSections || ids.Count > MostSections)
            {
                return null;
            }

            ids.AddRange(Enumerable.Range(first, last - first + 1));
        }

        return reader.IsGood ? ids : null;
    }

    private bool Decode(int id, string text)
    {
        switch (id)
        {
            case TcfEuropeV2:
                TcString = TcConsent.Parse(text);
                return TcString is not null;
            case UsPrivacyV1:
                OptOutSignal? signal = UsPrivacyString.Parse(text);
                UsPrivacy = signal ?? OptOutSignal.Unknown;
                return signal is not null;
            default:
                GppSection? section = GppSection.Parse(id, text);
                if (section is not null)
                {
                    _sections.Add(section);
                }

                return section is not null;
        }
    }
}
