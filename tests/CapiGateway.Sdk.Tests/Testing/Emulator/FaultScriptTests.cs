using CapiGateway.Sdk.Testing.Emulator;
using static CapiGateway.Sdk.Tests.Testing.Emulator.Harness;

namespace CapiGateway.Sdk.Tests.Testing.Emulator;

public class FaultScriptTests
{
    private static readonly EmulatorFault First = EmulatorFault.GraphError(1);
    private static readonly EmulatorFault Second = EmulatorFault.GraphError(2);

    [Fact]
    public async Task A_queue_strikes_one_request_each()
    {
        await using var harness = new Harness();
        harness.Emulator.Faults.Enqueue(First, Second);

        (await PostAsync(harness, 3).WaitAsync(Budget)).Should().Equal(1, 2, 0);
        harness.Emulator.Faults.PendingCount.Should().Be(0);
    }

    [Fact]
    public async Task The_next_requests_can_be_struck_by_number_of_times()
    {
        await using var harness = new Harness();
        harness.Emulator.Faults.Next(2, First);

        (await PostAsync(harness, 3).WaitAsync(Budget)).Should().Equal(1, 1, 0);
    }

    [Fact]
    public async Task One_request_can_be_struck_by_its_number()
    {
        await using var harness = new Harness();
        harness.Emulator.Faults.OnRequest(2, First);

        (await PostAsync(harness, 3).WaitAsync(Budget)).Should().Equal(0, 1, 0);
    }

    [Fact]
    public async Task One_dataset_can_be_struck()
    {
        await using var harness = new Harness();
        harness.Emulator.Faults.ForDataset("42", First);

        (await harness.PostAsync(harness.Website()).WaitAsync(Budget)).Received.Should().Be(1);
        (await harness.PostToAsync("42", harness.Website()).WaitAsync(Budget)).Codes.Code.Should().Be(1);
        (await harness.PostToAsync("42", harness.Website()).WaitAsync(Budget)).Codes.Code.Should().Be(1);
    }

    [Fact]
    public async Task A_condition_may_look_at_the_body()
    {
        await using var harness = new Harness();
        harness.Emulator.Faults.When(request => request.Contains("\"poison\""), EmulatorFault.GraphError(100, 2804008));

        var alone = await harness.PostAsync(harness.Website(id: "poison")).WaitAsync(Budget);
        var together = await harness.PostAsync(harness.Website(id: "fine"), harness.Website(id: "poison")).WaitAsync(Budget);
        var without = await harness.PostAsync(harness.Website(id: "fine")).WaitAsync(Budget);

        alone.Codes.Should().Be((100, 2804008));
        together.Codes.Should().Be((100, 2804008));
        without.Received.Should().Be(1);
    }

    [Fact]
    public async Task The_first_fault_that_strikes_is_taken_and_always_comes_last()
    {
        await using var harness = new Harness();
        harness.Emulator.Faults.Always(Second);
        harness.Emulator.Faults.Enqueue(First);

        (await PostAsync(harness, 3).WaitAsync(Budget)).Should().Equal(1, 2, 2);

        harness.Emulator.Faults.Clear();
        (await PostAsync(harness, 1).WaitAsync(Budget)).Should().Equal(0);
    }

    [Fact]
    public async Task Requests_know_their_fault()
    {
        await using var harness = new Harness();
        harness.Emulator.Faults.Enqueue(EmulatorFault.GraphError(100, 33));

        await PostAsync(harness, 2).WaitAsync(Budget);

        harness.Emulator.Requests.Select(request => request.Fault).Should().Equal("GraphError 100/33", null);
        harness.Emulator.Counters.FaultsInjected.Should().Be(1);
    }

    [Fact]
    public async Task A_fault_strikes_at_least_once()
    {
        await using var harness = new Harness();

        harness.Emulator.Faults.Invoking(faults => faults.Next(0, First)).Should().Throw<ArgumentOutOfRangeException>();
    }

    [Fact]
    public void Faults_are_values() => EmulatorFault.AsUsual.WithAppUsage(1).Should().NotBeSameAs(EmulatorFault.AsUsual);

    [Fact]
    public void A_delay_is_not_negative() =>
        EmulatorFault.Hang.Invoking(fault => fault.DelayedBy(TimeSpan.FromTicks(-1))).Should().Throw<ArgumentOutOfRangeException>();

    private static async Task<IReadOnlyList<int>> PostAsync(Harness harness, int times)
    {
        var codes = new List<int>();
        for (var index = 0; index < times; index++)
        {
            var answer = await harness.PostAsync(harness.Website(id: $"{index}")).WaitAsync(Budget);
            codes.Add(answer.Json.TryGetProperty("error", out _) ? answer.Codes.Code : 0);
        }

        return codes;
    }
}
