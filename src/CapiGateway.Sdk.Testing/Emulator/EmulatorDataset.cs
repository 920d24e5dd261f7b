namespace CapiGateway.Sdk.Testing.Emulator;

/// <summary>A dataset (pixel) that the emulator knows.</summary>
/// <remarks>Meta's documentation: <i>Conversions API for Business Messaging</i>, <i>App Events</i>, <i>Conversion Leads</i>.</remarks>
public sealed class EmulatorDataset
{
    /// <summary>Describes a dataset.</summary>
    /// <param name="id">The id in the request's path: digits.</param>
    /// <param name="kind">What it was made for.</param>
    /// <exception cref="ArgumentException"><paramref name="id"/> is empty or holds anything but digits.</exception>
    public EmulatorDataset(string id, DatasetKind kind = DatasetKind.Any)
    {
        ArgumentException.ThrowIfNullOrEmpty(id);
        if (!id.All(char.IsAsciiDigit))
        {
            throw new ArgumentException($"A dataset id is made of digits; it is '{id}'.", nameof(id));
        }

        Id = id;
        Kind = kind;
    }

    /// <summary>The id in the request's path.</summary>
    public string Id { get; }

    /// <summary>What it was made for. Only <see cref="DatasetKind.Any"/> accepts messaging ids without a link below.</summary>
    public DatasetKind Kind { get; }

    /// <summary>The Page it is linked to; default none.</summary>
    public string? PageId { get; init; }

    /// <summary>The WhatsApp Business Account it is linked to; default none.</summary>
    public string? WhatsAppBusinessAccountId { get; init; }

    /// <summary>The Instagram account it is linked to; default none.</summary>
    public string? InstagramAccountId { get; init; }

    /// <summary>The tokens with rights on this dataset; default empty: every accepted token has them. Others get error 100/33.</summary>
    public IReadOnlyCollection<string> AccessTokens { get; init; } = [];
}
