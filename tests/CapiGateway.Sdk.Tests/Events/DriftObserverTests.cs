using CapiGateway.Sdk.Events;
using CapiGateway.Sdk.Events.Internal;
using CapiGateway.Sdk.Tests.Publishing;

namespace CapiGateway.Sdk.Tests.Events;

public sealed class DriftObserverTests
{
    private readonly DriftObserver _observer = new();

    [Fact]
    public void One_address_on_most_events_is_found_and_different_ones_are_not()
    {
        Observe(100, index => Event(address: $"2a02:c7c::{index + 1:x}"));
        _observer.Findings.Should().BeEmpty();

        Observe(100, _ => Event(address: "2a02:c7c::1"));

        Finding(EventRules.SameClientIp).Count.Should().Be(100);
        _observer.Findings.Should().ContainSingle();
    }

    [Fact]
    public void Nearly_only_ipv4_is_found()
    {
        Observe(100, index => Event(address: $"8.8.{index}.8"));

        Finding(EventRules.MostlyIpv4).Count.Should().Be(100);
    }

    [Fact]
    public void One_id_with_two_contents_or_two_names_is_found_and_a_retry_is_not()
    {
        Observe(3, _ => Event(id: "a"));
        _observer.Findings.Should().BeEmpty();

        _observer.Observe(Event(id: "a", order: "other"));
        _observer.Observe(Event("Schedule", id: "a"));

        _observer.Findings.Single(finding => finding.EventName == "Lead").Count.Should().Be(1);
        _observer.Findings.Should().Contain(finding => finding.EventName == "Schedule");
    }

    [Fact]
    public void One_order_under_two_ids_is_found_and_its_parts_are_not()
    {
        _observer.Observe(Event(id: "1", order: "o", item: "1"));
        _observer.Observe(Event(id: "2", order: "o", item: "2"));
        _observer.Findings.Should().BeEmpty();

        _observer.Observe(Event(id: "3", order: "o", item: "2"));

        Finding(EventRules.OrderIdReused).Count.Should().Be(1);
    }

    [Theory]
    [InlineData("purchase", true)]
    [InlineData("Add To Cart", true)]
    [InlineData("add_to_cart", true)]
    [InlineData("lead-submitted", true)]
    [InlineData("Purchase", false)]
    [InlineData("PurchaseCompleted", false)]
    [InlineData("", false)]
    public void A_name_that_nearly_is_a_standard_one_is_found(string name, bool found)
    {
        _observer.Observe(Event(name));

        _observer.Findings.Any(finding => finding.Rule == EventRules.EventNameAlmostStandard && finding.EventName == name)
            .Should().Be(found);
    }

    [Fact]
    public void A_name_whose_ids_are_mostly_generated_is_found_with_all_of_them()
    {
        Observe(19, _ => Event(generated: true));
        _observer.Findings.Should().BeEmpty();

        Observe(2, _ => Event(generated: true));

        Finding(EventRules.EventIdsGenerated).Count.Should().Be(21);
    }

    [Fact]
    public void Purchases_without_contents_are_found()
    {
        Observe(12, index => Event("Purchase", id: $"p{index}"));

        Finding(EventRules.PurchasesWithoutContents).Count.Should().Be(12);
    }

    [Fact]
    public async Task The_door_observes_what_it_accepts_or_takes_for_a_duplicate_and_logs_each_finding_once()
    {
        await using var fixture = new GatewayFixture(manualClock: true);
        for (int index = 0; index < 3; index++)
        {
            await fixture.Gateway.PublishAsync(
                Some.Purchase().WithEventId("same").WithCustomData(data => data.OrderId($"o{index}")).Build(Some.Defaults));
        }

        fixture.Statistics.DriftOf(GatewayFixture.DataSourceId).Should().ContainSingle()
            .Which.ToString().Should().Be("CAPI7003 EventIdReused (Purchase): 2");
        fixture.Statistics.DriftOf("unknown").Should().BeEmpty();
        fixture.Log.Lines.Where(line => line.Id.Name == "DriftFound").Should().ContainSingle();
    }

    private static ConversionEvent Event(
        string name = "Lead",
        string? id = null,
        string? order = null,
        string? item = null,
        string? address = null,
        bool generated = false) =>
        ConversionEvent.Create(name)
            .WithEventId(generated ? null : id ?? Guid.NewGuid().ToString())
            .FromOther()
            .WithUser(user => user.ClientIpAddress(address))
            .WithCustomData(data => data.OrderId(order).ItemNumber(item))
            .Build(Some.Defaults);

    private DriftFinding Finding(DiagnosticRule rule) => _observer.Findings.Single(finding => finding.Rule == rule);

    private void Observe(int count, Func<int, ConversionEvent> make)
    {
        for (int index = 0; index < count; index++)
        {
            _observer.Observe(make(index));
        }
    }
}
