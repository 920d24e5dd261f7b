using CapiGateway.Sdk.Testing.Emulator;
using static CapiGateway.Sdk.Tests.Testing.Emulator.Harness;

namespace CapiGateway.Sdk.Tests.Testing.Emulator;

public class AssertCleanTests
{
    [Fact]
    public async Task An_emulator_that_saw_nothing_is_clean()
    {
        await using var harness = new Harness();

        harness.Emulator.Invoking(emulator => emulator.AssertClean()).Should().NotThrow();
    }

    [Fact]
    public async Task Everything_is_listed()
    {
        await using var harness = new Harness();
        await harness.PostAsync(harness.Purchase("first")).WaitAsync(Budget);
        await harness.PostAsync(harness.Purchase("first")).WaitAsync(Budget);
        await harness.PostAsync(harness.Purchase("second").With("user_data.em", "plain")).WaitAsync(Budget);
        await harness.PostAsync(harness.Website(id: "third").With("user_data.client_ip_address", "10.0.0.1")).WaitAsync(Budget);

        var message = MessageOf(harness);

        message.Should().Contain("Refused: 1").And.Contain("request #3, Purchase second: (100/2804016)")
            .And.Contain("$['data'][0]['user_data']['em']");
        message.Should().Contain("Warnings: 1").And.Contain("request #4").And.Contain("['client_ip_address']");
        message.Should().Contain("Sent twice by the server without need: 1").And.Contain("Purchase first");
    }

    [Fact]
    public async Task A_refused_request_is_not_clean()
    {
        await using var harness = new Harness(new() { AccessTokens = ["other"] });
        await harness.PostAsync(harness.Purchase()).WaitAsync(Budget);

        MessageOf(harness).Should().Contain("request #1, the request: (190)");
        harness.Emulator.Rejections.Single().EventIndex.Should().BeNull();
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_copy_from_the_browser_is_the_expected_pair_whichever_came_first(bool browserFirst)
    {
        await using var harness = new Harness();
        if (browserFirst)
        {
            harness.Emulator.RecordBrowserEvent(Dataset, "Purchase", "evt-1");
        }

        await harness.PostAsync(harness.Purchase()).WaitAsync(Budget);
        if (!browserFirst)
        {
            harness.Emulator.RecordBrowserEvent(Dataset, "Purchase", "evt-1");
        }

        harness.Emulator.AssertClean();
    }

    [Fact]
    public async Task A_second_copy_from_the_server_is_unpaired_whatever_the_browser_sent()
    {
        await using var harness = new Harness();
        harness.Emulator.RecordBrowserEvent(Dataset, "Purchase", "evt-1");
        await harness.PostAsync(harness.Purchase()).WaitAsync(Budget);
        await harness.PostAsync(harness.Purchase()).WaitAsync(Budget);

        MessageOf(harness).Should().Contain("Sent twice by the server without need: 1");
    }

    [Fact]
    public async Task A_retry_after_a_lost_answer_is_clean()
    {
        await using var harness = new Harness();
        harness.Emulator.Faults.Enqueue(EmulatorFault.ResetAfterAcceptance);
        await harness.Awaiting(it => it.PostAsync(it.Purchase())).Should().ThrowAsync<HttpRequestException>().WaitAsync(Budget);

        await harness.PostAsync(harness.Purchase()).WaitAsync(Budget);

        harness.Emulator.Counters.Duplicates.Should().Be(1);
        harness.Emulator.AssertClean();
    }

    [Fact]
    public async Task A_copy_after_the_successful_retry_is_unpaired()
    {
        await using var harness = new Harness();
        harness.Emulator.Faults.Enqueue(EmulatorFault.TruncatedJson);
        await harness.PostAsync(harness.Purchase()).WaitAsync(Budget);
        await harness.PostAsync(harness.Purchase()).WaitAsync(Budget);
        harness.Emulator.AssertClean();

        await harness.PostAsync(harness.Purchase()).WaitAsync(Budget);

        harness.Emulator.Events.Select(accepted => accepted.IsUnpairedDuplicate).Should().Equal(false, false, true);
    }

    [Fact]
    public async Task A_retry_after_the_caller_gave_up_is_clean()
    {
        await using var harness = new Harness();
        using var impatience = new CancellationTokenSource();
        harness.Emulator.Faults.Enqueue(EmulatorFault.HangAfterAcceptance);
        var hanging = harness.PostAsync(harness.Purchase(), impatience.Token);
        await harness.Emulator.Faults.WaitForHangingAsync().WaitAsync(Budget);

        await impatience.CancelAsync().WaitAsync(Budget);
        await hanging.Awaiting(task => task).Should().ThrowAsync<OperationCanceledException>().WaitAsync(Budget);
        await harness.PostAsync(harness.Purchase()).WaitAsync(Budget);

        harness.Emulator.Counters.Duplicates.Should().Be(1);
        harness.Emulator.AssertClean();
    }

    [Fact]
    public async Task Scripted_refusals_are_no_reason_to_fail()
    {
        await using var harness = new Harness();
        harness.Emulator.Faults.Enqueue(EmulatorFault.GraphError(100, 2804003), EmulatorFault.ServerError(), EmulatorFault.HtmlPage());

        for (var index = 0; index < 4; index++)
        {
            await harness.PostAsync(harness.Purchase()).WaitAsync(Budget);
        }

        harness.Emulator.Counters.FaultsInjected.Should().Be(3);
        harness.Emulator.Events.Should().ContainSingle();
        harness.Emulator.AssertClean();
    }

    [Fact]
    public async Task Unhashed_information_may_be_a_warning_and_is_not_clean_then_either()
    {
        await using var harness = new Harness(new() { UnhashedContactInformation = Strictness.Warn });
        var answer = await harness.PostAsync(harness.Purchase().With("user_data.em", "plain")).WaitAsync(Budget);

        answer.Received.Should().Be(1);
        MessageOf(harness).Should().Contain("['user_data']['em']");
    }

    private static string MessageOf(Harness harness) =>
        harness.Emulator.Invoking(emulator => emulator.AssertClean()).Should().Throw<EmulatorAssertionException>().Which.Message;
}
