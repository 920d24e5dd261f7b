using System.Globalization;
using CapiGateway.Sdk.Identity;
using CapiGateway.Sdk.Identity.Internal.Lanes;

// Hashes a corpus of "kind, tab, value" lines under whatever configuration this process was started with: file [culture], one value at a
// time; or --columns file, a column of each kind at once, after a line that names the width of the lanes.
if (args is ["--columns", string columns])
{
    Console.WriteLine(LaneSelection.Current);
    foreach (IGrouping<string, string[]> column in File.ReadLines(columns).Select(line => line.Split('\t')).GroupBy(fields => fields[0]))
    {
        string[] values = [.. column.Select(fields => fields[1])];
        var digests = new Sha256Digest[values.Length];
        IdentifierHasher.HashMany(Enum.Parse<IdentifierKind>(column.Key), values, digests);
        Array.ForEach(digests, digest => Console.WriteLine(digest));
    }

    return;
}

if (args.Length > 1)
{
    CultureInfo.CurrentCulture = CultureInfo.GetCultureInfo(args[1]);
    CultureInfo.CurrentUICulture = CultureInfo.CurrentCulture;
}

// Shows which world the process lives in: Turkish lower-cases I without a dot, invariant mode does not compose.
Console.WriteLine($"{(int)char.ToLower('I', CultureInfo.CurrentCulture):X4} {"e\u0301".Normalize().Length}");
foreach (string line in File.ReadLines(args[0]))
{
    string[] fields = line.Split('\t');
    IdentifierHasher.TryHash(Enum.Parse<IdentifierKind>(fields[0]), fields[1], out Sha256Digest digest);
    Console.WriteLine(digest);
}
