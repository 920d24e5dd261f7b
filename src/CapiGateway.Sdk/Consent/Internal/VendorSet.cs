namespace CapiGateway.Sdk.Consent.Internal;

/// <summary>Vendors of a TCF string: a bit for each, or ranges. The IAB's <i>Consent string and vendor list formats v2</i>.</summary>
internal sealed class VendorSet
{
    private readonly List<(int First, int Last)> _ranges = [];

    public bool Contains(int vendor) => _ranges.Exists(range => range.First <= vendor && vendor <= range.Last);

    public static VendorSet Read(ref BitReader reader)
    {
        var set = new VendorSet();
        int count = reader.Int(16);
        if (reader.Bit())
        {
            set.ReadRanges(ref reader);
            return set;
        }

        for (int vendor = 1; vendor <= count && reader.IsGood; vendor++)
        {
            if (reader.Bit())
            {
                set._ranges.Add((vendor, vendor));
            }
        }

        return set;
    }

    public static VendorSet ReadEntries(ref BitReader reader)
    {
        var set = new VendorSet();
        set.ReadRanges(ref reader);
        return set;
    }

    private void ReadRanges(ref BitReader reader)
    {
        int entries = reader.Int(12);
        for (int entry = 0; entry < entries && reader.IsGood; entry++)
        {
            bool isRange = reader.Bit();
            int first = reader.Int(16);
            _ranges.Add((first, isRange ? reader.Int(16) : first));
        }
    }
}
