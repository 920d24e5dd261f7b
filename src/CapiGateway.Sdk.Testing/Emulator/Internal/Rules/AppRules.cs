using System.Text.Json;

namespace CapiGateway.Sdk.Testing.Emulator.Internal.Rules;

/// <summary>App events. Meta's documentation: <i>App Data Parameters</i>, <i>Conversions API for App Events</i>.</summary>
internal static class AppRules
{
    private const int BadExtinfo = 2804043;
    private const int ExtinfoLength = 16;
    private const int OsVersion = 4;

    public static void Check(EventReading reading)
    {
        if (reading.ActionSource == "app")
        {
            foreach (var name in new[] { "advertiser_tracking_enabled", "extinfo" })
            {
                if (!reading.AppData.Member(name).IsPresent)
                {
                    reading.RejectMissing("app_data", name);
                }
            }
        }

        CheckFlag(reading, "advertiser_tracking_enabled");
        CheckFlag(reading, "application_tracking_enabled");
        CheckExtinfo(reading, reading.AppData.Member("extinfo"));
    }

    private static void CheckFlag(EventReading reading, string name)
    {
        var flag = reading.AppData.Member(name);
        var isFlag = flag.ValueKind is JsonValueKind.True or JsonValueKind.False
            || (flag.IsInteger && flag.GetInt64() is 0 or 1)
            || (flag.IsString && flag.GetString() is "0" or "1");
        if (flag.IsPresent && !isFlag)
        {
            reading.RejectInvalid("The parameter must be 0 or 1", "app_data", name);
        }
    }

    private static void CheckExtinfo(EventReading reading, JsonElement extinfo)
    {
        if (!extinfo.IsPresent)
        {
            return;
        }

        if (!extinfo.IsArray || extinfo.GetArrayLength() != ExtinfoLength)
        {
            reading.Reject(BadExtinfo, "The device information must be a list of 16 items", "app_data", "extinfo");
        }
        else if (extinfo[0].ValueKind != JsonValueKind.String || extinfo[0].GetString() is not ("a2" or "i2"))
        {
            reading.Reject(BadExtinfo, "The device information must begin with a2 or i2", "app_data", "extinfo");
        }
        else if (!extinfo[OsVersion].IsString || extinfo[OsVersion].IsBlankText)
        {
            reading.Reject(BadExtinfo, "The device information must name the version of the operating system", "app_data", "extinfo");
        }
        else if (extinfo.EnumerateArray().Any(item => !item.IsString && !item.IsInteger))
        {
            reading.Reject(BadExtinfo, "The items of the device information must be strings or integers", "app_data", "extinfo");
        }
    }
}
