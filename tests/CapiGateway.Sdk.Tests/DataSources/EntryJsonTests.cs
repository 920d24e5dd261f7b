using System.Buffers;
using System.Text;
using System.Text.Json;
using CapiGateway.Sdk.DataSources;
using FsCheck;
using FsCheck.Fluent;

namespace CapiGateway.Sdk.Tests.DataSources;

/// <summary>The text that hosts store a data source as.</summary>
public sealed class EntryJsonTests
{
    private static readonly DataSourceEntry Whole = new()
    {
        DataSource = new DataSource
        {
            Id = "1234567890123456",
            Account = "shop \"ä\" 東京",
            DisplayName = "Shop",
            CredentialName = "vault/shop",
            Destination = DataSourceDestination.HostedGateway(new Uri("https://capig.example.com/base/")),
            TestEventCode = "TEST12345",
            TestEventCodeExpiresAt = new DateTimeOffset(2031, 2, 3, 4, 5, 6, TimeSpan.Zero),
            AllowedDomains = ["shop.example", "example.com", "shop.example"],
            BlockedDomains = ["staging.example.com"],
            Fields = new FieldAllowList { UserData = ["em"], CustomData = [], Urls = UrlForm.WithoutQuery, QueryKeys = ["utm_source"] },
        },
        State = DataSourceState.Deactivated,
        IsPublishingOff = true,
        EventNamesOff = ["Purchase"],
        Version = 7,
        ChangedAt = new DateTimeOffset(2030, 1, 2, 3, 4, 5, TimeSpan.Zero),
        ChangedBy = "Mia",
    };

    [Fact]
    public void What_was_written_is_read_again()
    {
        DataSourceEntry plain = new() { DataSource = new DataSource { Id = "1" }, State = DataSourceState.Active, Version = 1 };

        Read(Write(Whole)).Should().Be(Whole);
        Read(Write(plain)).Should().Be(plain);
        Write(plain).Should().Be("""{"id":"1","account":"default","state":"Active","version":1,"changed_at":"0001-01-01T00:00:00+00:00"}""");
    }

    [Fact]
    public void A_member_of_a_newer_version_is_passed_over() =>
        Read(Write(Whole)[..^1] + ""","newer":{"a":[1]}}""").Should().Be(Whole);

    [Theory]
    [InlineData("\"state\":\"Deactivated\"", "\"state\":\"Sleeping\"")]
    [InlineData("\"state\":\"Deactivated\"", "\"state\":\"2\"")]
    [InlineData("\"publishing_off\":true", "\"publishing_off\":\"true\"")]
    [InlineData("\"event_names_off\":[\"Purchase\"]", "\"event_names_off\":\"Purchase\"")]
    [InlineData("\"event_names_off\":[\"Purchase\"]", "\"event_names_off\":[null]")]
    [InlineData("\"user_data\":[\"em\"]", "\"user_data\":{}")]
    [InlineData("\"urls\":\"WithoutQuery\"", "\"urls\":7")]
    [InlineData("\"gateway_address\":\"https", "\"gateway_address\":\"ftp")]
    [InlineData("\"version\":7", "\"version\":7.5")]
    [InlineData("\"id\":\"1234567890123456\"", "\"id\":null")]
    public void A_switch_or_list_of_a_wrong_form_makes_the_whole_unreadable(string good, string bad)
    {
        string json = Write(Whole);
        json.Should().Contain(good);

        DataSourceEntry.TryParse(Encoding.UTF8.GetBytes(json.Replace(good, bad, StringComparison.Ordinal)), out DataSourceEntry? entry).Should().BeFalse();
        entry.Should().BeNull();
    }

    [Fact]
    public void Whatever_bytes_come_nothing_is_thrown()
    {
        byte[] good = Encoding.UTF8.GetBytes(Write(Whole));
        Prop.ForAll<int, byte>((place, value) =>
        {
            byte[] spoiled = [.. good];
            spoiled[Math.Abs(place % good.Length)] = value;
            DataSourceEntry.TryParse(spoiled, out DataSourceEntry? entry).Should().Be(entry is not null);
            DataSourceEntry.TryParse(spoiled.AsMemory(0, Math.Abs(place % good.Length)), out _).Should().BeFalse();
        }).QuickCheckThrowOnFailure();
    }

    [Fact]
    public void Entries_are_compared_by_value_and_print_no_account()
    {
        Read(Write(Whole))!.GetHashCode().Should().Be(Whole.GetHashCode());
        (Whole with { EventNamesOff = ["Lead"] }).Should().NotBe(Whole);
        (Whole with { DataSource = Whole.DataSource with { AllowedDomains = ["example.com"] } }).Should().NotBe(Whole);
        Whole.ToString().Should().Be("1234567890123456: Deactivated, version 7");
    }

    private static string Write(DataSourceEntry entry)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var writer = new Utf8JsonWriter(buffer))
        {
            entry.WriteTo(writer);
        }

        return Encoding.UTF8.GetString(buffer.WrittenSpan);
    }

    private static DataSourceEntry? Read(string json) =>
        DataSourceEntry.TryParse(Encoding.UTF8.GetBytes(json), out DataSourceEntry? entry) ? entry : null;
}
