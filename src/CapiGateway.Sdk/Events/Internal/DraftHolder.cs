namespace CapiGateway.Sdk.Events.Internal;

/// <summary>
/// Holds the draft of one event for all its builders. Building gives the draft back, to be used for another event, and keeps what was
/// built: a builder that goes on drafts anew from that, so no builder ever reaches the draft of another event. Not thread-safe, but a
/// builder that several threads use all the same, such as an asynchronous lambda that nobody awaits, spoils no event but its own.
/// </summary>
internal sealed class DraftHolder(string? eventName)
{
    private readonly int _owner = Environment.CurrentManagedThreadId;

    // The draft, or the event that it became.
    private object _state = EventDraft.Take(eventName);

    // The one thing that a draft knows and its event does not.
    private string? _callingCode;

    // Another thread may hold the draft, so it must not serve another event.
    private bool _isShared;

    public string EventName => _state is ConversionEvent built ? built.EventName : Draft.EventName;

    public EventDraft Draft
    {
        get
        {
            if (Environment.CurrentManagedThreadId != _owner)
            {
                // Before the draft is looked at: either who builds sees this, or this thread sees what was built.
                Volatile.Write(ref _isShared, true);
                Interlocked.MemoryBarrier();
            }

            object state = _state;
            if (state is ConversionEvent built)
            {
                EventDraft draft = EventDraft.Take(built);
                draft.User.CallingCode = _callingCode;
                _state = state = draft;
            }

            return (EventDraft)state;
        }
    }

    public ConversionEvent Build(EventDefaults defaults)
    {
        EventDraft draft = Draft;
        ConversionEvent built = draft.Build(defaults);
        (_state, _callingCode) = (built, draft.User.CallingCode);
        Interlocked.MemoryBarrier();
        if (!Volatile.Read(ref _isShared))
        {
            draft.GiveBack();
        }

        return built;
    }

    /// <summary>The name of the event; never a value.</summary>
    public override string ToString() => EventName;
}
