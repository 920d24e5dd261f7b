using CapiGateway.Sdk.DataSources.Internal;

namespace CapiGateway.Sdk.Filters.Internal;

/// <summary>Domains, each with all of its subdomains.</summary>
internal sealed class DomainList
{
    private readonly HashSet<string> _domains = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>Takes domains, with or without a leading <c>*.</c>.</summary>
    /// <exception cref="ArgumentException">One of them is no domain.</exception>
    public DomainList(IEnumerable<string> domains)
    {
        foreach (string domain in domains)
        {
            if (!DomainName.IsOne(domain))
            {
                throw new ArgumentException($"A domain is {ValueInMessage.Of(domain)}. {DomainName.Remedy}", nameof(domains));
            }

            string name = DomainName.Of(domain);
            _domains.Add(HostOf("https://" + name) ?? name);
        }
    }

    /// <summary>Whether the page lies in one of them; an address whose host cannot be read lies in none.</summary>
    public bool Contains(string url)
    {
        if (HostOf(url) is not { } host)
        {
            return false;
        }

        while (!_domains.Contains(host))
        {
            int dot = host.IndexOf('.', StringComparison.Ordinal);
            if (dot < 0)
            {
                return false;
            }

            host = host[(dot + 1)..];
        }

        return true;
    }

    private static string? HostOf(string url)
    {
        try
        {
            return Uri.TryCreate(url, UriKind.Absolute, out Uri? address) && address.IdnHost.TrimEnd('.') is { Length: > 0 } host ? host : null;
        }
        catch (UriFormatException)
        {
            // A host that is taken as it is may still have no form in ASCII.
            return null;
        }
    }
}
