using CapiGateway.Sdk.Events;
using CapiGateway.Sdk.Events.Internal;

namespace CapiGateway.Sdk;

/// <summary>Thrown by <see cref="PublishReceipt.EnsureAccepted"/>: the event was not accepted everywhere. Holds no values of the event.</summary>
public sealed class EventNotAcceptedException : Exception
{
    /// <summary>Makes the exception of a receipt.</summary>
    /// <param name="receipt">The receipt.</param>
    public EventNotAcceptedException(PublishReceipt receipt)
        : base(Describe(receipt)) => Receipt = receipt;

    /// <summary>Makes an exception without a receipt.</summary>
    public EventNotAcceptedException()
    {
    }

    /// <summary>Makes an exception without a receipt.</summary>
    /// <param name="message">What happened.</param>
    public EventNotAcceptedException(string message)
        : base(message)
    {
    }

    /// <summary>Makes an exception without a receipt.</summary>
    /// <param name="message">What happened.</param>
    /// <param name="innerException">What caused it.</param>
    public EventNotAcceptedException(string message, Exception innerException)
        : base(message, innerException)
    {
    }

    /// <summary>What became of the event.</summary>
    public PublishReceipt Receipt { get; }

    private static string Describe(PublishReceipt receipt)
    {
        IEnumerable<string> errors = (receipt.Diagnostics ?? [])
            .Where(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error)
            .Select(diagnostic => $"{diagnostic} See {diagnostic.Rule.HelpUrl}");
        return string.Join(Environment.NewLine, errors.Prepend($"The event was not accepted: {receipt}. See {OnlineDocs.Folder}outcomes.md"));
    }
}
