using System.Text.Json;

namespace CapiGateway.Sdk.Events.Internal;

/// <summary>Sets a property by its name, which must not be a standard one: those have verbs that know their form.</summary>
internal static class OpenProperty
{
    public static void Set(JsonDraft draft, FieldTable table, string name, string? value)
    {
        Require(table, name);
        if (value is not null)
        {
            draft.Set(name, JsonValue.From(value));
        }
    }

    public static void Set(JsonDraft draft, FieldTable table, string name, decimal value)
    {
        Require(table, name);
        draft.Set(name, JsonValue.From(value));
    }

    public static void Set(JsonDraft draft, FieldTable table, string name, bool value)
    {
        Require(table, name);
        draft.Set(name, JsonValue.From(value));
    }

    public static void Set(JsonDraft draft, FieldTable table, string name, JsonElement value)
    {
        Require(table, name);
        if (value.ValueKind is not (JsonValueKind.Undefined or JsonValueKind.Null))
        {
            draft.Set(name, JsonValue.From(value));
        }
    }

    private static void Require(FieldTable table, string name) => Require(table.IsStandard(name ?? string.Empty), name);

    public static void Require(bool isStandard, string? name)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(name);
        if (isStandard)
        {
            throw new ArgumentException($"'{name}' is a standard field; set it by the builder's own verb.", nameof(name));
        }

        if (!JsonText.IsWellFormed(name))
        {
            throw new ArgumentException("The name holds half a surrogate pair, which JSON cannot carry.", nameof(name));
        }
    }
}
