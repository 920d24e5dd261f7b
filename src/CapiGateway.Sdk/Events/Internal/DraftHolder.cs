namespace CapiGateway.Sdk.Events.Internal;

/// <summary>
/// Holds the draft of one event for all its builders. Building gives the draft back, to be used for another event, and keeps what was
/// built: a builder that goes on drafts anew from that, so no builder ever reaches the draft of another event. Not thread-safe, but a
/// builder that several threads use all the same, such as an asynchronous lambda that nobody awaits, spoils no event but its own.
/// </summary>
internal sealed class DraftHolder(string? eventName)
{
    // The draft, or the event that it became.
    private object _state = EventDraft.Take(eventName);

    // The one thing that a draft knows and its event does not.
    private string? _callingCode;

    public string EventName => _state is ConversionEvent built ? built.EventName : Draft.EventName;

    public EventDraft Draft
    {
        get
        {
            EventDraft draft = Current();
            EventDraft? seen = draft.IsOfThisThread ? draft : null;
            while (seen != draft)
            {
                // Marked before it is looked at again: either who builds it sees the mark, or this thread sees what was built.
                seen = draft;
                seen.Share();
                draft = Current();
            }

            return draft;
        }
    }

    public ConversionEvent Build(EventDefaults defaults)
    {
        EventDraft draft = Draft;
        ConversionEvent built = draft.Build(defaults);
        (_state, _callingCode) = (built, draft.User.CallingCode);
        draft.GiveBackUnlessShared();
        return built;
    }

    /// <summary>The name of the event; never a value.</summary>
    public override string ToString() => EventName;

    private EventDraft Current() => Volatile.Read(ref _state) switch
    {
        EventDraft draft => draft,
        var built => DraftAnew((ConversionEvent)built),
    };

    private EventDraft DraftAnew(ConversionEvent built)
    {
        EventDraft draft = EventDraft.Take(built);
        draft.User.CallingCode = _callingCode;
        _state = draft;
        return draft;
    }
}
