namespace CapiGateway.Sdk;

/// <summary>What became of the events of <see cref="ICapiGateway.SendAsync"/>.</summary>
/// <param name="Results">One result an event, in the order of the call.</param>
/// <param name="Requests">How many requests were made.</param>
public sealed record SendReport(IReadOnlyList<SendResult> Results, int Requests)
{
    /// <summary>How many events Meta took.</summary>
    public int Delivered => Results.Count(result => result.Outcome == SendOutcome.Delivered);

    /// <summary>Whether Meta took all of them.</summary>
    public bool AllDelivered => Delivered == Results.Count;
}
