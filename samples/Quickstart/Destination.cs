using CapiGateway.Sdk.Testing.Emulator;

namespace CapiGateway.Samples.Quickstart;

/// <summary>Where the events go: to Meta, or to the emulator over HTTP on a loopback port.</summary>
internal sealed class Destination : IAsyncDisposable
{
    public required string DatasetId { get; init; }

    public required string Token { get; init; }

    public string? TestEventCode { get; private init; }

    /// <summary>The address of the Graph API; <see langword="null"/> for Meta's own.</summary>
    public Uri? BaseAddress { get; private init; }

    /// <summary>The emulator, unless the events go to Meta.</summary>
    public ConversionsApiEmulator? Emulator { get; private init; }

    public string Description => Emulator is null
        ? $"dataset {DatasetId} at {BaseAddress?.ToString() ?? "Meta"}, where these invented purchases become real events"
        : $"an emulator of Meta's Conversions API at {BaseAddress}";

    public static async Task<Destination> OpenAsync(QuickstartArguments arguments, CancellationToken cancellationToken)
    {
        if (arguments is { DatasetId: { } dataset, Token: { } token })
        {
            return new Destination
            {
                DatasetId = dataset,
                Token = token,
                TestEventCode = arguments.TestEventCode,
                BaseAddress = arguments.BaseAddress,
            };
        }

        var emulator = new ConversionsApiEmulator();
        return new Destination
        {
            DatasetId = "1234567890123456",
            Token = "any-token",
            BaseAddress = await emulator.StartAsync(cancellationToken),
            Emulator = emulator,
        };
    }

    public ValueTask DisposeAsync() => Emulator?.DisposeAsync() ?? ValueTask.CompletedTask;
}
