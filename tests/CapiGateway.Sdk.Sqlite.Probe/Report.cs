using System.Text;

namespace CapiGateway.Sdk.Sqlite.Probe;

/// <summary>Standard output, one system call a line, so that what was said before a kill was said.</summary>
internal sealed class Report
{
    private readonly Lock _gate = new();
    private readonly Stream _output = Console.OpenStandardOutput();

    public void Line(string text)
    {
        byte[] bytes = Encoding.UTF8.GetBytes(text.ReplaceLineEndings(" ") + "\n");
        lock (_gate)
        {
            _output.Write(bytes);
            _output.Flush();
        }
    }
}
