namespace CapiGateway.Sdk.Consent.Internal;

/// <summary>The core of a TCF version 2 string. The IAB's <i>Consent string and vendor list formats v2</i>.</summary>
internal sealed class TcConsent
{
    private const int PurposeCount = 24;

    private readonly Dictionary<int, List<(TcRestriction Kind, VendorSet Vendors)>> _restrictions = [];
    private int _consents;
    private int _legitimateInterests;
    private VendorSet _vendorConsents = new();
    private VendorSet _vendorLegitimateInterests = new();

    private TcConsent()
    {
    }

    /// <summary>Purpose 1 was not asked for, since the law of the publisher's country does not demand it.</summary>
    public bool PurposeOneTreatment { get; private set; }

    public static TcConsent? Parse(ReadOnlySpan<char> text)
    {
        int dot = text.IndexOf('.');
        var reader = new BitReader(dot < 0 ? text : text[..dot]);
        return reader.Int(6) == 2 && new TcConsent() is var result && result.Read(ref reader) ? result : null;
    }

    public bool HasConsent(int purpose) => Has(_consents, purpose);

    public bool HasLegitimateInterest(int purpose) => Has(_legitimateInterests, purpose);

    public bool HasVendorConsent(int vendor) => _vendorConsents.Contains(vendor);

    public bool HasVendorLegitimateInterest(int vendor) => _vendorLegitimateInterests.Contains(vendor);

    /// <summary>What the publisher restricts for a vendor and a purpose; the strictest when there are several.</summary>
    public TcRestriction Restriction(int purpose, int vendor) =>
        _restrictions.GetValueOrDefault(purpose)?.Where(entry => entry.Vendors.Contains(vendor)).Select(entry => entry.Kind)
            .DefaultIfEmpty(TcRestriction.None).Min() ?? TcRestriction.None;

    private static bool Has(int bits, int purpose) => purpose is >= 1 and <= PurposeCount && ((bits >> (PurposeCount - purpose)) & 1) == 1;

    // Created, updated, CMP, screen, language and list version say nothing about the choice itself.
    private bool Read(ref BitReader reader)
    {
        reader.Skip(36 + 36 + 12 + 12 + 6 + 12 + 12 + 6 + 1 + 1 + 12);
        _consents = reader.Int(PurposeCount);
        _legitimateInterests = reader.Int(PurposeCount);
        PurposeOneTreatment = reader.Bit();
        reader.Skip(12);
        _vendorConsents = VendorSet.Read(ref reader);
        _vendorLegitimateInterests = VendorSet.Read(ref reader);
        int restrictions = reader.Int(12);
        for (int index = 0; index < restrictions && reader.IsGood; index++)
        {
            int purpose = reader.Int(6);
            var kind = (TcRestriction)reader.Int(2);
            VendorSet vendors = VendorSet.ReadEntries(ref reader);
            (_restrictions.TryGetValue(purpose, out var list) ? list : _restrictions[purpose] = []).Add((kind, vendors));
        }

        return reader.IsGood;
    }
}
