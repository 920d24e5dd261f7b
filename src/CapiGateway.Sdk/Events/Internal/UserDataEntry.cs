using CapiGateway.Sdk.Identity;

namespace CapiGateway.Sdk.Events.Internal;

/// <summary>One value of <c>user_data</c>: a digest, or text that Meta takes as it is. Prints its name only.</summary>
internal readonly struct UserDataEntry : IEquatable<UserDataEntry>
{
    public UserDataEntry(string name, in Sha256Digest digest)
    {
        Name = name;
        Digest = digest;
    }

    public UserDataEntry(string name, string text)
    {
        Name = name;
        Text = text;
    }

    public string Name { get; }

    public string? Text { get; }

    public Sha256Digest Digest { get; }

    public bool Equals(UserDataEntry other) =>
        string.Equals(Name, other.Name, StringComparison.Ordinal)
        && string.Equals(Text, other.Text, StringComparison.Ordinal)
        && Digest == other.Digest;

    public override bool Equals(object? obj) => obj is UserDataEntry other && Equals(other);

    public override int GetHashCode() => HashCode.Combine(Name, Text, Digest);

    public override string ToString() => Name;
}
