namespace CapiGateway.Sdk.Filters;

/// <summary>
/// Stops events of crawlers, link previews, monitors and programs by their user agent, and of pages that a browser fetched ahead by
/// <c>Sec-Purpose</c>. An event without a user agent passes. Safe for concurrent use.
/// </summary>
/// <param name="patterns">How such user agents are known; default <see cref="CrawlerPatterns.BuiltIn"/>.</param>
public sealed class CrawlerFilter(CrawlerPatterns? patterns = null) : IPublishingFilter
{
    private static readonly FilterVerdict Crawler = FilterVerdict.Stop(FilterReasons.Crawler);
    private static readonly FilterVerdict Prefetch = FilterVerdict.Stop(FilterReasons.Prefetch);

    private readonly CrawlerPatterns _patterns = patterns ?? CrawlerPatterns.BuiltIn;

    /// <inheritdoc/>
    public ValueTask<FilterVerdict> CheckAsync(FilterContext context, CancellationToken cancellationToken) => ValueTask.FromResult(
        IsFetchedAhead(context.SecPurpose) ? Prefetch
        : context.Conversion.UserData.ClientUserAgent is { } userAgent && _patterns.Matches(userAgent) ? Crawler
        : FilterVerdict.Pass);

    private static bool IsFetchedAhead(string? purpose) => purpose is not null
        && (purpose.Contains("prefetch", StringComparison.OrdinalIgnoreCase) || purpose.Contains("prerender", StringComparison.OrdinalIgnoreCase));
}
