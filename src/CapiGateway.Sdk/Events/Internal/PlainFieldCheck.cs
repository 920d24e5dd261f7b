using CapiGateway.Sdk.Identity;

namespace CapiGateway.Sdk.Events.Internal;

/// <summary>Checks the fields of user data that Meta takes as they are, and leaves out what it could not use.</summary>
internal static class PlainFieldCheck
{
    private const int FewestLeadIdDigits = 15;
    private const int MostLeadIdDigits = 17;

    // Exports of Meta's lead ads write ids like this.
    private const string LeadIdPrefix = "l:";

    private static readonly TimeSpan ClickIdLifetime = TimeSpan.FromDays(90);

    public static void Clean(List<KeyValuePair<string, string>> texts, TimeProvider clock, DiagnosticBag diagnostics)
    {
        DateTimeOffset? now = null;
        for (int index = texts.Count - 1; index >= 0; index--)
        {
            (string name, string text) = texts[index];
            now ??= name is UserDataFields.Fbc or UserDataFields.Fbp ? clock.GetUtcNow() : null;
            string? kept = Clean(name, text, now, diagnostics);
            if (kept is null)
            {
                texts.RemoveAt(index);
            }
            else if (!ReferenceEquals(kept, text))
            {
                texts[index] = KeyValuePair.Create(name, kept);
            }
        }
    }

    private static string? Clean(string name, string text, DateTimeOffset? now, DiagnosticBag diagnostics)
    {
        var path = new FieldPath(UserDataFields.Section, name);
        string repaired = JsonText.Repair(text);
        if (!ReferenceEquals(repaired, text))
        {
            diagnostics.Add(EventRules.TextRepaired, path.ToString());
        }

        if (IsNeverHashed(name) && Sha256Digest.TryParse(repaired, out _))
        {
            diagnostics.Add(EventRules.PlainFieldHashed, path.ToString());
            return null;
        }

        return name switch
        {
            UserDataFields.ClientIpAddress => Ip(repaired, path, diagnostics),
            UserDataFields.Fbc => BrowserId(repaired, isClickId: true, path, now, diagnostics),
            UserDataFields.Fbp => BrowserId(repaired, isClickId: false, path, now, diagnostics),
            UserDataFields.LeadId => LeadId(repaired, path, diagnostics),
            _ => repaired,
        };
    }

    private static bool IsNeverHashed(string name) =>
        name is UserDataFields.ClientIpAddress or UserDataFields.ClientUserAgent or UserDataFields.Fbc or UserDataFields.Fbp
            or UserDataFields.AdvertisingId or UserDataFields.AnonymousId;

    private static string? Ip(string text, FieldPath path, DiagnosticBag diagnostics)
    {
        string? clean = ClientIp.Clean(text, out DiagnosticRule? broken);
        if (broken is not null)
        {
            diagnostics.Add(broken, path.ToString());
        }

        return string.Equals(clean, text, StringComparison.Ordinal) ? text : clean;
    }

    private static string? LeadId(string text, FieldPath path, DiagnosticBag diagnostics)
    {
        string digits = text.StartsWith(LeadIdPrefix, StringComparison.OrdinalIgnoreCase) ? text[LeadIdPrefix.Length..] : text;
        if (digits.Length is >= FewestLeadIdDigits and <= MostLeadIdDigits && !digits.AsSpan().ContainsAnyExceptInRange('0', '9'))
        {
            return digits;
        }

        diagnostics.Add(EventRules.LeadIdInvalid, path.ToString());
        return null;
    }

    private static string? BrowserId(string text, bool isClickId, FieldPath path, DateTimeOffset? now, DiagnosticBag diagnostics)
    {
        if (!BrowserIds.TryRead(text, out DateTimeOffset createdAt))
        {
            diagnostics.Add(isClickId ? EventRules.FbcInvalid : EventRules.FbpInvalid, path.ToString());
            return null;
        }

        if (isClickId && BrowserIds.IsLowercased(text))
        {
            diagnostics.Add(EventRules.FbcLowercased, path.ToString());
        }

        if (createdAt > now + EventAge.ForgivenFuture)
        {
            diagnostics.Add(EventRules.BrowserIdInFuture, path.ToString());
        }
        else if (isClickId && createdAt < now - ClickIdLifetime)
        {
            diagnostics.Add(EventRules.FbcExpired, path.ToString());
        }

        return text;
    }
}
