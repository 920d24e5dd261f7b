using CapiGateway.Sdk.Events;

namespace CapiGateway.Sdk.Consent;

/// <summary>
/// What becomes of Limited Data Use by geolocation when the client's IP address is not sent: Meta could not find out where the person is.
/// </summary>
/// <remarks>Meta's documentation: <i>Data Processing Options for US Users</i>.</remarks>
public static class LimitedDataUseResolution
{
    /// <summary>Names the state where Meta cannot find it out.</summary>
    /// <param name="limitedDataUse">What is asked for, after all reductions.</param>
    /// <param name="hasClientIp">Whether the client's IP address is sent.</param>
    /// <param name="region">Where the person was; <see langword="null"/> when that is not known.</param>
    /// <returns>
    /// What to send; <see langword="null"/> when Limited Data Use is asked for and cannot be expressed, so that the event must not be sent:
    /// neither address nor region, or a region that has no code.
    /// </returns>
    /// <exception cref="ArgumentNullException">There is no value.</exception>
    public static LimitedDataUse? Resolve(LimitedDataUse limitedDataUse, bool hasClientIp, ConsentRegion? region)
    {
        ArgumentNullException.ThrowIfNull(limitedDataUse);
        if (!limitedDataUse.IsGeolocated || hasClientIp)
        {
            return limitedDataUse;
        }

        return UsPrivacyStates.Find(region) is { } state ? LimitedDataUse.ForState(state.Code) : null;
    }
}
