using System.Buffers;

namespace CapiGateway.Sdk.Filters;

/// <summary>How crawlers are known by their user agent: pieces of text, or all of it, in any case. Immutable and safe to share between threads.</summary>
public sealed class CrawlerPatterns
{
    private const string Resource = "CapiGateway.Sdk.Filters.Internal.crawlers.txt";
    private const string VersionMark = "# version:";

    private static readonly Lazy<CrawlerPatterns> Embedded = new(ReadEmbedded);

    private readonly SearchValues<string> _pieces;
    private readonly HashSet<string> _whole;
    private readonly string[] _exceptions;

    private CrawlerPatterns(string version, string[] pieces, IEnumerable<string> whole, string[] exceptions)
    {
        Version = version;
        _pieces = SearchValues.Create(pieces, StringComparison.OrdinalIgnoreCase);
        _whole = whole.ToHashSet(StringComparer.OrdinalIgnoreCase);
        Count = pieces.Length + _whole.Count;
        _exceptions = exceptions;
    }

    /// <summary>The list that this library ships.</summary>
    public static CrawlerPatterns BuiltIn => Embedded.Value;

    /// <summary>Which list it is: the text after <c># version:</c>, or empty.</summary>
    public string Version { get; }

    /// <summary>How many texts are looked for.</summary>
    public int Count { get; }

    /// <summary>
    /// Reads a list: one piece of text a line; <c>=</c> begins one that is a whole user agent; <c>!</c> begins one that is no sign of a crawler;
    /// <c>#</c> begins a comment.
    /// </summary>
    /// <param name="reader">Where the list is read from; not disposed.</param>
    /// <returns>The patterns.</returns>
    /// <exception cref="ArgumentNullException">There is no reader.</exception>
    public static CrawlerPatterns Read(TextReader reader)
    {
        ArgumentNullException.ThrowIfNull(reader);
        string version = string.Empty;
        List<string> pieces = [];
        List<string> whole = [];
        List<string> exceptions = [];
        while (reader.ReadLine() is { } line)
        {
            string text = line.Trim();
            if (text.StartsWith(VersionMark, StringComparison.Ordinal))
            {
                version = text[VersionMark.Length..].Trim();
            }
            else if (text.StartsWith('!'))
            {
                exceptions.Add(text[1..]);
            }
            else if (text.StartsWith('='))
            {
                whole.Add(text[1..]);
            }
            else if (text.Length > 0 && text[0] != '#')
            {
                pieces.Add(text);
            }
        }

        return new CrawlerPatterns(version, [.. pieces], whole, [.. exceptions]);
    }

    /// <summary>Whether a user agent is a crawler's.</summary>
    /// <param name="userAgent">The user agent.</param>
    /// <returns><see langword="true"/> when it is one of the whole ones, or one of the pieces is in it, outside of the exceptions.</returns>
    /// <exception cref="ArgumentNullException">There is no user agent.</exception>
    public bool Matches(string userAgent)
    {
        ArgumentNullException.ThrowIfNull(userAgent);
        if (!userAgent.AsSpan().ContainsAny(_pieces))
        {
            return _whole.Contains(userAgent.Trim());
        }

        string rest = userAgent;
        foreach (string exception in _exceptions)
        {
            rest = rest.Replace(exception, string.Empty, StringComparison.OrdinalIgnoreCase);
        }

        return rest.AsSpan().ContainsAny(_pieces);
    }

    private static CrawlerPatterns ReadEmbedded()
    {
        using Stream stream = typeof(CrawlerPatterns).Assembly.GetManifestResourceStream(Resource)
            ?? throw new InvalidDataException("The embedded list of crawlers is missing.");
        using var reader = new StreamReader(stream);
        return Read(reader);
    }
}
