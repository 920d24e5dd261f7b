using CapiGateway.Sdk.Events;

namespace CapiGateway.Sdk.Consent.Internal;

/// <summary>Applies a decision to an event: takes fields away and sets Limited Data Use. Pure; never adds a field.</summary>
internal static class EventReducer
{
    /// <summary>Names the state where the event asks for Limited Data Use by geolocation that Meta could not find out.</summary>
    public static ConversionEvent Place(ConversionEvent conversion) => conversion.LimitedDataUse.IsGeolocated
        ? Apply(conversion, ConsentDecision.Allow, conversion.Consent.Region, out _) ?? conversion
        : conversion;

    /// <summary>Returns the event that may be sent, or <see langword="null"/> with the reason why none may.</summary>
    public static ConversionEvent? Apply(ConversionEvent conversion, ConsentDecision decision, ConsentRegion? region, out string? denial)
    {
        denial = decision.Denial;
        if (denial is not null)
        {
            return null;
        }

        bool hasClientIp = conversion.UserData.ClientIpAddress is not null && !decision.Removes("user_data.client_ip_address");
        LimitedDataUse asked = ConsentDecision.Strictest(conversion.LimitedDataUse, decision.LimitedDataUse);
        if (LimitedDataUseResolution.Resolve(asked, hasClientIp, region) is not { } limitedDataUse)
        {
            denial = ConsentReasons.LimitedDataUseUnresolved;
            return null;
        }

        return decision.WithoutFields.Count == 0 && limitedDataUse == conversion.LimitedDataUse
            ? conversion
            : conversion.Reduce(decision.Removes, limitedDataUse);
    }
}
