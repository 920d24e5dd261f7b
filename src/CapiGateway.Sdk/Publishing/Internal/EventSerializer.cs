using CapiGateway.Sdk.Events;
using CapiGateway.Sdk.Events.Internal;

namespace CapiGateway.Sdk.Publishing.Internal;

/// <summary>Turns an event into the bytes that travel; only the result is allocated.</summary>
internal static class EventSerializer
{
    public static byte[] ToUtf8(ConversionEvent conversion)
    {
        JsonBuffer json = JsonBuffer.Take();
        try
        {
            EventWriter.Write(conversion, json);
            return json.Written.ToArray();
        }
        finally
        {
            json.GiveBack();
        }
    }
}
