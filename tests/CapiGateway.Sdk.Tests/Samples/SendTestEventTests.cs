using CapiGateway.Sdk.Testing.Emulator;
using CapiGateway.Sdk.Tests.Events;
using SendTestEvent;

namespace CapiGateway.Sdk.Tests.Samples;

public sealed class SendTestEventTests
{
    private static readonly Dictionary<string, string> NoToken = new(StringComparer.Ordinal) { [Settings.TokenVariable] = string.Empty };

    [Fact]
    public async Task It_sends_one_event_with_the_code_and_tells_the_trace()
    {
        await using var emulator = new ConversionsApiEmulator();
        await using SampleProcess sample = await StartAsync(emulator, "--code", "TEST42", "--email", "jane@example.com");

        (await sample.WaitForExitAsync()).Should().Be(0, sample.Output);

        AcceptedEvent arrived = emulator.Events.Should().ContainSingle().Subject;
        arrived.TestEventCode.Should().Be("TEST42");
        arrived.GetJson().GetRawText().Should().Contain(BrokenEvents.Hash("jane@example.com")).And.NotContain("jane@");
        sample.Output.Should().Contain($"Meta took the event (trace {emulator.Requests[0].TraceId}).");
        emulator.AssertClean();
    }

    [Fact]
    public async Task The_emulator_inside_answers_with_a_trace_too()
    {
        await using SampleProcess sample = SampleProcess.Start("SendTestEvent", [SampleProcess.DatasetId, "--emulator"], NoToken);

        (await sample.WaitForExitAsync()).Should().Be(0, sample.Output);

        sample.Output.Should().MatchRegex(@"Meta took the event \(trace [\w-]{8,}\)\.").And.NotContain("trace none");
    }

    [Theory]
    [InlineData(190, 463, "The token has expired.")]
    [InlineData(100, 33, "Id and token do not belong together")]
    [InlineData(100, 2804003, "the clock of this machine is wrong")]
    public async Task A_refusal_ends_with_one_and_says_what_to_do(int code, int subcode, string words)
    {
        await using var emulator = new ConversionsApiEmulator();
        emulator.Faults.Always(EmulatorFault.GraphError(code, subcode));
        await using SampleProcess sample = await StartAsync(emulator);

        (await sample.WaitForExitAsync()).Should().Be(1, sample.Output);

        sample.Output.Should().Contain(words).And.Contain($"code {code}, subcode {subcode}");
        sample.Output.Should().Contain($"trace {emulator.Requests[0].TraceId}");
        sample.Output.Should().NotContain(SampleProcess.Token);
    }

    [Theory]
    [InlineData("There is no dataset id.", "--emulator")]
    [InlineData("id of an ad account", "act_123", "EAAB")]
    [InlineData("digits only", "my-shop", "EAAB")]
    [InlineData("There is no access token", "123")]
    [InlineData("characters that no token has", "123", "EA AB")]
    [InlineData("characters that no token has", "123", "“EAAB”")]
    [InlineData("This is an app token", "123", "456|secret")]
    [InlineData("--address needs", "123", "EAAB", "--address", "localhost")]
    [InlineData("--address needs", "123", "EAAB", "--address", "ftp://host/")]
    [InlineData("--address needs", "123", "EAAB", "--address")]
    [InlineData("--code needs", "123", "EAAB", "--code")]
    [InlineData("--email needs", "123", "EAAB", "--email", "jane")]
    [InlineData("There is no option --adress.", "123", "EAAB", "--adress", "http://localhost/")]
    [InlineData("more than an id and a token", "123", "EAAB", "TEST1")]
    public void What_cannot_be_meant_is_said_before_anything_is_sent(string fault, params string[] args)
    {
        Settings.Read(args, _ => null, out IReadOnlyList<string> faults).Should().BeNull();

        string.Join(' ', faults).Should().Contain(fault).And.NotContain("456");
    }

    [Fact]
    public void The_token_comes_from_the_environment_where_none_is_given()
    {
        Settings? read = Settings.Read([" 123 ", "--code", "TEST1"], name => name == Settings.TokenVariable ? " EAAB " : null, out _);

        read!.AccessToken.Should().Be("EAAB");
        read.TestEventCode.Should().Be("TEST1");
        read.ToString().Should().Be("123");
    }

    private static async Task<SampleProcess> StartAsync(ConversionsApiEmulator emulator, params string[] options)
    {
        Uri address = await emulator.StartAsync().WaitAsync(SampleProcess.Budget);
        string[] arguments = [SampleProcess.DatasetId, SampleProcess.Token, "--address", address.ToString(), .. options];
        return SampleProcess.Start("SendTestEvent", arguments, NoToken);
    }
}
