using System.Diagnostics.CodeAnalysis;
using CapiGateway.Sdk.Testing.Emulator.Internal;

namespace CapiGateway.Sdk.Testing.Emulator;

/// <summary>
/// A stand-in for Meta's Conversions API: reads requests as strictly as Meta's documentation says, records what arrived and misbehaves
/// on command. Used as an <see cref="HttpMessageHandler"/> (<see cref="CreateHandler"/>) or over a real loopback port
/// (<see cref="StartAsync"/>), or both at once over one record.
/// </summary>
/// <remarks>
/// An independent reading of Meta's documentation: it shares no code with the SDK that it tests. Safe for concurrent use. Memory is bounded
/// by <see cref="EmulatorOptions.MaxRecordedRequests"/> and its neighbours.
/// </remarks>
/// <example>
/// <code>
/// await using var emulator = new ConversionsApiEmulator();
/// services.AddCapiGateway().AddDataSource("1234567890123456", "any-token").UseConversionsApiEmulator(emulator);
///
/// // … the application publishes …
/// IReadOnlyList&lt;AcceptedEvent> events = await emulator.WaitForEventsAsync(1, cancellationToken);
/// emulator.AssertClean();
/// </code>
/// </example>
public sealed class ConversionsApiEmulator : IAsyncDisposable
{
    private readonly TimeProvider _time;
    private readonly Journal _journal;
    private readonly EmulatorEngine _engine;
    private readonly CancellationTokenSource _stopping = new();
    private readonly SemaphoreSlim _starting = new(1, 1);
    private LoopbackEndpoint? _endpoint;
    private bool _isDisposed;

    /// <summary>Makes an emulator.</summary>
    /// <param name="options">What it knows and how strict it is; default <see cref="EmulatorOptions"/> as it is.</param>
    /// <param name="timeProvider">Its clock; default the system's.</param>
    public ConversionsApiEmulator(EmulatorOptions? options = null, TimeProvider? timeProvider = null)
    {
        options ??= new();
        _time = timeProvider ?? TimeProvider.System;
        _journal = new(options);
        _engine = new(options, _time, _journal, Faults);
    }

    /// <summary>The script of what goes wrong; empty at first.</summary>
    public EmulatorFaults Faults { get; } = new();

    /// <summary>The requests that arrived, oldest first: a snapshot.</summary>
    public IReadOnlyList<ReceivedRequest> Requests => _journal.Requests;

    /// <summary>The events that were accepted, duplicates included, in the order of acceptance: a snapshot.</summary>
    public IReadOnlyList<AcceptedEvent> Events => _journal.Events;

    /// <summary>The events, and requests as a whole, that were the reason of a refusal: a snapshot.</summary>
    public IReadOnlyList<Rejection> Rejections => _journal.Rejections;

    /// <summary>The warnings about accepted requests: a snapshot.</summary>
    public IReadOnlyList<EmulatorFinding> Warnings => _journal.Warnings;

    /// <summary>How much was seen, exact whatever is still recorded.</summary>
    public EmulatorCounters Counters => _journal.Counters;

    /// <summary>The address of the loopback endpoint, such as <c>http://127.0.0.1:41234/</c>.</summary>
    /// <exception cref="InvalidOperationException"><see cref="StartAsync"/> has not completed.</exception>
    public Uri BaseAddress => _endpoint?.Address
        ?? throw new InvalidOperationException($"The emulator has no address before {nameof(StartAsync)} has completed.");

    /// <summary>Makes a handler that reaches the emulator without a network, whatever host a request names.</summary>
    /// <returns>A handler; make as many as you like. Disposing of it leaves the emulator alone.</returns>
    /// <exception cref="ObjectDisposedException">The emulator was disposed of.</exception>
    public HttpMessageHandler CreateHandler()
    {
        ObjectDisposedException.ThrowIf(_isDisposed, this);
        return new EmulatorHandler(_engine, _stopping.Token);
    }

    /// <summary>Makes a client over <see cref="CreateHandler"/>, its base address <c>https://graph.facebook.com/</c>.</summary>
    /// <returns>The client; yours to dispose of.</returns>
    /// <exception cref="ObjectDisposedException">The emulator was disposed of.</exception>
    [SuppressMessage("Reliability", "CA2000", Justification = "The client disposes of the handler.")]
    public HttpClient CreateClient() => new(CreateHandler(), disposeHandler: true) { BaseAddress = new("https://graph.facebook.com/") };

