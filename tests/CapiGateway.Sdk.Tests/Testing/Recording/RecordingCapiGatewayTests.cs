using CapiGateway.Sdk.Events;
using CapiGateway.Sdk.Testing.Recording;

namespace CapiGateway.Sdk.Tests.Testing.Recording;

public sealed class RecordingCapiGatewayTests
{
    private static readonly ConversionEvent Lead = ConversionEvent.Lead().WithEventId("lead-1").WithUser(user => user.Email("a@example.com")).Build();

    [Fact]
    public async Task It_remembers_what_was_published_and_sent_and_where_to()
    {
        var gateway = new RecordingCapiGateway();

        (await gateway.PublishAsync(Lead)).EnsureAccepted().EventId.Should().Be("lead-1");
        await gateway.PublishAsync(Lead, "1");
        SendReport sent = await gateway.SendAsync([Lead], "2");

        gateway.Published.Should().Equal(new RecordedEvent(Lead, null), new RecordedEvent(Lead, "1"), new RecordedEvent(Lead, "2"));
        sent.AllDelivered.Should().BeTrue();
        gateway.Clear();
        gateway.Published.Should().BeEmpty();
    }

    [Fact]
    public async Task It_gives_the_outcome_that_a_test_asks_for()
    {
        var gateway = new RecordingCapiGateway { Outcome = PublishOutcome.Refused };

        (await gateway.PublishAsync(Lead)).Outcome.Should().Be(PublishOutcome.Refused);
        (await gateway.SendAsync([Lead], "1")).Results.Should().ContainSingle().Which.Outcome.Should().Be(SendOutcome.NotSent);
        PublishExplanation explanation = await gateway.ExplainAsync(Lead);
        explanation.WouldBeAccepted.Should().BeFalse();
        explanation.DataSources[0].Json.Should().Contain("\"event_id\":\"lead-1\"");
    }
}
