namespace CapiGateway.Sdk.Publishing.Internal;

/// <summary>Counts events that were rejected alone for one and the same reason, with none accepted between them. Not thread-safe.</summary>
internal sealed class RefusalStreak
{
    /// <summary>After so many the reason is not the events.</summary>
    public const int Threshold = 8;

    private int _isolated;
    private (int? Code, int? Subcode) _reason;

    /// <summary>One more was rejected alone. Returns whether the cause is by now common to all events, so that none is buried for it.</summary>
    public bool IsCommonCause(int? code, int? subcode)
    {
        _isolated = _reason == (code, subcode) ? _isolated + 1 : 1;
        _reason = (code, subcode);
        return _isolated >= Threshold;
    }

    public void Accepted() => _isolated = 0;
}
