using CapiGateway.Sdk.DataSources;
using CapiGateway.Sdk.DataSources.Internal;
using CapiGateway.Sdk.Events;

namespace CapiGateway.Sdk.Consent.Internal;

/// <summary>Applies a decision to an event: takes fields away and sets Limited Data Use. Pure; never adds a field.</summary>
internal static class EventReducer
{
    private const string ClientIp = "user_data.client_ip_address";

    /// <summary>Names the state where the event asks for Limited Data Use by geolocation that Meta could not find out.</summary>
    public static ConversionEvent Place(ConversionEvent conversion) => conversion.LimitedDataUse.IsGeolocated
        ? Apply(conversion, ConsentDecision.Allow, conversion.Consent.Region, out _) ?? conversion
        : conversion;

    /// <summary>
    /// Takes out what a data source's list of fields does not name. The IP address may go with it, and a region may still name the state.
    /// </summary>
    public static ConversionEvent? Minimise(ConversionEvent conversion, FieldAllowList fields, ConsentRegion? region, out string? denial) =>
        Apply(FieldReduction.Apply(conversion, fields), ConsentDecision.Allow, region, out denial);

    /// <summary>Returns the event that may be sent, or <see langword="null"/> with the reason why none may.</summary>
    /// <param name="conversion">The event.</param>
    /// <param name="decision">What consent says.</param>
    /// <param name="region">Where the person was.</param>
    /// <param name="denial">Why none may be sent.</param>
    /// <param name="fields">What may leave for the data source; it is not applied here, but an IP address that will not leave places nobody.</param>
    public static ConversionEvent? Apply(
        ConversionEvent conversion, ConsentDecision decision, ConsentRegion? region, out string? denial, FieldAllowList? fields = null)
    {
        denial = decision.Denial;
        if (denial is not null)
        {
            return null;
        }

        bool hasClientIp = conversion.UserData.ClientIpAddress is not null && !decision.Removes(ClientIp) && fields?.Allows(ClientIp) != false;
        LimitedDataUse asked = ConsentDecision.Strictest(conversion.LimitedDataUse, decision.LimitedDataUse);
        if (LimitedDataUseResolution.Resolve(asked, hasClientIp, region) is not { } limitedDataUse)
        {
            denial = ConsentReasons.LimitedDataUseUnresolved;
            return null;
        }

        if (decision.WithoutFields.Count > 0 && !conversion.CanBeReduced(decision.Removes, limitedDataUse))
        {
            denial = ConsentReasons.TooLittleLeft;
            return null;
        }

        return decision.WithoutFields.Count == 0 && limitedDataUse == conversion.LimitedDataUse
            ? conversion
            : conversion.Reduce(decision.Removes, limitedDataUse);
    }
}
