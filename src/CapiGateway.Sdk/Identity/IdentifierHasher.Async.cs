using CapiGateway.Sdk.Identity.Internal;

namespace CapiGateway.Sdk.Identity;

/// <content>The forms that spread a column over several cores.</content>
public static partial class IdentifierHasher
{
    /// <summary>Hashes one column of a customer list on several cores, off the caller's thread.</summary>
    /// <param name="kind">The kind of identifier in the column.</param>
    /// <param name="values">The values, <see langword="null"/> among them where there is none. Not to be changed meanwhile.</param>
    /// <param name="digests">
    /// Where the digests go, one for each value in its order; an unusable value leaves <see cref="Sha256Digest.None"/>. What lies behind
    /// the last value is not touched. After a cancellation, some rows are written and some are not.
    /// </param>
    /// <param name="context">What else is known about everybody in the column. Default: nothing.</param>
    /// <param name="maxDegreeOfParallelism">How many cores to use at most. Default −1: all of them.</param>
    /// <param name="progress">Is told how many rows are done, in rising order, one call at a time. Default: nobody is told.</param>
    /// <param name="cancellationToken">Stops the work after the slices of some thousand rows that are under way.</param>
    /// <returns>How many values were hashed, or were digests already.</returns>
    /// <exception cref="ArgumentException">Thrown when <paramref name="digests"/> is shorter than <paramref name="values"/>.</exception>
    /// <exception cref="ArgumentOutOfRangeException">
    /// Thrown when <paramref name="maxDegreeOfParallelism"/> is 0 or less than −1.
    /// </exception>
    /// <exception cref="OperationCanceledException">Thrown when <paramref name="cancellationToken"/> is cancelled.</exception>
    /// <example>
    /// <code>
    /// var emails = new string?[1_000_000];
    /// var digests = new Sha256Digest[emails.Length];
    /// int hashed = await IdentifierHasher.HashManyAsync(IdentifierKind.Email, emails, digests, cancellationToken: cancellationToken);
    /// </code>
    /// </example>
    public static Task<int> HashManyAsync(
        IdentifierKind kind,
        ReadOnlyMemory<string?> values,
        Memory<Sha256Digest> digests,
        NormalizationContext context = default,
        int maxDegreeOfParallelism = -1,
        IProgress<int>? progress = null,
        CancellationToken cancellationToken = default)
    {
        ThrowIfShorter(digests.Span, values.Length);
        return ParallelColumn.RunAsync(
            values.Length,
            rows => HashMany(kind, values.Span[rows], digests.Span[rows], context),
            maxDegreeOfParallelism,
            progress,
            cancellationToken);
    }

    /// <summary>Hashes one column of a customer list on several cores, each row with a context of its own.</summary>
    /// <param name="kind">The kind of identifier in the column.</param>
    /// <param name="values">The values, <see langword="null"/> among them where there is none. Not to be changed meanwhile.</param>
    /// <param name="contexts">What else is known about the person of each row, as many as there are values.</param>
    /// <param name="digests">
    /// Where the digests go, one for each value in its order; an unusable value leaves <see cref="Sha256Digest.None"/>. What lies behind
    /// the last value is not touched. After a cancellation, some rows are written and some are not.
    /// </param>
    /// <param name="maxDegreeOfParallelism">How many cores to use at most. Default −1: all of them.</param>
    /// <param name="progress">Is told how many rows are done, in rising order, one call at a time. Default: nobody is told.</param>
    /// <param name="cancellationToken">Stops the work after the slices of some thousand rows that are under way.</param>
    /// <returns>How many values were hashed, or were digests already.</returns>
    /// <exception cref="ArgumentException">
    /// Thrown when <paramref name="digests"/> is shorter than <paramref name="values"/>, or <paramref name="contexts"/> is not as long.
    /// </exception>
    /// <exception cref="ArgumentOutOfRangeException">
    /// Thrown when <paramref name="maxDegreeOfParallelism"/> is 0 or less than −1.
    /// </exception>
    /// <exception cref="OperationCanceledException">Thrown when <paramref name="cancellationToken"/> is cancelled.</exception>
    public static Task<int> HashManyAsync(
        IdentifierKind kind,
        ReadOnlyMemory<string?> values,
        ReadOnlyMemory<NormalizationContext> contexts,
        Memory<Sha256Digest> digests,
        int maxDegreeOfParallelism = -1,
        IProgress<int>? progress = null,
        CancellationToken cancellationToken = default)
    {
        ThrowIfShorter(digests.Span, values.Length);
        ThrowIfNotAsLong(contexts.Span, values.Length);
        return ParallelColumn.RunAsync(
            values.Length,
            rows => HashMany(kind, values.Span[rows], contexts.Span[rows], digests.Span[rows]),
            maxDegreeOfParallelism,
            progress,
            cancellationToken);
    }

