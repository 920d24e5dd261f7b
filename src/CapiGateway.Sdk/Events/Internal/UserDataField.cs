namespace CapiGateway.Sdk.Events.Internal;

/// <summary>One of the values of <c>user_data</c> while they are collected: without text it is the next digest. Prints its name only.</summary>
internal readonly struct UserDataField(string name, string? text)
{
    public string Name { get; } = name;

    public string? Text { get; } = text;

    public override string ToString() => Name;
}
