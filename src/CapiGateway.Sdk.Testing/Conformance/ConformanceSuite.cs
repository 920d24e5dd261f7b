namespace CapiGateway.Sdk.Testing.Conformance;

/// <summary>
/// Checks an implementation of the host against the contract of an interface. Belongs to no test framework: run each case as a test of its
/// own, or all at once.
/// </summary>
/// <remarks>Each case makes its own instance. Cases may run at the same time.</remarks>
/// <example>
/// <code>
/// var suite = new DeduplicationCacheConformance(clock => new InMemoryDeduplicationCache(timeProvider: clock));
/// await suite.RunAllAsync(cancellationToken);
/// </code>
/// </example>
public abstract class ConformanceSuite
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    private readonly List<(string Name, Func<CancellationToken, Task> Run)> _cases = [];

    private protected ConformanceSuite()
    {
    }

    /// <summary>The names of the cases: what must be true, one sentence each.</summary>
    public IReadOnlyList<string> Cases => [.. _cases.Select(entry => entry.Name)];

    /// <summary>Runs one case.</summary>
    /// <param name="name">One of <see cref="Cases"/>.</param>
    /// <param name="cancellationToken">Ends the case.</param>
    /// <returns>A task that completes when the case has passed.</returns>
    /// <exception cref="ArgumentException">There is no such case.</exception>
    /// <exception cref="ConformanceException">The implementation failed the case, threw, or did not answer within 30 seconds.</exception>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    public async Task RunAsync(string name, CancellationToken cancellationToken = default)
    {
        Func<CancellationToken, Task> run = _cases.Find(entry => string.Equals(entry.Name, name, StringComparison.Ordinal)).Run
            ?? throw new ArgumentException($"There is no case '{name}'.", nameof(name));
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        patience.CancelAfter(Patience);
        try
        {
            await run(patience.Token).WaitAsync(patience.Token).ConfigureAwait(false);
        }
        catch (ConformanceException failure)
        {
            throw new ConformanceException($"{name}: {failure.Message}", failure);
        }
        catch (Exception failure) when (!cancellationToken.IsCancellationRequested)
        {
            throw new ConformanceException($"{name}: {failure.GetType().Name}: {failure.Message}", failure);
        }
    }

    /// <summary>Runs all cases, one after another, and reports all that failed.</summary>
    /// <param name="cancellationToken">Ends the run.</param>
    /// <returns>A task that completes when all cases have passed.</returns>
    /// <exception cref="ConformanceException">At least one case failed; the message has a line for each.</exception>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    public async Task RunAllAsync(CancellationToken cancellationToken = default)
    {
        List<string> failures = [];
        foreach (string name in Cases)
        {
            try
            {
                await RunAsync(name, cancellationToken).ConfigureAwait(false);
            }
            catch (ConformanceException failure)
            {
                failures.Add(failure.Message);
            }
        }

        if (failures.Count > 0)
        {
            throw new ConformanceException($"{failures.Count} of {Cases.Count} cases failed:\n{string.Join('\n', failures)}");
        }
    }

    private protected static void Expect<T>(T actual, T expected, string what)
    {
        if (!EqualityComparer<T>.Default.Equals(actual, expected))
        {
            throw new ConformanceException($"{what}: expected {expected}, got {actual}.");
        }
    }

    private protected void Add(string name, Func<CancellationToken, Task> run) => _cases.Add((name, run));
}