    /// <summary>Hashes one column of a customer list in UTF-8 on several cores, off the caller's thread.</summary>
    /// <param name="kind">The kind of identifier in the column.</param>
    /// <param name="utf8Values">
    /// The values in UTF-8, empty where there is none; invalid UTF-8 is unusable. Not to be changed meanwhile.
    /// </param>
    /// <param name="digests">
    /// Where the digests go, one for each value in its order; an unusable value leaves <see cref="Sha256Digest.None"/>. What lies behind
    /// the last value is not touched. After a cancellation, some rows are written and some are not.
    /// </param>
    /// <param name="context">What else is known about everybody in the column. Default: nothing.</param>
    /// <param name="maxDegreeOfParallelism">How many cores to use at most. Default −1: all of them.</param>
    /// <param name="progress">Is told how many rows are done, in rising order, one call at a time. Default: nobody is told.</param>
    /// <param name="cancellationToken">Stops the work after the slices of some thousand rows that are under way.</param>
    /// <returns>How many values were hashed, or were digests already.</returns>
    /// <exception cref="ArgumentException">
    /// Thrown when <paramref name="digests"/> is shorter than <paramref name="utf8Values"/>.
    /// </exception>
    /// <exception cref="ArgumentOutOfRangeException">
    /// Thrown when <paramref name="maxDegreeOfParallelism"/> is 0 or less than −1.
    /// </exception>
    /// <exception cref="OperationCanceledException">Thrown when <paramref name="cancellationToken"/> is cancelled.</exception>
    public static Task<int> HashManyAsync(
        IdentifierKind kind,
        ReadOnlyMemory<ReadOnlyMemory<byte>> utf8Values,
        Memory<Sha256Digest> digests,
        NormalizationContext context = default,
        int maxDegreeOfParallelism = -1,
        IProgress<int>? progress = null,
        CancellationToken cancellationToken = default)
    {
        ThrowIfShorter(digests.Span, utf8Values.Length);
        return ParallelColumn.RunAsync(
            utf8Values.Length,
            rows => HashMany(kind, utf8Values.Span[rows], digests.Span[rows], context),
            maxDegreeOfParallelism,
            progress,
            cancellationToken);
    }

    /// <summary>Hashes one column of a customer list in UTF-8 on several cores, each row with a context of its own.</summary>
    /// <param name="kind">The kind of identifier in the column.</param>
    /// <param name="utf8Values">
    /// The values in UTF-8, empty where there is none; invalid UTF-8 is unusable. Not to be changed meanwhile.
    /// </param>
    /// <param name="contexts">What else is known about the person of each row, as many as there are values.</param>
    /// <param name="digests">
    /// Where the digests go, one for each value in its order; an unusable value leaves <see cref="Sha256Digest.None"/>. What lies behind
    /// the last value is not touched. After a cancellation, some rows are written and some are not.
    /// </param>
    /// <param name="maxDegreeOfParallelism">How many cores to use at most. Default −1: all of them.</param>
    /// <param name="progress">Is told how many rows are done, in rising order, one call at a time. Default: nobody is told.</param>
    /// <param name="cancellationToken">Stops the work after the slices of some thousand rows that are under way.</param>
    /// <returns>How many values were hashed, or were digests already.</returns>
    /// <exception cref="ArgumentException">
    /// Thrown when <paramref name="digests"/> is shorter than <paramref name="utf8Values"/>, or <paramref name="contexts"/> is not as long.
    /// </exception>
    /// <exception cref="ArgumentOutOfRangeException">
    /// Thrown when <paramref name="maxDegreeOfParallelism"/> is 0 or less than −1.
    /// </exception>
    /// <exception cref="OperationCanceledException">Thrown when <paramref name="cancellationToken"/> is cancelled.</exception>
    public static Task<int> HashManyAsync(
        IdentifierKind kind,
        ReadOnlyMemory<ReadOnlyMemory<byte>> utf8Values,
        ReadOnlyMemory<NormalizationContext> contexts,
        Memory<Sha256Digest> digests,
        int maxDegreeOfParallelism = -1,
        IProgress<int>? progress = null,
        CancellationToken cancellationToken = default)
    {
        ThrowIfShorter(digests.Span, utf8Values.Length);
        ThrowIfNotAsLong(contexts.Span, utf8Values.Length);
        return ParallelColumn.RunAsync(
            utf8Values.Length,
            rows => HashMany(kind, utf8Values.Span[rows], contexts.Span[rows], digests.Span[rows]),
            maxDegreeOfParallelism,
            progress,
            cancellationToken);
    }
}
