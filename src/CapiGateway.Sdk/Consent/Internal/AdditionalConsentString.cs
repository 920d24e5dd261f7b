using System.Globalization;

namespace CapiGateway.Sdk.Consent.Internal;

/// <summary>Google's additional consent string: providers that the person consented to. Versions 1 and 2.</summary>
internal sealed class AdditionalConsentString
{
    private readonly HashSet<int> _consented = [];

    private AdditionalConsentString()
    {
    }

    public bool HasConsent(int provider) => _consented.Contains(provider);

    public static AdditionalConsentString? Parse(ReadOnlySpan<char> text)
    {
        var result = new AdditionalConsentString();
        int tilde = text.IndexOf('~');
        if (tilde < 0 || text[..tilde] is not ("1" or "2"))
        {
            return null;
        }

        ReadOnlySpan<char> list = text[(tilde + 1)..];
        int end = list.IndexOf('~');
        list = end < 0 ? list : list[..end];
        foreach (Range part in list.Split('.'))
        {
            if (list[part].IsEmpty)
            {
                continue;
            }

            if (!int.TryParse(list[part], NumberStyles.None, CultureInfo.InvariantCulture, out int provider))
            {
                return null;
            }

            result._consented.Add(provider);
        }

        return result;
    }
}
