namespace CapiGateway.Sdk.DataSources;

/// <summary>
/// What the browser's pixel sent of one event name, as the host reported it, against what came from the server under the same name and id.
/// </summary>
/// <remarks>
/// Meta counts two copies once when they have the same name and id and are not more than 48 hours apart. Meta's documentation: <i>Handling
/// Duplicate Pixel and Conversions API Events</i>.
/// </remarks>
public readonly record struct BrowserCopies
{
    /// <summary>Copies that the host reported.</summary>
    public long Reported { get; init; }

    /// <summary>Of those, how many have a server's copy within 48 hours: Meta counts the two once.</summary>
    public long Paired { get; init; }

    /// <summary>Of those, how many have a server's copy that is more than 48 hours away: Meta counts the two twice.</summary>
    public long TooFarApart { get; init; }

    /// <summary>Copies without a server's copy so far: ids that only the browser knows.</summary>
    public long Unpaired => Math.Max(Reported - Paired - TooFarApart, 0);

    /// <summary>Server's events since the first report without a browser's copy so far: ids that only the server knows.</summary>
    public long ServerOnly { get; init; }

    /// <summary>The mean time between the two copies; <see langword="null"/> when none is paired.</summary>
    public TimeSpan? MeanGap { get; init; }

    /// <summary>The longest time between two copies since the process started; <see langword="null"/> when none is paired.</summary>
    public TimeSpan? LongestGap { get; init; }

    /// <summary>The share of the browser's copies that also came from the server, from 0 to 1; <see langword="null"/> without copies.</summary>
    public double? ServerShare => Reported == 0 ? null : (double)(Reported - Unpaired) / Reported;

    /// <summary>The share of the browser's copies that Meta can count once, from 0 to 1; <see langword="null"/> without copies.</summary>
    public double? PairedShare => Reported == 0 ? null : (double)Paired / Reported;
}
