namespace CapiGateway.Sdk;

/// <summary>
/// Is told of every event that will not be sent, with the event itself, so that a host can keep it elsewhere.
/// </summary>
/// <remarks>
/// Register any number as singletons. Called from the publishing loop or from the caller of <c>PublishAsync</c>, possibly at the same time:
/// be quick and thread-safe. What it throws is logged and otherwise ignored.
/// </remarks>
/// <example>
/// <code>
/// public void ConfigureServices() => services.AddCapiGateway().AddDataSource(datasetId, accessToken).AddEventLossListener&lt;LossLog>();
///
/// internal sealed class LossLog : IEventLossListener
/// {
///     public void OnLost(LostEvent lost) => Console.WriteLine($"{lost.Kind}: {lost.Event.EventName} {lost.Event.EventId}");
/// }
/// </code>
/// </example>
public interface IEventLossListener
{
    /// <summary>Is told of a lost event.</summary>
    /// <param name="lost">The event and the reason.</param>
    void OnLost(LostEvent lost);
}
