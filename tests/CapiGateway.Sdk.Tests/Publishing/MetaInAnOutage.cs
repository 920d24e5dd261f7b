using System.Globalization;
using System.Net;
using System.Text;

namespace CapiGateway.Sdk.Tests.Publishing;

/// <summary>
/// Meta as far as an outage needs it: answers 503 until it comes back, then takes everything and keeps the event ids, which are numbers, in
/// the order of their arrival. Cheaper than the emulator, which looks at every event.
/// </summary>
internal sealed class MetaInAnOutage
{
    private readonly List<int> _received = [];
    private int _isBack;
    private int _refused;

    public int Refused => Volatile.Read(ref _refused);

    /// <summary>The ids; complete once what was sent is settled.</summary>
    public IReadOnlyList<int> Received => _received;

    public void ComeBack() => Volatile.Write(ref _isBack, 1);

    private async Task<HttpResponseMessage> AnswerAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        if (Volatile.Read(ref _isBack) == 0)
        {
            Interlocked.Increment(ref _refused);
            return new HttpResponseMessage(HttpStatusCode.ServiceUnavailable);
        }

        int before = _received.Count;
        Read(await request.Content!.ReadAsByteArrayAsync(cancellationToken));
        return new HttpResponseMessage(HttpStatusCode.OK)
        {
            Content = new StringContent(
                string.Create(CultureInfo.InvariantCulture, $$"""{"events_received":{{_received.Count - before}},"fbtrace_id":"A"}"""), Encoding.UTF8, "application/json"),
        };
    }

    private void Read(ReadOnlySpan<byte> body)
    {
        ReadOnlySpan<byte> mark = "\"event_id\":\""u8;
        for (int at = body.IndexOf(mark); at >= 0; at = body.IndexOf(mark))
        {
            body = body[(at + mark.Length)..];
            _received.Add(int.Parse(body[..body.IndexOf((byte)'"')], CultureInfo.InvariantCulture));
        }
    }

    /// <summary>One for each client; the network behind it is never asked.</summary>
    public sealed class Handler(MetaInAnOutage meta) : DelegatingHandler
    {
        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken) =>
            meta.AnswerAsync(request, cancellationToken);
    }
}
