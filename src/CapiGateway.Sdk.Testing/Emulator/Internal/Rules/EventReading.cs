using System.Text.Json;

namespace CapiGateway.Sdk.Testing.Emulator.Internal.Rules;

/// <summary>One event under examination: what the rules ask about it and what they found.</summary>
internal sealed class EventReading(JsonElement root, int index, EmulatorDataset? dataset, EmulatorOptions options, DateTimeOffset now)
{
    // What Meta's error tables have for fields that no other subcode covers.
    private const int InvalidField = 2804016;
    private const int MissingField = 2804019;

    private readonly List<Objection> _objections = [];
    private readonly List<Objection> _warnings = [];

    public JsonElement Root => root;

    public int Index => index;

    public EmulatorDataset? Dataset => dataset;

    public EmulatorOptions Options => options;

    public DateTimeOffset Now => now;

    public string? Name { get; } = root.Text("event_name");

    public string? Id { get; } = root.Text("event_id");

    public string? ActionSource { get; } = root.Text("action_source");

    public JsonElement UserData { get; } = root.Member("user_data");

    public JsonElement CustomData { get; } = root.Member("custom_data");

    public JsonElement AppData { get; } = root.Member("app_data");

    public bool IsMessaging => ActionSource == "business_messaging";

    public bool IsPurchase => Name == "Purchase";

    public IReadOnlyList<Objection> Objections => _objections;

    public IReadOnlyList<Objection> Warnings => _warnings;

    public void Reject(int subcode, string text, params string[] path) => _objections.Add(new(100, subcode, text, new(index, path)));

    public void RejectInvalid(string text, params string[] path) => Reject(InvalidField, text, path);

    public void RejectMissing(params string[] path) => Reject(MissingField, "A required parameter is missing", path);

    public void Warn(string text, params string[] path) => _warnings.Add(new(0, null, text, new(index, path)));

    public void ReportInvalid(Strictness strictness, string text, params string[] path) => Report(strictness, InvalidField, text, path);

    public void ReportMissing(Strictness strictness, params string[] path) =>
        Report(strictness, MissingField, "A required parameter is missing", path);

    private void Report(Strictness strictness, int subcode, string text, string[] path)
    {
        if (strictness == Strictness.Reject)
        {
            Reject(subcode, text, path);
        }
        else if (strictness == Strictness.Warn)
        {
            Warn(text, path);
        }
    }
}
