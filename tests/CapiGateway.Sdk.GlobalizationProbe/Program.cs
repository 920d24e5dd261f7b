using System.Globalization;
using CapiGateway.Sdk.Identity;

// Hashes a corpus of "kind, tab, value" lines under whatever globalization this process was started with: file [culture].
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
