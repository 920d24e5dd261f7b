using System.Net;
using System.Net.Sockets;
using System.Text;

namespace CapiGateway.Sdk.Tests.GraphApi;

/// <summary>Reads one request after the other from a socket and writes the same bytes back, well-formed or not; then hangs up.</summary>
internal sealed class LoopbackServer : IDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly byte[] _answer;
    private readonly StringBuilder _received = new();

    public LoopbackServer(string answer)
    {
        _answer = Encoding.UTF8.GetBytes(answer);
        _listener.Start();
        Address = $"http://{_listener.LocalEndpoint}";
        _ = ServeAsync();
    }

    public string Address { get; }

    public int Requests { get; private set; }

    public string Received => _received.ToString();

    public void Dispose() => _listener.Dispose();

    private async Task ServeAsync()
    {
        try
        {
            while (true)
            {
                using var client = await _listener.AcceptTcpClientAsync();
                var stream = client.GetStream();
                await ReadRequestAsync(stream);
                Requests++;
                await stream.WriteAsync(_answer);
            }
        }
        catch (Exception exception) when (exception is SocketException or ObjectDisposedException or IOException)
        {
            // The test is over.
        }
    }

    private async Task ReadRequestAsync(NetworkStream stream)
    {
        var bytes = new List<byte>();
        var buffer = new byte[4096];
        while (!IsWhole([.. bytes]))
        {
            var read = await stream.ReadAsync(buffer);
            if (read == 0)
            {
                break;
            }

            bytes.AddRange(buffer.AsSpan(0, read));
        }

        _received.Append(Encoding.UTF8.GetString([.. bytes]));
    }

    private static bool IsWhole(byte[] request)
    {
        var end = request.AsSpan().IndexOf("\r\n\r\n"u8);
        if (end < 0)
        {
            return false;
        }

        var length = Encoding.ASCII.GetString(request, 0, end).Split("\r\n")
            .Where(line => line.StartsWith("Content-Length:", StringComparison.OrdinalIgnoreCase))
            .Select(line => int.Parse(line["Content-Length:".Length..]))
            .Single();
        return request.Length >= end + 4 + length;
    }
}
