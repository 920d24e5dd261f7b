namespace CapiGateway.Sdk.Events;

/// <summary>Which part of an offline upload a request holds, <c>progress</c>.</summary>
/// <param name="StartInclusive">The first row of the part.</param>
/// <param name="EndExclusive">The row behind the last one of the part.</param>
/// <remarks>Meta's documentation: <i>Ads Pixel Events reference</i>.</remarks>
public readonly record struct UploadProgress(long StartInclusive, long EndExclusive);
