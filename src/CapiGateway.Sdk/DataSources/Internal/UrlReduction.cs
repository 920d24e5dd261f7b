namespace CapiGateway.Sdk.DataSources.Internal;

/// <summary>Shortens the address of a page to what may leave. Pure; works on the text, so that what stays is unchanged.</summary>
internal static class UrlReduction
{
    public static string? Apply(string? url, FieldAllowList fields) => url is null ? null : fields.Urls switch
    {
        UrlForm.Whole => url,
        UrlForm.OriginOnly => Origin(url),
        _ => WithoutQuery(url, fields),
    };

    // What has no authority names no origin, so nothing of it may stay.
    private static string? Origin(string url)
    {
        (string prefix, string authority, _) = Split(url);
        return authority.Length == 0 ? null : $"{prefix}{authority}/";
    }

    private static string WithoutQuery(string url, FieldAllowList fields)
    {
        (string prefix, string authority, string rest) = Split(url);
        int fragment = rest.IndexOf('#', StringComparison.Ordinal);
        string withoutFragment = fragment < 0 ? rest : rest[..fragment];
        int mark = withoutFragment.IndexOf('?', StringComparison.Ordinal);
        if (mark < 0)
        {
            return prefix + authority + withoutFragment;
        }

        string query = string.Join('&', withoutFragment[(mark + 1)..].Split('&').Where(pair => IsKept(pair, fields)));
        return $"{prefix}{authority}{withoutFragment[..mark]}{(query.Length == 0 ? string.Empty : "?" + query)}";
    }

    private static bool IsKept(string pair, FieldAllowList fields)
    {
        int equals = pair.IndexOf('=', StringComparison.Ordinal);
        return fields.AllowsQueryKey(Uri.UnescapeDataString(equals < 0 ? pair : pair[..equals]));
    }

    // Scheme with its slashes, host and port without user information, and everything after them.
    private static (string Prefix, string Authority, string Path) Split(string url)
    {
        int scheme = url.IndexOf("://", StringComparison.Ordinal);
        if (scheme < 0 || url.AsSpan(0, scheme).ContainsAny("/?#"))
        {
            return (string.Empty, string.Empty, url);
        }

        int start = scheme + 3;
        int length = url.AsSpan(start).IndexOfAny("/?#\\");
        int end = length < 0 ? url.Length : start + length;
        string authority = url[start..end];
        return (url[..start], authority[(authority.LastIndexOf('@') + 1)..], url[end..]);
    }
}
