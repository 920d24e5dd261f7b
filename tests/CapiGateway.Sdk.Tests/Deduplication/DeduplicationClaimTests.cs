using CapiGateway.Sdk.Deduplication;
using CapiGateway.Sdk.Events;

namespace CapiGateway.Sdk.Tests.Deduplication;

public sealed class DeduplicationClaimTests
{
    private static readonly DateTimeOffset Time = new(2026, 11, 2, 9, 0, 0, TimeSpan.Zero);

    [Fact]
    public void Account_data_source_name_id_and_channel_each_make_a_key_of_their_own()
    {
        DeduplicationKey[] keys =
        [
            DeduplicationKey.Create("a", "1", "Purchase", "x"),
            DeduplicationKey.Create("b", "1", "Purchase", "x"),
            DeduplicationKey.Create("a", "2", "Purchase", "x"),
            DeduplicationKey.Create("a", "1", "Lead", "x"),
            DeduplicationKey.Create("a", "1", "purchase", "x"),
            DeduplicationKey.Create("a", "1", "Purchase", "X"),
            DeduplicationKey.Create("a", "1", "Purchase", "x", DeduplicationChannel.Browser),
        ];

        keys.Should().OnlyHaveUniqueItems();
        DeduplicationKey.Create("a", "1", "Purchase", "x").Should().Be(keys[0]);
    }

    [Fact]
    public void Parts_do_not_run_together() =>
        new[]
        {
            DeduplicationKey.Create("a", "11", "Purchase", "x"),
            DeduplicationKey.Create("a1", "1", "Purchase", "x"),
            DeduplicationKey.Create("a", "1", "1Purchase", "x"),
            DeduplicationKey.Create("a", "1", "Purchasex", ""),
            DeduplicationKey.Create("a", "1", "", "Purchasex"),
        }.Should().OnlyHaveUniqueItems();

    [Fact]
    public void A_key_survives_being_stored()
    {
        DeduplicationKey key = DeduplicationKey.Create("a", "1", "Purchase", "x");
        byte[] bytes = new byte[DeduplicationKey.ByteCount];
        key.WriteTo(bytes);

        DeduplicationKey.FromBytes(bytes).Should().Be(key);
        key.ToString().Should().Be(Convert.ToHexStringLower(bytes));
        FluentActions.Invoking(() => DeduplicationKey.FromBytes(bytes.AsSpan(1))).Should().Throw<ArgumentException>();
        FluentActions.Invoking(() => key.WriteTo(bytes.AsSpan(1))).Should().Throw<ArgumentException>();
    }

    [Fact]
    public void A_web_event_counts_for_48_hours_by_name_and_id()
    {
        DeduplicationClaim claim = Claim(Event(ActionSources.Website, "1").Build());

        claim.Window.Should().Be(TimeSpan.FromHours(48));
        claim.Should().Be(Claim(Event(ActionSources.Website, "1").WithEventTime(Time.AddHours(1)).Build()));
        claim.Should().NotBe(Claim(Event(ActionSources.Website, "2").Build()));
    }

    [Fact]
    public void A_business_messaging_event_counts_without_an_end() =>
        Claim(Event(ActionSources.BusinessMessaging, "1").Build()).Window.Should().Be(TimeSpan.MaxValue);

    [Fact]
    public void A_store_event_counts_for_7_days_by_order_item_and_time_whatever_its_id()
    {
        DeduplicationClaim claim = Claim(Store("1", "order", "item").Build());

        claim.Window.Should().Be(TimeSpan.FromDays(7));
        claim.Should().Be(Claim(Store("2", "order", "item").Build()));
        new[]
        {
            claim,
            Claim(Store("1", "other", "item").Build()),
            Claim(Store("1", "order", "other").Build()),
            Claim(Store("1", "order", null).Build()),
            Claim(Store("1", "order", "item").WithEventTime(Time.AddSeconds(1)).Build()),
        }.Should().OnlyHaveUniqueItems();
    }

    [Fact]
    public void A_store_event_without_an_order_counts_by_its_customer_in_any_order_of_fields()
    {
        DeduplicationClaim claim = Claim(Store("1", null, null).WithUser(user => user.Email("a@example.com").Phone("+12125550123")).Build());

        claim.Should().Be(Claim(Store("2", null, null).WithUser(user => user.Phone("+12125550123").Email("a@example.com")).Build()));
        claim.Should().NotBe(Claim(Store("1", null, null).WithUser(user => user.Email("b@example.com")).Build()));
    }

    [Fact]
    public void A_store_event_without_order_and_customer_counts_by_its_id() =>
        Claim(Store("1", null, null).Build()).Should().NotBe(Claim(Store("2", null, null).Build()));

    private static DeduplicationClaim Claim(ConversionEvent conversion) => DeduplicationClaim.For(conversion, "account", "1");

    private static ConversionEventBuilder Event(string source, string id) =>
        ConversionEvent.Create("Purchase").WithEventId(id).WithEventTime(Time).From(source);

    private static ConversionEventBuilder Store(string id, string? order, string? item) =>
        Event(ActionSources.PhysicalStore, id).WithCustomData(data =>
        {
            if (order is not null)
            {
                data.OrderId(order);
            }

            if (item is not null)
            {
                data.ItemNumber(item);
            }
        });
}
