using System.Text.RegularExpressions;
using System.Xml.Linq;

namespace CapiGateway.Sdk.Tests.House;

/// <summary>The documentation comments of an assembly, by the compiler's names of its members.</summary>
internal sealed class XmlDocs
{
    private static readonly Regex WhiteSpace = Pattern.Of(@"\s+");
    private static readonly Dictionary<string, XmlDocs> Read = new(StringComparer.Ordinal);

    private readonly Dictionary<string, XElement> _members;

    private XmlDocs(string assembly) =>
        _members = XDocument.Load(Path.Combine(AppContext.BaseDirectory, assembly + ".xml")).Descendants("member")
            .ToDictionary(member => member.Attribute("name")!.Value, StringComparer.Ordinal);

    /// <summary>The code of all examples, each with the name of its member.</summary>
    public IEnumerable<(string Member, XElement Code)> Examples =>
        from member in _members
        from code in member.Value.Elements("example").Descendants("code")
        select (member.Key, code);

    public static XmlDocs Of(string assembly)
    {
        lock (Read)
        {
            return Read.TryGetValue(assembly, out XmlDocs? docs) ? docs : Read[assembly] = new XmlDocs(assembly);
        }
    }

    /// <summary>The text of a part of a comment as Markdown, in one line; empty when there is none.</summary>
    public string Text(string member, string part) => _members.TryGetValue(member, out XElement? element) && element.Element(part) is { } found
        ? WhiteSpace.Replace(string.Concat(found.Nodes().Select(Markdown)), " ").Trim()
        : string.Empty;

    private static string Markdown(XNode node) => node switch
    {
        XText text => text.Value,
        XElement { Name.LocalName: "c" } code => $"`{code.Value}`",
        XElement { Name.LocalName: "i" } title => $"*{title.Value}*",
        XElement element when element.Attribute("langword") is { } word => $"`{word.Value}`",
        XElement element when element.Attribute("name") is { } name => $"`{name.Value}`",
        XElement element when element.Attribute("cref") is { } cref => $"`{ShortName(cref.Value)}`",
        XElement element => string.Concat(element.Nodes().Select(Markdown)),
        _ => string.Empty,
    };

    // A member of an enumeration or of another type reads best with its type, an option of the same class without.
    private static string ShortName(string cref)
    {
        string[] parts = cref[2..].Split('(')[0].Split('.');
        return cref[0] is 'T' || parts[^2] == nameof(CapiGatewayOptions) ? parts[^1] : $"{parts[^2]}.{parts[^1]}";
    }
}
