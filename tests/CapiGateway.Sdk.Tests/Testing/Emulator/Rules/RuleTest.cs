using System.Text.Json.Nodes;
using CapiGateway.Sdk.Testing.Emulator;
using static CapiGateway.Sdk.Tests.Testing.Emulator.Harness;

namespace CapiGateway.Sdk.Tests.Testing.Emulator.Rules;

/// <summary>What all tests of rules do: post one event, look at what the emulator says about one field.</summary>
public abstract class RuleTest : IAsyncLifetime
{
    private protected Harness Harness { get; private set; } = new();

    public Task InitializeAsync() => Task.CompletedTask;

    public Task DisposeAsync() => Harness.DisposeAsync().AsTask();

    private protected void Use(EmulatorOptions options) => Harness = new(options);

    private protected async Task ShouldBeRejected(JsonObject conversion, int subcode, params string[] path)
    {
        var answer = await Harness.PostAsync(conversion).WaitAsync(Budget);

        answer.Codes.Should().Be((100, subcode));
        answer.Error.GetProperty("error_user_msg").GetString().Should().EndWith(PathOf(path));
        var rejection = Harness.Emulator.Rejections.Should().ContainSingle().Subject;
        rejection.Reasons.Should().Contain(reason => reason.Subcode == subcode && reason.Path == PathOf(path));
        Harness.Emulator.Events.Should().BeEmpty();
    }

    private protected async Task ShouldBeWarnedAbout(JsonObject conversion, params string[] path)
    {
        var answer = await Harness.PostAsync(conversion).WaitAsync(Budget);

        answer.Received.Should().Be(1);
        answer.Messages.Should().ContainSingle().Which.Should().EndWith(PathOf(path));
        Harness.Emulator.Warnings.Should().ContainSingle().Which.Path.Should().Be(PathOf(path));
    }

    private protected async Task ShouldBeClean(JsonObject conversion)
    {
        var answer = await Harness.PostAsync(conversion).WaitAsync(Budget);

        answer.Text.Should().Contain("\"events_received\":1,\"messages\":[]");
        Harness.Emulator.AssertClean();
    }

    private static string PathOf(string[] path) => "$['data'][0]" + string.Concat(path.Select(name => $"['{name}']"));
}
