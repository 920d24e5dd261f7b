namespace CapiGateway.Sdk.Events;

/// <summary>The states of Google's consent mode, as a consent banner sets them for all tags of a page.</summary>
/// <param name="AdStorage"><c>ad_storage</c>: cookies for advertising.</param>
/// <param name="AdUserData"><c>ad_user_data</c>: sending data about the person for advertising.</param>
/// <param name="AdPersonalization"><c>ad_personalization</c>: personalised advertising.</param>
/// <param name="AnalyticsStorage"><c>analytics_storage</c>: cookies for analytics.</param>
public sealed record GoogleConsentMode(
    ConsentState AdStorage = ConsentState.Unknown,
    ConsentState AdUserData = ConsentState.Unknown,
    ConsentState AdPersonalization = ConsentState.Unknown,
    ConsentState AnalyticsStorage = ConsentState.Unknown);
