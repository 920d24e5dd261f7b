namespace CapiGateway.Sdk.Tests.House;

/// <summary>Fails a test with one finding a line, so that whoever broke a rule reads where and why.</summary>
internal static class Findings
{
    public static void ShouldBeNone(this IEnumerable<string> findings, string rule)
    {
        string[] found = [.. findings];
        if (found.Length > 0)
        {
            Assert.Fail($"{rule}{Environment.NewLine}    {string.Join(Environment.NewLine + "    ", found)}");
        }
    }
}
