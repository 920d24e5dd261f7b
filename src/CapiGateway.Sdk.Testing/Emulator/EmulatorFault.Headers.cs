using System.Globalization;

namespace CapiGateway.Sdk.Testing.Emulator;

/// <content>What an answer carries beside its body, and how late it comes. Meta's documentation: <i>Graph API, Rate Limits</i>.</content>
public sealed partial record EmulatorFault
{
    private const string Tier = "\"ads_api_access_tier\":\"standard_access\"";

    /// <summary>Makes the answer late by the emulator's clock; delays add up.</summary>
    /// <param name="delay">How late.</param>
    /// <returns>A changed copy.</returns>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="delay"/> is negative.</exception>
    public EmulatorFault DelayedBy(TimeSpan delay)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(delay, TimeSpan.Zero);
        return this with { Latency = Latency + delay };
    }

    /// <summary>Adds a header to the answer, whatever its value.</summary>
    /// <param name="name">The header's name.</param>
    /// <param name="value">The header's value.</param>
    /// <returns>A changed copy.</returns>
    public EmulatorFault WithHeader(string name, string value) => this with { ExtraHeaders = [.. ExtraHeaders, new(name, value)] };

    /// <summary>Adds <c>Retry-After</c> in seconds, rounded up.</summary>
    /// <param name="delay">How long to wait.</param>
    /// <returns>A changed copy.</returns>
    public EmulatorFault WithRetryAfter(TimeSpan delay) =>
        WithHeader("Retry-After", Math.Ceiling(delay.TotalSeconds).ToString(CultureInfo.InvariantCulture));

    /// <summary>Adds <c>Retry-After</c> as a date.</summary>
    /// <param name="date">When to come back.</param>
    /// <returns>A changed copy.</returns>
    public EmulatorFault WithRetryAfter(DateTimeOffset date) => WithHeader("Retry-After", date.ToString("r", CultureInfo.InvariantCulture));

    /// <summary>Adds <c>X-App-Usage</c>: percentages of a rolling hour.</summary>
    /// <param name="callCount">Calls.</param>
    /// <param name="totalTime">Time.</param>
    /// <param name="totalCpuTime">CPU time.</param>
    /// <returns>A changed copy.</returns>
    public EmulatorFault WithAppUsage(int callCount, int totalTime = 0, int totalCpuTime = 0) => WithHeader(
        "X-App-Usage",
        string.Create(
            CultureInfo.InvariantCulture,
            $$"""{"call_count":{{callCount}},"total_time":{{totalTime}},"total_cputime":{{totalCpuTime}}}"""));

    /// <summary>Adds <c>X-Ad-Account-Usage</c>.</summary>
    /// <param name="usedPercent">The share used.</param>
    /// <param name="resetIn">When it starts anew; sent in seconds.</param>
    /// <returns>A changed copy.</returns>
    public EmulatorFault WithAdAccountUsage(double usedPercent, TimeSpan resetIn) => WithHeader(
        "X-Ad-Account-Usage",
        string.Create(
            CultureInfo.InvariantCulture,
            $$"""{"acc_id_util_pct":{{usedPercent}},"reset_time_duration":{{(long)resetIn.TotalSeconds}},{{Tier}}}"""));

    /// <summary>Adds <c>X-Business-Use-Case-Usage</c> with one business and one entry.</summary>
    /// <param name="callCount">The share of calls used, in percent.</param>
    /// <param name="regainAccessIn">When calls are taken again; sent in minutes.</param>
    /// <param name="type">The use case; default <c>ads_management</c>.</param>
    /// <param name="businessId">The business; default <c>1000000000000001</c>.</param>
    /// <returns>A changed copy.</returns>
    public EmulatorFault WithBusinessUseCaseUsage(
        int callCount, TimeSpan regainAccessIn, string type = "ads_management", string businessId = "1000000000000001") => WithHeader(
        "X-Business-Use-Case-Usage",
        string.Create(
            CultureInfo.InvariantCulture,
            $$"""{"{{businessId}}":[{"type":"{{type}}","call_count":{{callCount}},"total_cputime":0,"total_time":0,""" +
            $$""" "estimated_time_to_regain_access":{{(long)regainAccessIn.TotalMinutes}},{{Tier}}}]}"""));
}
