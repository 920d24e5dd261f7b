using CapiGateway.Sdk.Events;
using SendTestEvent;

namespace CapiGateway.Sdk.Tests.Samples;

/// <summary>What the test-event sender says about each answer: what is wrong, and what to do.</summary>
public sealed class AdviceTests
{
    [Theory]
    [InlineData(190, 463, "expired", "Generate a new one")]
    [InlineData(190, null, "not valid", "Copy it again in one piece")]
    [InlineData(190, 460, "not valid", "generate a new one")]
    [InlineData(102, null, "not valid", "generate a new one")]
    [InlineData(104, null, "appsecret_proof", "Give the app secret")]
    [InlineData(100, 33, "do not belong together", "Generate the token at this very dataset")]
    [InlineData(803, null, "the id is wrong", "Generate the token")]
    [InlineData(3, null, "may not do this", "Assign the dataset")]
    [InlineData(10, null, "may not do this", "Assign the dataset")]
    [InlineData(200, null, "may not do this", "Assign the dataset")]
    [InlineData(294, null, "may not do this", "Assign the dataset")]
    [InlineData(2635, null, "version of the Graph API has ended", "GraphApiVersion")]
    [InlineData(2500, null, "did not understand the address", "Check --address")]
    [InlineData(4, null, "Too many calls", "Wait")]
    [InlineData(17, 2446079, "Too many calls", "Wait")]
    [InlineData(613, 1996, "Too many calls", "Wait")]
    [InlineData(80004, 2446079, "Too many calls", "Wait")]
    [InlineData(100, 2804003, "clock of this machine is wrong", "Set it")]
    [InlineData(100, 2804004, "clock of this machine is wrong", "Set it")]
    [InlineData(100, 2804132, "one of messaging", "Take the dataset of the website")]
    [InlineData(100, 2804050, "did not like the event itself", "Search for the subcode")]
    [InlineData(100, null, "did not like the event itself", "The id and the token are good")]
    [InlineData(368, null, "blocked", "Business Support Home")]
    [InlineData(1, null, "passing problem", "Try again")]
    [InlineData(2, null, "passing problem", "Try again")]
    [InlineData(21009, null, "passing problem", "Try again")]
    [InlineData(987654, null, "Look the code up", "error codes")]
    public void A_refusal_is_told_with_its_code_its_trace_and_what_to_do(int code, int? subcode, string wrong, string toDo)
    {
        Advice advice = Advice.On(Result() with
        {
            Outcome = SendOutcome.Failed,
            ErrorCode = code,
            ErrorSubcode = subcode,
            ErrorMessage = "Meta's words.",
            FbTraceId = "A1b2C3",
        });

        advice.IsGood.Should().BeFalse();
        advice.Answer.Should().StartWith($"Meta did not take the event: Meta's words (code {code}").And.EndWith("trace A1b2C3.");
        advice.Answer.Contains("subcode", StringComparison.Ordinal).Should().Be(subcode is not null);
        advice.WhatToDo.Should().Contain(wrong).And.Contain(toDo);
    }

    [Fact]
    public void Silence_is_told_as_silence()
    {
        Advice advice = Advice.On(Result() with { Outcome = SendOutcome.Failed, ErrorMessage = "No usable answer: Connection (refused)." });

        advice.Answer.Should().Be("Meta did not take the event: No usable answer: Connection (refused), trace none.");
        advice.WhatToDo.Should().Be("Nothing that speaks for Meta answered. Check the network, the proxy and the address.");
    }

    [Fact]
    public void An_answer_without_the_event_is_not_called_silence() =>
        Advice.On(Result() with { Outcome = SendOutcome.Failed, ErrorMessage = "Meta says that it received 0 events", FbTraceId = "A1" })
            .WhatToDo.Should().Contain("Meta answered").And.Contain("Try again");

    [Fact]
    public void Success_says_where_to_look()
    {
        Advice advice = Advice.On(Result() with { FbTraceId = "A1b2C3" });

        advice.IsGood.Should().BeTrue();
        advice.Answer.Should().Be("Meta took the event (trace A1b2C3).");
        advice.WhatToDo.Should().Contain("Test events").And.Contain("20 minutes").And.Contain("--email");
    }

    [Fact]
    public void An_event_that_was_not_sent_shows_its_rules_and_their_pages()
    {
        Advice advice = Advice.On(Result() with
        {
            Outcome = SendOutcome.NotSent,
            Publish = PublishOutcome.Invalid,
            Diagnostics = [new EventDiagnostic(EventRules.EventSourceUrlMissing, "event_source_url")],
        });

        advice.Answer.Should().Be("The event was not sent: Invalid.");
        advice.WhatToDo.Should().Contain("CAPI1008").And.Contain("FromWebsite").And.Contain("diagnostics.md#capi1008");
    }

    private static SendResult Result() => new() { EventId = "e", Outcome = SendOutcome.Delivered };
}
