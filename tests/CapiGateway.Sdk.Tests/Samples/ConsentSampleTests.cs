namespace CapiGateway.Sdk.Tests.Samples;

public sealed class ConsentSampleTests
{
    [Fact]
    public async Task The_sample_prints_what_each_visitor_allows()
    {
        await using SampleProcess sample = SampleProcess.Start("Consent", [], new Dictionary<string, string>(StringComparer.Ordinal));

        (await sample.WaitForExitAsync()).Should().Be(0, sample.Output);

        sample.Output.Should().Be(
            """
            DE Granted: Accepted
            DE Unknown: ConsentDenied (unknown)
            US-CA Unknown: Accepted, Limited Data Use
            JP Unknown: Accepted
            """);
    }
}
