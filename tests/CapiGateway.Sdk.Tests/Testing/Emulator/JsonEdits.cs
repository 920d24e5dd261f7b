using System.Text.Json.Nodes;

namespace CapiGateway.Sdk.Tests.Testing.Emulator;

/// <summary>Changes one field of an event, named by a path such as <c>user_data.em</c>.</summary>
internal static class JsonEdits
{
    public static JsonObject With(this JsonObject root, string path, JsonNode? value)
    {
        var (parent, name) = Find(root, path);
        parent[name] = value;
        return root;
    }

    // A value given as JSON text.
    public static JsonObject WithJson(this JsonObject root, string path, string json) => root.With(path, JsonNode.Parse(json));

    public static JsonObject Without(this JsonObject root, params string[] paths)
    {
        foreach (var path in paths)
        {
            var (parent, name) = Find(root, path);
            parent.Remove(name);
        }

        return root;
    }

    private static (JsonObject Parent, string Name) Find(JsonObject root, string path)
    {
        var names = path.Split('.');
        var parent = root;
        foreach (var name in names[..^1])
        {
            parent[name] ??= new JsonObject();
            parent = parent[name]!.AsObject();
        }

        return (parent, names[^1]);
    }
}
