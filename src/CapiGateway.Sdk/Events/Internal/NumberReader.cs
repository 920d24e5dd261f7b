using System.Text.Json;

namespace CapiGateway.Sdk.Events.Internal;

/// <summary>Reads the numbers of a section; one that the field cannot hold is left out, so that no event is rejected for it.</summary>
internal static class NumberReader
{
    private static readonly long FirstSecond = DateTimeOffset.MinValue.ToUnixTimeSeconds();

    public static JsonValue? Number(JsonElement value, string field, DiagnosticBag diagnostics) =>
        new ScalarReader(diagnostics).Number(value, field) is { } number ? JsonValue.From(number) : LeaveOut(field, diagnostics);

    public static JsonValue? Integer(JsonElement value, string field, DiagnosticBag diagnostics) =>
        new ScalarReader(diagnostics).Integer(value, field) is >= long.MinValue and <= long.MaxValue and var number
            ? JsonValue.From(WithoutFraction(number))
            : LeaveOut(field, diagnostics);

    /// <summary>A time in whole seconds; parts of a second are cut off, milliseconds are not guessed at.</summary>
    public static JsonValue? Time(JsonElement value, string field, DiagnosticBag diagnostics)
    {
        decimal? seconds = new ScalarReader(diagnostics).Number(value, field);
        if (seconds is not { } number || number < FirstSecond || number >= UnixTime.FirstInMilliseconds)
        {
            return LeaveOut(field, diagnostics);
        }

        decimal whole = WithoutFraction(number);
        if (whole != number)
        {
            diagnostics.Add(EventRules.JsonTypeCorrected, field);
        }

        return JsonValue.From(whole);
    }

    /// <summary>
    /// The value of a conversion; text that is no number is kept, so that the rules of the door say what is wrong with it.
    /// </summary>
    public static JsonValue? Money(JsonElement value, string field, DiagnosticBag diagnostics) =>
        new ScalarReader(diagnostics).Number(value, field) is { } number
            ? JsonValue.From(number)
            : value.ValueKind == JsonValueKind.String && JsonText.TryRead(value) is { } text && !string.IsNullOrWhiteSpace(text)
                ? JsonValue.From(text)
                : LeaveOut(field, diagnostics);

    // 2.0 is the number 2, and would be written with its zero.
    private static decimal WithoutFraction(decimal number) => decimal.Floor(number);

    private static JsonValue? LeaveOut(string field, DiagnosticBag diagnostics)
    {
        diagnostics.Add(EventRules.JsonValueUnusable, field);
        return null;
    }
}
