namespace CapiGateway.Sdk.Filters.Internal;

/// <summary>Domains, each with all of its subdomains.</summary>
internal sealed class DomainList
{
    private readonly HashSet<string> _domains;

    public DomainList(IEnumerable<string> domains) =>
        _domains = domains.Select(domain => HostOf("https://" + domain.Trim().TrimStart('*', '.')) ?? domain).ToHashSet(StringComparer.OrdinalIgnoreCase);

    /// <summary>Whether the page lies in one of them; <see langword="null"/> when the address names no host.</summary>
    public bool? Contains(string? url)
    {
        if (HostOf(url) is not { } host)
        {
            return null;
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

    private static string? HostOf(string? url) =>
        Uri.TryCreate(url, UriKind.Absolute, out Uri? address) && address.IdnHost.TrimEnd('.') is { Length: > 0 } host ? host : null;
}
