using CapiGateway.Sdk.GraphApi.Internal;
using CapiGateway.Sdk.Outbox;

namespace CapiGateway.Sdk.Publishing.Internal;

/// <summary>
/// What of one batch is still to be sent, in which order, and what was rejected alone so far. Decides how the search for bad events goes on;
/// sends nothing. Not thread-safe.
/// </summary>
internal sealed class BatchSearch
{
    private readonly List<BatchPart> _work = [];
    private readonly List<(LeasedEvent Event, SendAttempt Attempt)> _isolated = [];
    private readonly SplitBudget _budget;
    private bool _accepted;
    private bool _probes;
    private bool _tellsWhich = true;
    private bool _triesTheNamed;
    private int _found;

    public BatchSearch(BatchPart batch)
    {
        _budget = new SplitBudget(batch.Count);
        _work.Add(batch);
    }

    /// <summary>Whether what was rejected is not at fault itself.</summary>
    public bool IsCommonCause { get; private set; }

    /// <summary>Whether it still looked for anything that is taken, so that nobody knows whether those rejected alone are at fault.</summary>
    public bool IsUndecided => _probes && _work.Count > 0;

    /// <summary>What is still to be sent.</summary>
    public IReadOnlyList<BatchPart> Unsent => _work;

    public bool TryNext(out BatchPart part)
    {
        if (_work.Count == 0)
        {
            part = default;
            return false;
        }

        part = _work[^1];
        _work.RemoveAt(_work.Count - 1);
        return true;
    }

    public void PutBack(BatchPart part) => _work.Add(part);

    /// <summary>Whether an event was refused for its size that is far smaller than a request may be: then something refuses everything.</summary>
    public static bool IsTooSmallToBlame(BatchPart part, DeliveryVerdict verdict, int maxBatchBytes) =>
        verdict.Kind == VerdictKind.SplitByBytes && part.Events.Span[0].Event.Payload.Length < maxBatchBytes / 2;

    /// <summary>Meta took a part, so the rejected ones are at fault themselves; returns those, to be buried.</summary>
    public IReadOnlyList<(LeasedEvent Event, SendAttempt Attempt)> Accepted()
    {
        _accepted = true;
        _probes = false;
        if (_triesTheNamed)
        {
            // The answer named one that is good: it is not believed again, and the rest, which holds the bad one, is halved unsent.
            _triesTheNamed = false;
            _tellsWhich = false;
            _budget.Grant(1);
            if (TryNext(out BatchPart rest))
            {
                Push(BatchSplitter.Split(rest.Events, blamedIndex: null));
            }
        }

        return TakeIsolated();
    }

    /// <summary>
    /// Meta rejected a part of several events; both of its parts are to be sent. Returns whether the search is within its budget.
    /// </summary>
    public bool Rejected(BatchPart part, DeliveryVerdict verdict)
    {
        _triesTheNamed = false;
        if (verdict.Kind == VerdictKind.SplitByBytes)
        {
            _budget.Grant(2);
        }

        _triesTheNamed = _tellsWhich && verdict.BlamedEventIndex is not null;
        Push(BatchSplitter.Split(part.Events, _triesTheNamed ? verdict.BlamedEventIndex : null));
        _budget.Spend();
        _budget.Spend();
        if (_probes)
        {
            // Looks for anything that Meta takes as far as possible from what it refuses.
            (_work[^1], _work[^2]) = (_work[^2], _work[^1]);
        }

        IsCommonCause = _budget.IsUsedUp(_found, _probes ? 2 : 1);
        return !IsCommonCause;
    }

    /// <summary>
    /// Meta rejected one event alone. Returns whether the cause is common to all events, which it is when there were many for one reason and
    /// a look elsewhere in the batch found no good one either.
    /// </summary>
    public bool RejectedAlone(BatchPart part, SendAttempt attempt, bool isSuspicious)
    {
        _triesTheNamed = false;
        _isolated.Add((part.Events.Span[0], attempt));
        _found++;
        if (!isSuspicious || _accepted)
        {
            return false;
        }

        if (_probes || _work.Count == 0)
        {
            IsCommonCause = true;
            return true;
        }

        _probes = true;
        BatchPart largest = _work.MaxBy(rest => rest.Count);
        _work.Remove(largest);
        _work.Add(largest);
        return false;
    }

    /// <summary>Takes out what was rejected alone and is not buried yet.</summary>
    public IReadOnlyList<(LeasedEvent Event, SendAttempt Attempt)> TakeIsolated()
    {
        (LeasedEvent, SendAttempt)[] isolated = [.. _isolated];
        _isolated.Clear();
        return isolated;
    }

    private void Push(IReadOnlyList<ReadOnlyMemory<LeasedEvent>> parts)
    {
        for (int index = parts.Count - 1; index >= 0; index--)
        {
            _work.Add(new BatchPart(parts[index]));
        }
    }
}