    /// <summary>Listens on 127.0.0.1, HTTP/1.1, on a free port. Called again, it returns the same address.</summary>
    /// <param name="cancellationToken">Gives up starting.</param>
    /// <returns>The base address.</returns>
    /// <exception cref="ObjectDisposedException">The emulator was disposed of.</exception>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    public async Task<Uri> StartAsync(CancellationToken cancellationToken = default)
    {
        ObjectDisposedException.ThrowIf(_isDisposed, this);
        await _starting.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            _endpoint ??= await LoopbackEndpoint.StartAsync(_engine, _stopping.Token, cancellationToken).ConfigureAwait(false);
            return _endpoint.Address;
        }
        finally
        {
            _starting.Release();
        }
    }

    /// <summary>
    /// Says what the browser's pixel sent, so that a copy of it from the server is the expected pair and Meta would discard the later one.
    /// </summary>
    /// <param name="datasetId">The pixel.</param>
    /// <param name="eventName">The pixel's event name.</param>
    /// <param name="eventId">The pixel's <c>eventID</c>.</param>
    /// <remarks>Meta's documentation: <i>Handling Duplicate Pixel and Conversions API Events</i>.</remarks>
    public void RecordBrowserEvent(string datasetId, string eventName, string eventId)
    {
        ArgumentException.ThrowIfNullOrEmpty(datasetId);
        ArgumentException.ThrowIfNullOrEmpty(eventName);
        ArgumentException.ThrowIfNullOrEmpty(eventId);
        _journal.RecordBrowserEvent(new(datasetId, eventName, eventId, RepetitionRule.EventId), _time.GetUtcNow());
    }

    /// <summary>Waits until events were accepted, duplicates included.</summary>
    /// <param name="count">How many in all since the emulator was made or reset.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>The accepted events that are recorded then.</returns>
    /// <exception cref="OperationCanceledException">The token was cancelled first.</exception>
    public async Task<IReadOnlyList<AcceptedEvent>> WaitForEventsAsync(int count, CancellationToken cancellationToken = default)
    {
        await _journal.WaitForEventsAsync(count, cancellationToken).ConfigureAwait(false);
        return _journal.Events;
    }

    /// <summary>Waits until requests arrived, whether or not they have been answered.</summary>
    /// <param name="count">How many in all since the emulator was made or reset.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>The requests that are recorded then.</returns>
    /// <exception cref="OperationCanceledException">The token was cancelled first.</exception>
    public async Task<IReadOnlyList<ReceivedRequest>> WaitForRequestsAsync(int count, CancellationToken cancellationToken = default)
    {
        await _journal.WaitForRequestsAsync(count, cancellationToken).ConfigureAwait(false);
        return _journal.Requests;
    }

    /// <summary>
    /// Fails the test when the emulator refused an event or a request, gave a warning, saw contact information that was not hashed, or got
    /// the same event from the server twice without need (<see cref="AcceptedEvent.IsUnpairedDuplicate"/>). Scripted faults, what they
    /// refuse and the retries that they cause are no reason to fail.
    /// </summary>
    /// <exception cref="EmulatorAssertionException">Something was found; the message lists it all, without values.</exception>
    public void AssertClean()
    {
        if (CleanReport.Write(_journal) is { } report)
        {
            throw new EmulatorAssertionException(report);
        }
    }

    /// <summary>
    /// Forgets what arrived, what deduplication remembers and what <see cref="Faults"/> holds; numbers start from 1 again.
    /// </summary>
    public void Reset()
    {
        Faults.Clear();
        _journal.Clear();
    }

    /// <summary>Stops listening and breaks off what hangs. What was recorded stays readable. Safe to call again.</summary>
    /// <returns>A task that completes when the port is free.</returns>
    public async ValueTask DisposeAsync()
    {
        if (_isDisposed)
        {
            return;
        }

        _isDisposed = true;
        await _stopping.CancelAsync().ConfigureAwait(false);
        if (_endpoint is { } endpoint)
        {
            await endpoint.DisposeAsync().ConfigureAwait(false);
        }

        _starting.Dispose();
        _stopping.Dispose();
    }
}
