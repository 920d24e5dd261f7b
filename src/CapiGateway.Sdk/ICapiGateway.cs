using CapiGateway.Sdk.Events;

namespace CapiGateway.Sdk;

/// <summary>
/// The front door: takes conversions and sees to it that Meta gets them. A singleton, safe for concurrent use.
/// </summary>
/// <remarks>Bad events never throw; they come back as <see cref="PublishOutcome.Invalid"/> with the rules that they break.</remarks>
/// <example>
/// <code>
/// await gateway.PublishAsync(
///     ConversionEvent.Purchase(129.95m, "USD")
///         .WithEventId(order.Id)
///         .FromWebsite(pageUrl, userAgent, clientIp)
///         .WithUser(user => user.Email(order.Email).Phone(order.Phone))
///         .Build());
/// </code>
/// </example>
public interface ICapiGateway
{
    /// <summary>
    /// Accepts an event for the active data sources of its account, and returns once it is stored. Never waits for Meta.
    /// </summary>
    /// <param name="conversion">The event. Without an account it goes to the only account that there is.</param>
    /// <param name="cancellationToken">Observed until storing starts: cancelled means not stored, stored means accepted.</param>
    /// <returns>What became of it at each data source.</returns>
    /// <exception cref="ArgumentNullException">There is no event.</exception>
    /// <exception cref="OperationCanceledException">The token was cancelled before the event was stored.</exception>
    /// <example>
    /// <code>
    /// PublishReceipt receipt = await gateway.PublishAsync(conversion, cancellationToken);
    /// if (!receipt.IsAccepted)
    /// {
    ///     Console.WriteLine($"{receipt}: {string.Join("; ", receipt.Diagnostics)}");
    /// }
    /// </code>
    /// </example>
    ValueTask<PublishReceipt> PublishAsync(ConversionEvent conversion, CancellationToken cancellationToken = default);

    /// <summary>Accepts an event for one data source, and returns once it is stored. Never waits for Meta.</summary>
    /// <param name="conversion">The event.</param>
    /// <param name="dataSourceId">The data source, whatever its account.</param>
    /// <param name="cancellationToken">Observed until storing starts: cancelled means not stored, stored means accepted.</param>
    /// <returns>What became of it.</returns>
    /// <exception cref="ArgumentNullException">There is no event or no data source.</exception>
    /// <exception cref="OperationCanceledException">The token was cancelled before the event was stored.</exception>
    /// <example>
    /// <code>
    /// await gateway.PublishAsync(conversion, "1234567890123456", cancellationToken);
    /// </code>
    /// </example>
    ValueTask<PublishReceipt> PublishAsync(ConversionEvent conversion, string dataSourceId, CancellationToken cancellationToken = default);

    /// <summary>
    /// Sends events now, past the outbox, and tells what happened to each: for functions, scripts and test events. Retries what is worth
    /// it within <see cref="CapiGatewayOptions.SendTimeout"/>; what it could not deliver is the caller's again. Counted like
    /// everything else: what was delivered or rejected as accepted and as its end, what was neither as refused. A gateway that has stopped
    /// sends nothing more.
    /// </summary>
    /// <param name="conversions">The events, in any number.</param>
    /// <param name="dataSourceId">The data source.</param>
    /// <param name="cancellationToken">Stops sending; events on their way may have arrived.</param>
    /// <returns>One result an event, in the same order.</returns>
    /// <exception cref="ArgumentNullException">There are no events or no data source.</exception>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    /// <example>
    /// <code>
    /// SendReport report = await gateway.SendAsync([conversion], "1234567890123456", cancellationToken);
    /// Console.WriteLine(report.AllDelivered ? "Meta has it" : $"{report.Results[0].Outcome}: {report.Results[0].ErrorMessage}");
    /// </code>
    /// </example>
    Task<SendReport> SendAsync(
        IReadOnlyList<ConversionEvent> conversions, string dataSourceId, CancellationToken cancellationToken = default);

    /// <summary>Says what <see cref="PublishAsync(ConversionEvent, CancellationToken)"/> would do, and the exact JSON, and sends nothing.</summary>
    /// <param name="conversion">The event.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>The explanation.</returns>
    /// <exception cref="ArgumentNullException">There is no event.</exception>
    /// <example>
    /// <code>
    /// PublishExplanation explanation = await gateway.ExplainAsync(conversion);
    /// Console.WriteLine(explanation.DataSources[0].Json);
    /// </code>
    /// </example>
    ValueTask<PublishExplanation> ExplainAsync(ConversionEvent conversion, CancellationToken cancellationToken = default);

    /// <summary>
    /// Makes one attempt to send what was accepted before the call, within <see cref="CapiGatewayOptions.FlushTimeout"/>. A data source
    /// that is paused stays paused.
    /// </summary>
    /// <param name="cancellationToken">Ends the flush early; the report then says what is left.</param>
    /// <returns>What was sent, what is left, what was lost. Where the outbox does not say in time what waits, nothing is tried, and what is
    /// left is told by the ledger of this process.</returns>
    /// <example>
    /// <code>
    /// FlushReport report = await gateway.FlushAsync(cancellationToken);
    /// Console.WriteLine($"{report.Sent} sent, {report.Left} left");
    /// </code>
    /// </example>
    Task<FlushReport> FlushAsync(CancellationToken cancellationToken = default);
}
