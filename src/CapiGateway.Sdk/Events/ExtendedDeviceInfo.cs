using System.Globalization;

namespace CapiGateway.Sdk.Events;

/// <summary>
/// The app and the device of an app event, by name: <c>extinfo</c> is the list of its sixteen items in this order. What is not known is
/// sent as an empty text. Immutable; prints no values.
/// </summary>
/// <remarks>Meta's documentation: <i>App Data Parameters</i>.</remarks>
/// <example>
/// <code>
/// var device = new ExtendedDeviceInfo(DevicePlatforms.Ios, "17.4") { PackageName = "com.example.shop", Locale = "en_US" };
/// </code>
/// </example>
public sealed class ExtendedDeviceInfo
{
    /// <summary>Describes a device by what Meta requires.</summary>
    /// <param name="platform">The kind of app, one of <see cref="DevicePlatforms"/>.</param>
    /// <param name="osVersion">The version of the operating system.</param>
    public ExtendedDeviceInfo(string platform, string osVersion)
    {
        Platform = platform?.Trim() ?? string.Empty;
        OsVersion = osVersion?.Trim() ?? string.Empty;
    }

    /// <summary>The kind of app, one of <see cref="DevicePlatforms"/>. Item 0; required.</summary>
    public string Platform { get; }

    /// <summary>The name of the package. Item 1; default not known.</summary>
    public string? PackageName { get; init; }

    /// <summary>The short version of the app. Item 2; default not known.</summary>
    public string? ShortVersion { get; init; }

    /// <summary>The long version of the app. Item 3; default not known.</summary>
    public string? LongVersion { get; init; }

    /// <summary>The version of the operating system. Item 4; required.</summary>
    public string OsVersion { get; }

    /// <summary>The model of the device. Item 5; default not known.</summary>
    public string? DeviceModel { get; init; }

    /// <summary>The locale, such as <c>en_US</c>. Item 6; default not known.</summary>
    public string? Locale { get; init; }

    /// <summary>The abbreviation of the time zone. Item 7; default not known.</summary>
    public string? TimeZoneAbbreviation { get; init; }

    /// <summary>The carrier. Item 8; default not known.</summary>
    public string? Carrier { get; init; }

    /// <summary>The width of the screen in pixels. Item 9; default not known.</summary>
    public int? ScreenWidth { get; init; }

    /// <summary>The height of the screen in pixels. Item 10; default not known.</summary>
    public int? ScreenHeight { get; init; }

    /// <summary>The density of the screen. Item 11; default not known.</summary>
    public decimal? ScreenDensity { get; init; }

    /// <summary>How many cores the processor has. Item 12; default not known.</summary>
    public int? CpuCores { get; init; }

    /// <summary>The size of the external storage in GB. Item 13; default not known.</summary>
    public int? StorageGigabytes { get; init; }

    /// <summary>What is free of it, in GB. Item 14; default not known.</summary>
    public int? FreeStorageGigabytes { get; init; }

    /// <summary>The time zone of the device. Item 15; default not known.</summary>
    public string? DeviceTimeZone { get; init; }

    internal string[] ToItems() =>
    [
        Platform,
        PackageName ?? string.Empty,
        ShortVersion ?? string.Empty,
        LongVersion ?? string.Empty,
        OsVersion,
        DeviceModel ?? string.Empty,
        Locale ?? string.Empty,
        TimeZoneAbbreviation ?? string.Empty,
        Carrier ?? string.Empty,
        Number(ScreenWidth),
        Number(ScreenHeight),
        Number(ScreenDensity),
        Number(CpuCores),
        Number(StorageGigabytes),
        Number(FreeStorageGigabytes),
        DeviceTimeZone ?? string.Empty,
    ];

    private static string Number(decimal? value) => value?.ToString(CultureInfo.InvariantCulture) ?? string.Empty;
}
