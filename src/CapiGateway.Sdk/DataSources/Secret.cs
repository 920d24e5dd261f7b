using System.Diagnostics;
using System.Security.Cryptography;
using System.Text;

namespace CapiGateway.Sdk.DataSources;

/// <summary>
/// A secret text, such as an access token, that cannot be printed: <see cref="ToString"/>, the debugger and serialisers see <c>***</c>.
/// </summary>
/// <remarks>Immutable and safe to share between threads. The text leaves it only inside the library, on its way into a request.</remarks>
[DebuggerDisplay("***")]
public sealed class Secret : IEquatable<Secret>
{
    [DebuggerBrowsable(DebuggerBrowsableState.Never)]
    private readonly string _text;

    /// <summary>Wraps a secret text.</summary>
    /// <param name="text">The text; surrounding white space, as copied along from a web page, is removed.</param>
    /// <exception cref="ArgumentException">The text is <see langword="null"/>, empty or white space.</exception>
    public Secret(string text)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(text);
        _text = text.Trim();
    }

    /// <summary>Wraps a text, or returns <see langword="null"/> for one that is missing or blank.</summary>
    /// <param name="text">The text, or <see langword="null"/>.</param>
    /// <returns>The secret, or <see langword="null"/>.</returns>
    public static Secret? FromText(string? text) => string.IsNullOrWhiteSpace(text) ? null : new Secret(text);

    /// <summary>The secret text itself; only a request may hold it.</summary>
    /// <returns>The text.</returns>
    internal string Reveal() => _text;

    /// <inheritdoc/>
    public bool Equals(Secret? other) =>
        other is not null
        && CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(_text), Encoding.UTF8.GetBytes(other._text));

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as Secret);

    /// <inheritdoc/>
    public override int GetHashCode() => StringComparer.Ordinal.GetHashCode(_text);

    /// <summary>Always <c>***</c>.</summary>
    /// <returns>Three asterisks, whatever the text.</returns>
    public override string ToString() => "***";
}
