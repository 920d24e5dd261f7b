using CapiGateway.Sdk.Identity;

namespace CapiGateway.Sdk.Events.Internal;

/// <summary>Checks the fields of user data that Meta takes as they are, and leaves out what it could not use.</summary>
internal static class PlainFieldCheck
{
    private static readonly TimeSpan ClickIdLifetime = TimeSpan.FromDays(90);

    public static void Clean(List<UserDataEntry> entries, TimeProvider clock, DiagnosticBag diagnostics)
    {
        for (int index = entries.Count - 1; index >= 0; index--)
        {
            UserDataEntry entry = entries[index];
            string? kept = entry.Name switch
            {
                UserDataFields.ClientIpAddress => Ip(entry.Text!, diagnostics),
                UserDataFields.ClientUserAgent => Plain(entry.Text!, "user_data.client_user_agent", diagnostics),
                UserDataFields.Fbc => BrowserId(entry.Text!, isClickId: true, clock, diagnostics),
                UserDataFields.Fbp => BrowserId(entry.Text!, isClickId: false, clock, diagnostics),
                _ => entry.Text,
            };

            if (kept is null && entry.Text is not null)
            {
                entries.RemoveAt(index);
            }
            else if (!string.Equals(kept, entry.Text, StringComparison.Ordinal))
            {
                entries[index] = new UserDataEntry(entry.Name, kept!);
            }
        }
    }

    private static string? Ip(string text, DiagnosticBag diagnostics)
    {
        const string Field = "user_data.client_ip_address";
        if (Plain(text, Field, diagnostics) is null)
        {
            return null;
        }

        string? clean = ClientIp.Clean(text, out DiagnosticRule? broken);
        if (broken is not null)
        {
            diagnostics.Add(broken, Field);
        }

        return clean;
    }

    private static string? Plain(string text, string field, DiagnosticBag diagnostics)
    {
        if (!Sha256Digest.TryParse(text, out _))
        {
            return text;
        }

        diagnostics.Add(EventRules.PlainFieldHashed, field);
        return null;
    }

    private static string? BrowserId(string text, bool isClickId, TimeProvider clock, DiagnosticBag diagnostics)
    {
        string field = isClickId ? "user_data.fbc" : "user_data.fbp";
        if (Plain(text, field, diagnostics) is null)
        {
            return null;
        }

        if (!BrowserIds.TryRead(text, out DateTimeOffset createdAt))
        {
            diagnostics.Add(isClickId ? EventRules.FbcInvalid : EventRules.FbpInvalid, field);
            return null;
        }

        DateTimeOffset now = clock.GetUtcNow();
        if (createdAt > now + EventAge.ForgivenFuture)
        {
            diagnostics.Add(EventRules.BrowserIdInFuture, field);
        }
        else if (isClickId && createdAt < now - ClickIdLifetime)
        {
            diagnostics.Add(EventRules.FbcExpired, field);
        }

        return text;
    }
}
