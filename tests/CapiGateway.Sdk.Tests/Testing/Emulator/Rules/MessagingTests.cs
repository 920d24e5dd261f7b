using System.Text.Json.Nodes;
using CapiGateway.Sdk.Testing.Emulator;
using static CapiGateway.Sdk.Tests.Testing.Emulator.Harness;

namespace CapiGateway.Sdk.Tests.Testing.Emulator.Rules;

public class MessagingTests : RuleTest
{
    [Fact]
    public Task A_whole_whatsapp_event_is_accepted() => ShouldBeClean(Harness.WhatsApp());

    [Fact]
    public Task A_whole_messenger_event_is_accepted() => ShouldBeClean(Messenger());

    [Fact]
    public Task A_whole_instagram_event_is_accepted() => ShouldBeClean(Instagram());

    [Fact]
    public Task A_channel_must_be_named() =>
        ShouldBeRejected(Harness.WhatsApp().Without("messaging_channel"), 2804063, "messaging_channel");

    [Theory]
    [InlineData("event_source_url")]
    [InlineData("user_data.client_ip_address")]
    [InlineData("user_data.client_user_agent")]
    public Task What_belongs_to_a_browser_is_refused(string path) =>
        ShouldBeRejected(Harness.WhatsApp().With(path, "https://8.8.8.8/"), 2804064, path.Split('.'));

    [Theory]
    [InlineData("Lead")]
    [InlineData("PageView")]
    [InlineData("leadsubmitted")]
    public Task The_names_are_a_closed_list(string name) => ShouldBeRejected(Harness.WhatsApp(name), 2804066, "event_name");

    [Fact]
    public Task Instagram_needs_the_user() => ShouldBeRejected(Instagram().Without("user_data.ig_sid"), 2804075, "user_data", "ig_sid");

    [Fact]
    public Task Instagram_needs_the_account() =>
        ShouldBeRejected(Instagram().Without("user_data.ig_account_id"), 2804079, "user_data", "ig_account_id");

    [Fact]
    public Task Whatsapp_needs_an_account_or_a_page() =>
        ShouldBeRejected(Harness.WhatsApp().Without("user_data.whatsapp_business_account_id"), 2804116, "user_data");

    [Theory]
    [InlineData("page_id")]
    [InlineData("page_scoped_user_id")]
    public Task Messenger_needs_page_and_user(string field) =>
        ShouldBeRejected(Messenger().Without($"user_data.{field}"), 2804019, "user_data", field);

    [Fact]
    public async Task A_click_id_must_come_from_a_click()
    {
        Use(new() { WhatsAppClickIds = ["real"] });

        await ShouldBeRejected(Harness.WhatsApp(), 2804087, "user_data", "ctwa_clid").WaitAsync(Budget);
        await Harness.PostAsync(Harness.WhatsApp().With("user_data.ctwa_clid", "real")).WaitAsync(Budget);
        Harness.Emulator.Events.Should().ContainSingle();
    }

    [Theory]
    [InlineData("page_id", 2804131)]
    [InlineData("whatsapp_business_account_id", 2804132)]
    [InlineData("ig_account_id", 2804133)]
    public async Task A_dataset_without_the_link_refuses_the_id(string field, int subcode)
    {
        Use(new() { Datasets = [new EmulatorDataset(Dataset, DatasetKind.Web)] });

        await ShouldBeRejected(EventThatNames(field), subcode, "user_data", field).WaitAsync(Budget);
    }

    [Theory]
    [InlineData("page_id", 2804072)]
    [InlineData("whatsapp_business_account_id", 2804118)]
    [InlineData("ig_account_id", 2804133)]
    public async Task A_dataset_with_another_link_refuses_the_id(string field, int subcode)
    {
        Use(new() { Datasets = [Linked("other")] });

        await ShouldBeRejected(EventThatNames(field), subcode, "user_data", field).WaitAsync(Budget);
    }

    [Theory]
    [InlineData("page_id")]
    [InlineData("whatsapp_business_account_id")]
    [InlineData("ig_account_id")]
    public async Task A_dataset_with_the_link_accepts_the_id(string field)
    {
        Use(new() { Datasets = [Linked("77")] });

        await ShouldBeClean(EventThatNames(field)).WaitAsync(Budget);
    }

    private static EmulatorDataset Linked(string id) => new(Dataset, DatasetKind.Messaging)
    {
        PageId = id,
        WhatsAppBusinessAccountId = id,
        InstagramAccountId = id,
    };

    private JsonObject EventThatNames(string field) => field switch
    {
        "page_id" => Messenger(),
        "ig_account_id" => Instagram(),
        _ => Harness.WhatsApp(),
    };

    private JsonObject Messenger() => Harness.WhatsApp()
        .With("messaging_channel", "messenger")
        .With("user_data", new JsonObject { ["page_id"] = "77", ["page_scoped_user_id"] = "5" });

    private JsonObject Instagram() => Harness.WhatsApp()
        .With("messaging_channel", "instagram")
        .With("user_data", new JsonObject { ["ig_account_id"] = "77", ["ig_sid"] = "5" });
}
