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

    /// <summary>How many Meta took, and what became of the others.</summary>
    /// <returns>One line for the whole, and one for each event that was not delivered.</returns>
    public override string ToString() =>
        string.Join(
            Environment.NewLine,
            Results.Where(result => result.Outcome != SendOutcome.Delivered).Select(result => result.ToString())
                .Prepend($"{Delivered} of {Results.Count} delivered, {Requests} requests"));
}
