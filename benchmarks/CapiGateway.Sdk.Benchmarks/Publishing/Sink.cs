using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace CapiGateway.Sdk.Benchmarks.Publishing;

/// <summary>
/// What stands for Meta: answers every request at once, and does nothing but count events. Runs in a process of its own, prints its port,
/// and ends with its standard input.
/// </summary>
public static class Sink
{
    private const int LongestRequest = 8 << 20;

    public static async Task RunAsync()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        Console.WriteLine(((IPEndPoint)listener.LocalEndpoint).Port);
        // The console reads on the thread that asks, whatever the name of the method.
        Task closed = Task.Run(Console.In.ReadToEnd);
        while (true)
        {
            Task<TcpClient> next = listener.AcceptTcpClientAsync();
            if (await Task.WhenAny(next, closed) == closed)
            {
                return;
            }

            _ = ServeAsync(await next);
        }
    }

    private static async Task ServeAsync(TcpClient client)
    {
        using (client)
        {
            client.NoDelay = true;
            NetworkStream stream = client.GetStream();
            byte[] buffer = new byte[LongestRequest];
            int filled = 0;
            while (true)
            {
                int length = LengthOfRequest(buffer.AsSpan(0, filled));
                if (length > 0 && filled >= length)
                {
                    await stream.WriteAsync(Answer(buffer.AsSpan(0, length)));
                    buffer.AsSpan(length, filled - length).CopyTo(buffer);
                    filled -= length;
                    continue;
                }

                int read = await stream.ReadAsync(buffer.AsMemory(filled));
                if (read == 0)
                {
                    return;
                }

                filled += read;
            }
        }
    }

    // 0 as long as the headers are not complete.
    private static int LengthOfRequest(ReadOnlySpan<byte> received)
    {
        int headers = received.IndexOf("\r\n\r\n"u8) + 4;
        if (headers < 4)
        {
            return 0;
        }

        string text = Encoding.ASCII.GetString(received[..headers]);
        int name = text.IndexOf("Content-Length:", StringComparison.OrdinalIgnoreCase);
        int value = name + "Content-Length:".Length;
        return name < 0
            ? headers
            : headers + int.Parse(text.AsSpan(value, text.IndexOf('\r', value) - value), NumberStyles.AllowLeadingWhite, CultureInfo.InvariantCulture);
    }

    private static byte[] Answer(ReadOnlySpan<byte> request)
    {
        int events = request.Count("\"event_name\""u8);
        string body = $$"""{"events_received":{{events}},"messages":[],"fbtrace_id":"A"}""";
        return Encoding.ASCII.GetBytes($"HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: {body.Length}\r\n\r\n{body}");
    }
}
