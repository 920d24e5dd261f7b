using CapiGateway.Sdk.Testing.Emulator;
using static CapiGateway.Sdk.Tests.Testing.Emulator.Harness;

namespace CapiGateway.Sdk.Tests.Testing.Emulator;

public class ErrorCodeTests
{
    private static readonly int[] Transient = [1, 2, 341, 5000];
    private static readonly int[] Silent = [102, 104, 190];

    // The codes that Meta documents or has been seen to answer.
    public static TheoryData<int, int?> Codes => new()
    {
        { 1, null },
        { 1, 99 },
        { 2, null },
        { 3, null },
        { 4, null },
        { 4, 1504022 },
        { 4, 1504039 },
        { 10, null },
        { 17, null },
        { 17, 2446079 },
        { 32, null },
        { 100, null },
        { 100, 33 },
        { 100, 2804003 },
        { 100, 2804004 },
        { 100, 2804009 },
        { 100, 2804010 },
        { 100, 2804001 },
        { 100, 2804007 },
        { 100, 2804008 },
        { 100, 2804016 },
        { 100, 2804017 },
        { 100, 2804019 },
        { 100, 2804030 },
        { 100, 2804036 },
        { 100, 2804043 },
        { 100, 2804048 },
        { 100, 2804050 },
        { 100, 2804063 },
        { 100, 2804064 },
        { 100, 2804066 },
        { 100, 2804072 },
        { 100, 2804075 },
        { 100, 2804079 },
        { 100, 2804087 },
        { 100, 2804116 },
        { 100, 2804117 },
        { 100, 2804118 },
        { 100, 2804131 },
        { 100, 2804132 },
        { 100, 2804133 },
        { 102, null },
        { 104, null },
        { 105, null },
        { 190, null },
        { 190, 458 },
        { 190, 459 },
        { 190, 460 },
        { 190, 463 },
        { 190, 464 },
        { 190, 467 },
        { 190, 492 },
        { 200, null },
        { 294, null },
        { 341, null },
        { 368, null },
        { 506, null },
        { 613, null },
        { 613, 1996 },
        { 613, 1487742 },
        { 613, 5044001 },
        { 803, null },
        { 2500, null },
        { 5000, null },
        { 21009, null },
        { 80000, 2446079 },
        { 80001, null },
        { 80002, null },
        { 80003, 2446079 },
        { 80004, 2446079 },
        { 80005, null },
        { 80006, null },
        { 80008, null },
        { 80009, null },
        { 80014, null },
        { 2044055, null },
        { 2635, null },
    };

    [Theory]
    [MemberData(nameof(Codes))]
    public async Task Every_known_code_can_be_answered(int code, int? subcode)
    {
        await using var harness = new Harness();
        harness.Emulator.Faults.Enqueue(EmulatorFault.GraphError(code, subcode));

        var answer = await harness.PostAsync(harness.Purchase()).WaitAsync(Budget);

        answer.Codes.Should().Be((code, subcode));
        ((int)answer.Status).Should().BeInRange(400, 599);
        answer.Error.GetProperty("type").GetString().Should().Be("OAuthException");
        answer.Error.GetProperty("message").GetString().Should().NotBeNullOrEmpty();
        answer.Error.GetProperty("fbtrace_id").GetString().Should().NotBeNullOrEmpty();
        answer.Error.TryGetProperty("is_transient", out var transient).Should().Be(!Silent.Contains(code));
        (transient.ValueKind == System.Text.Json.JsonValueKind.True).Should().Be(Transient.Contains(code));
        var request = harness.Emulator.Requests.Single();
        (request.ErrorCode, request.ErrorSubcode, request.Status).Should().Be((code, subcode, (int)answer.Status));
        harness.Emulator.Counters.EventsAccepted.Should().Be(0);
    }

    [Theory]
    [InlineData(1, 500)]
    [InlineData(4, 400)]
    [InlineData(10, 403)]
    [InlineData(100, 400)]
    [InlineData(190, 401)]
    [InlineData(275, 403)]
    [InlineData(80004, 400)]
    public async Task A_code_brings_its_status(int code, int status)
    {
        await using var harness = new Harness();
        harness.Emulator.Faults.Enqueue(EmulatorFault.GraphError(code));

        ((int)(await harness.PostAsync(harness.Purchase()).WaitAsync(Budget)).Status).Should().Be(status);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Status_and_transience_can_be_chosen(bool transient)
    {
        await using var harness = new Harness();
        harness.Emulator.Faults.Enqueue(EmulatorFault.GraphError(190, 463, transient, System.Net.HttpStatusCode.BadRequest));

        var answer = await harness.PostAsync(harness.Purchase()).WaitAsync(Budget);

        answer.Status.Should().Be(System.Net.HttpStatusCode.BadRequest);
        answer.Error.GetProperty("is_transient").GetBoolean().Should().Be(transient);
    }
}
