using System.Globalization;

namespace CapiGateway.Sdk.Testing.Emulator.Internal.Rules;

/// <summary>
/// The cookies fbc and fbp: <c>fb.{index}.{milliseconds}.{value}</c>. Meta's documentation: <i>ClickID and the fbp and fbc Parameters</i>.
/// </summary>
internal static class ClickIdRules
{
    private static readonly TimeSpan CookieLifetime = TimeSpan.FromDays(90);
    private static readonly DateTimeOffset FirstPossible = new(2010, 1, 1, 0, 0, 0, TimeSpan.Zero);

    public static void Check(EventReading reading, string name)
    {
        if (reading.UserData.Text(name) is not { } text || HashText.LooksHashed(text))
        {
            return;
        }

        if (!TryReadCreation(text, out var created))
        {
            reading.Warn("The value is not of the form fb.index.milliseconds.value", "user_data", name);
        }
        else if (created < FirstPossible.ToUnixTimeMilliseconds())
        {
            reading.Warn("The creation time must be in milliseconds", "user_data", name);
        }
        else if (created > (reading.Now + reading.Options.FutureTolerance).ToUnixTimeMilliseconds())
        {
            reading.Warn("The creation time lies in the future", "user_data", name);
        }
        else if (name == "fbc" && created < (reading.Now - CookieLifetime).ToUnixTimeMilliseconds())
        {
            reading.Warn("The click is older than 90 days", "user_data", name);
        }
    }

    private static bool TryReadCreation(string text, out long created)
    {
        var parts = text.Split('.');
        created = 0;
        return parts.Length is 4 or 5
            && parts[0] == "fb"
            && int.TryParse(parts[1], NumberStyles.None, CultureInfo.InvariantCulture, out _)
            && long.TryParse(parts[2], NumberStyles.None, CultureInfo.InvariantCulture, out created)
            && parts[3].Length > 0
            && (parts.Length == 4 || parts[4].Length is 2 or 8);
    }
}
