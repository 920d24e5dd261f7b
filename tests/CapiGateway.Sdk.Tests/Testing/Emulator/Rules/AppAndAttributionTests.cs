using System.Text.Json.Nodes;
using CapiGateway.Sdk.Testing.Emulator;
using static CapiGateway.Sdk.Tests.Testing.Emulator.Harness;

namespace CapiGateway.Sdk.Tests.Testing.Emulator.Rules;

public class AppAndAttributionTests : RuleTest
{
    [Fact]
    public Task A_whole_app_event_is_accepted() => ShouldBeClean(Harness.App());

    [Theory]
    [InlineData("advertiser_tracking_enabled")]
    [InlineData("extinfo")]
    public Task An_app_event_needs_its_device(string field) =>
        ShouldBeRejected(Harness.App().Without($"app_data.{field}"), 2804019, "app_data", field);

    [Theory]
    [InlineData(0, "web")]
    [InlineData(0, "")]
    [InlineData(4, "")]
    public Task The_device_information_names_platform_and_version(int index, string value)
    {
        var app = Harness.App();
        app["app_data"]!["extinfo"]![index] = value;
        return ShouldBeRejected(app, 2804043, "app_data", "extinfo");
    }

    [Theory]
    [InlineData("[\"a2\"]")]
    [InlineData("\"a2\"")]
    public Task The_device_information_has_16_items(string json) =>
        ShouldBeRejected(Harness.App().WithJson("app_data.extinfo", json), 2804043, "app_data", "extinfo");

    [Fact]
    public Task Unknown_items_of_the_device_information_are_empty()
    {
        var app = Harness.App();
        var extinfo = app["app_data"]!["extinfo"]!.AsArray();
        for (var index = 1; index < extinfo.Count; index++)
        {
            extinfo[index] = index == 4 ? "14" : string.Empty;
        }

        return ShouldBeClean(app);
    }

    [Theory]
    [InlineData("2", false)]
    [InlineData("\"yes\"", false)]
    [InlineData("true", true)]
    [InlineData("0", true)]
    public Task Tracking_is_allowed_or_not(string json, bool isValid)
    {
        var app = Harness.App().WithJson("app_data.advertiser_tracking_enabled", json);
        return isValid ? ShouldBeClean(app) : ShouldBeRejected(app, 2804016, "app_data", "advertiser_tracking_enabled");
    }

    [Fact]
    public async Task An_app_event_to_a_dataset_without_an_app_is_warned_about()
    {
        Use(new() { Datasets = [new EmulatorDataset(Dataset, DatasetKind.Web)] });

        await ShouldBeWarnedAbout(Harness.App(), "action_source").WaitAsync(Budget);
    }

    [Fact]
    public Task A_whole_attribution_is_accepted() => ShouldBeClean(Attribution());

    [Theory]
    [InlineData("attribution_data", "ad_id")]
    [InlineData("attribution_data", "touchpoint_ts")]
    [InlineData("original_event_data", "event_name")]
    public Task An_attribution_is_complete(string parent, string field) =>
        ShouldBeRejected(Attribution().Without($"{parent}.{field}"), 2804019, parent, field);

    [Fact]
    public Task The_touchpoint_lies_before_the_event() => ShouldBeRejected(
        Attribution().With("attribution_data.touchpoint_ts", Harness.Now), 2804016, "original_event_data", "event_time");

    [Fact]
    public Task A_share_is_a_part_of_one() => ShouldBeRejected(
        Attribution().With("attribution_data.attribution_share", 1.5), 2804016, "attribution_data", "attribution_share");

    [Fact]
    public Task The_time_of_the_original_event_is_an_integer() => ShouldBeRejected(
        Harness.Website().With("original_event_data.event_time", "yesterday"), 2804016, "original_event_data", "event_time");

    [Fact]
    public Task Any_event_may_point_at_an_earlier_one() =>
        ShouldBeClean(Harness.Website().With("original_event_data", new JsonObject { ["event_name"] = "Purchase", ["order_id"] = "7" }));

    private JsonObject Attribution() => Harness.Website("AppendAttribution")
        .With("original_event_data.event_name", "Purchase")
        .With("original_event_data.event_time", Harness.Now - 10)
        .With("attribution_data.ad_id", "42")
        .With("attribution_data.touchpoint_ts", Harness.Now - 100)
        .With("attribution_data.attribution_share", 0.5)
        .With("attribution_data.attribution_value", 10);
}
