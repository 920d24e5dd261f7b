using CapiGateway.Sdk.GraphApi.Internal;
using CapiGateway.Sdk.Outbox;

namespace CapiGateway.Sdk.Publishing.Internal;

/// <summary>What of an answer is kept with the events that it ended. Its texts were redacted when they were read.</summary>
internal static class AnswerSummary
{
    public static DeliveryAnswer Of(EventsAnswer answer) => new()
    {
        Status = answer.StatusCode,
        Code = answer.Error?.Code,
        Subcode = answer.Error?.Subcode,
        Title = answer.Error?.UserTitle,
        Message = answer.Error?.UserMessage ?? answer.Error?.Message ?? answer.Failure?.Detail,
        FbTraceId = answer.Error?.FbTraceId ?? answer.FbTraceId,
        Body = answer.ErrorBody,
    };
}
