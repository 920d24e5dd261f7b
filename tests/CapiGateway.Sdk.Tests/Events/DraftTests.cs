using System.Buffers;
using System.Reflection;
using System.Security.Cryptography;
using System.Text;
using CapiGateway.Sdk.Events;
using CapiGateway.Sdk.Events.Internal;
using CapiGateway.Sdk.Identity;

namespace CapiGateway.Sdk.Tests.Events;

/// <summary>Builders draft in objects that serve one event after another: nothing of one event may show up in another, or stay behind.</summary>
public sealed class DraftTests
{
    private static readonly TimeSpan Budget = TimeSpan.FromMinutes(1);

    [Fact]
    public void Events_built_at_once_abandoned_and_built_again_never_mix()
    {
        Parallel.For(0, 4_000, number =>
        {
            ConversionEventBuilder builder = Builder(number);
            ConversionEventBuilder abandoned = Builder(-number - 1);
            if (number % 3 == 0)
            {
                abandoned = builder;
            }

            ConversionEvent first = builder.Build();
            ConversionEvent second = builder.WithUser(user => user.City($"city {number}")).WithCustomData(data => data.OrderId("late")).Build();
            ConversionEvent third = abandoned.Build();

            AssertIs(first, number, "order" + number);
            first.UserData.Digests(IdentifierKind.City).Should().BeEmpty();
            AssertIs(second, number, "late");
            second.UserData.Digests(IdentifierKind.City).Should().Equal(Hash($"city{number}"));
            AssertIs(third, number % 3 == 0 ? number : -number - 1, number % 3 == 0 ? "late" : $"order{-number - 1}");
        });
    }

    [Fact]
    public async Task A_builder_that_two_threads_build_at_once_spoils_no_event_of_others()
    {
        using var start = new Barrier(2);
        for (int round = 0; round < 1_000; round++)
        {
            ConversionEventBuilder shared = Builder(-1);
            await Task.WhenAll(Enumerable.Range(0, 2).Select(number => RunAlone(() =>
            {
                start.SignalAndWait(Budget).Should().BeTrue();
                Misuse(() => shared.Build());
                ConversionEventBuilder own = Builder(number);
                start.SignalAndWait(Budget).Should().BeTrue();
                AssertIs(own.Build(), number, "order" + number);
            }))).WaitAsync(Budget);
        }
    }

    [Fact]
    public async Task A_builder_that_another_thread_goes_on_using_spoils_no_event_of_others()
    {
        UserDataBuilder? kept = null;
        using var stop = new CancellationTokenSource();
        Task misuse = RunAlone(() =>
        {
            while (!stop.IsCancellationRequested)
            {
                Misuse(() => Volatile.Read(ref kept)?.Email("kept@example.com"));
            }
        });

        for (int number = 0; number < 20_000; number++)
        {
            ConversionEventBuilder left = ConversionEvent.Lead().WithUser(user => Volatile.Write(ref kept, user));
            Misuse(() => left.Build());
            AssertIs(Builder(number).Build(), number, "order" + number);
        }

        await stop.CancelAsync();
        await misuse.WaitAsync(Budget);
    }

    [Fact]
    public void A_builder_of_a_section_that_outlives_the_event_belongs_to_its_own_event_alone()
    {
        UserDataBuilder? kept = null;
        ConversionEventBuilder builder = ConversionEvent.Lead().WithUser(user => kept = user);
        builder.Build();
        ConversionEventBuilder other = ConversionEvent.Lead().WithUser(user => user.Email("other@example.com"));
        kept!.Email("kept@example.com");

        other.Build().UserData.Digests(IdentifierKind.Email).Should().Equal(Hash("other@example.com"));
        builder.Build().UserData.Digests(IdentifierKind.Email).Should().Equal(Hash("kept@example.com"));
    }

    [Fact]
    public void Builders_of_other_sections_that_outlive_the_event_belong_to_it_alone_too()
    {
        CustomDataBuilder? custom = null;
        AppDataBuilder? app = null;
        AttributionDataBuilder? attribution = null;
        ConversionEventBuilder builder = ConversionEvent.Lead()
            .WithCustomData(data => custom = data)
            .WithAppData(data => app = data)
            .WithAttribution(data => attribution = data);
        builder.Build();
        ConversionEventBuilder other = ConversionEvent.Lead().WithUser(user => user.Email("other@example.com"));
        custom!.OrderId("kept");
        app!.AdvertiserTracking(true);
        attribution!.AdId("kept");

        ConversionEvent stranger = other.Build();
        ConversionEvent own = builder.Build();

        (stranger.CustomData.IsEmpty, stranger.AppData.IsEmpty, stranger.Attribution.IsEmpty).Should().Be((true, true, true));
        own.CustomData.OrderId.Should().Be("kept");
        own.AppData.FieldNames.Should().ContainSingle();
        own.Attribution.FieldNames.Should().Equal("ad_id");
    }

    [Fact]
    public void A_builder_of_a_chat_and_the_one_that_it_came_from_build_the_same_event_and_no_other()
    {
        ConversionEventBuilder origin = ConversionEvent.Create(MessagingEventNames.LeadSubmitted).WithEventId("chat");
        MessagingEventBuilder chat = origin.FromMessenger("1234567890", "9876543210");
        ConversionEvent first = chat.Build();
        ConversionEvent other = ConversionEvent.Lead().WithEventId("other").Build();

        ConversionEvent second = origin.WithCustomData(data => data.OrderId("late")).Build();

        (first.EventId, other.EventId, second.EventId).Should().Be(("chat", "other", "chat"));
        second.UserData.Should().Be(first.UserData);
        second.CustomData.OrderId.Should().Be("late");
        other.UserData.IsEmpty.Should().BeTrue();
    }

    [Fact]
    public void All_that_was_said_before_an_event_was_built_is_said_when_it_is_built_again()
    {
        var consent = new ConsentSignals { LawfulBasis = "consent" };
        ConversionEventBuilder builder = ConversionEvent.Create("OrderReturned")
            .WithEventTime(DateTimeOffset.UnixEpoch)
            .FromWebsite("https://shop.example/a", "agent", "93.184.216.34")
            .WithReferrer("https://news.example/")
            .WithOptOut()
            .WithLimitedDataUse(LimitedDataUse.Geolocate)
            .WithCustomerSegmentation(CustomerSegments.NewToBusiness)
            .WithAdvancedMeasurementTable("table")
            .WithOriginalEvent(EventNames.Purchase, orderId: "7")
            .WithAttribution(attribution => attribution.AdId("8"))
            .WithAppData(app => app.AdvertiserTracking(true))
            .WithProperty("next_year", "x")
            .WithConsent(consent)
            .WithSecPurpose("prefetch")
            .ForAccount("outlet")
            .WithTestEventCode("TEST1")
            .WithUser(user => user.Email("a@example.com").Phone("0170 1234567").CallingCode("49").ExternalId("nobody@"))
            .WithCustomData(data => data.SearchString("chairs"));

        ConversionEvent first = builder.Build();
        ConversionEvent second = builder.WithUser(user => user.Phone("0170 7654321")).Build();

        ConversionEvent expected = second.Reduce(name => name == "user_data.ph", second.LimitedDataUse);
        first.Reduce(name => name == "user_data.ph", first.LimitedDataUse).Should().Be(expected);
        second.UserData.Digests(IdentifierKind.Phone).Should().Equal(Hash("491701234567"), Hash("491707654321"));
        second.HasGeneratedEventId.Should().BeTrue();
        (second.Consent, second.SecPurpose, second.Account).Should().Be((consent, "prefetch", "outlet"));
        second.RequestFields.TestEventCode.Should().Be("TEST1");
        second.Diagnostics.Should().Equal(first.Diagnostics);
        first.UserData.Digests(IdentifierKind.Phone).Should().Equal(Hash("491701234567"));
    }

    [Fact]
    public void A_draft_that_goes_back_is_empty()
    {
        ConversionEvent.Lead()
            .FromWebsite("https://shop.example/marker", "marker")
            .WithReferrer("https://marker.example/")
            .WithUser(user => user.Email("marker@example.com").Phone("123").CallingCode("49").Fbp("broken"))
            .WithAppData(app => app.AdvertiserTracking(true))
            .WithOriginalEvent(EventNames.Lead)
            .WithProperty("own", "marker")
            .WithCustomData(data => data.SearchString("marker@example.com"))
            .Build();

        // The same thread takes the same draft again.
        var draft = EventDraft.Take("Next");

        ConversionEvent next = draft.Build(EventDefaults.None);
        (next.EventName, next.HasGeneratedEventId, next.ActionSource, next.EventSourceUrl).Should().Be(("Next", true, null, null));
        (next.UserData.IsEmpty, next.CustomData.IsEmpty, next.Diagnostics.Count).Should().Be((true, true, 0));
        next.Extras.Should().BeSameAs(EventExtras.None);
        draft.User.CallingCode.Should().BeNull();
    }

    [Fact]
    public void Layouts_of_user_data_are_shared_except_those_of_long_lists()
    {
        UserData other = ConversionEvent.Lead().WithUser(user => user.Email("b@example.com").Email("c@example.com")).Build().UserData;

        // Another test may have taken the place of the layout meanwhile.
        Enumerable.Range(0, 20).Any(_ => ReferenceEquals(Short("a@example.com").Layout, Short("b@example.com").Layout)).Should().BeTrue();
        other.Layout.Should().NotBeSameAs(Short("a@example.com").Layout);
        Long().Layout.Should().NotBeSameAs(Long().Layout);
        Long().Should().Be(Long());

        static UserData Short(string email) =>
            ConversionEvent.Lead().WithUser(user => user.Email(email).Fbp("fb.1.1700000000000.1")).Build().UserData;

        static UserData Long() => ConversionEvent.Lead()
            .WithUser(user => Array.ForEach([.. Enumerable.Range(0, 40)], number => user.Email($"{number}@example.com")))
            .Build().UserData;
    }

    [Fact]
    public void Contents_can_be_made_of_a_list_of_ones_own()
    {
        string?[] skus = ["SKU-1", null, "SKU-2"];

        ConversionEvent conversion = ConversionEvent.Lead()
            .WithCustomData(data => data.Contents(skus, static sku => sku is null ? null! : new Content(sku, 2)))
            .Build();

        conversion.CustomData.Contents.Should().Equal(new Content("SKU-1", 2), new Content("SKU-2", 2));
        ConversionEvent.Lead().WithCustomData(data => data.Contents(skus[..0], static sku => new Content(sku!))).Build()
            .CustomData.Has("contents").Should().BeFalse();
    }

    [Fact]
    public void No_pooled_array_keeps_an_identifier_or_a_text_after_the_event_is_built()
    {
        ConversionEvent.Lead()
            .WithUser(user => user.Email("marker@example.com").Phone("+1 202 555 0123").ClientUserAgent("marker"))
            .WithCustomData(data => data.SearchString("marker@example.com"))
            .Build();

        // The same thread drafts in the same object again, and the pool hands it the same array.
        EventDraft draft = EventDraft.Take("Lead");
        UserDataField[] fields = ArrayPool<UserDataField>.Shared.Rent(3);
        PlainIdentifier[] plain = ArrayOf<PlainIdentifier>(draft.User);
        KeyValuePair<string, JsonValue>[] custom = ArrayOf<KeyValuePair<string, JsonValue>>(draft.Custom);
        plain.Should().HaveCount(16);
        custom.Should().HaveCount(8);
        plain.Should().OnlyContain(identifier => identifier.Value == null);
        fields.Should().OnlyContain(field => field.Text == null);
        custom.Should().OnlyContain(field => field.Key == null && field.Value.Text == null);
    }

    [Fact]
    public void More_identifiers_than_fit_on_the_stack_are_all_hashed_once_and_stand_together()
    {
        string[] addresses = [.. Enumerable.Range(0, 100).Select(number => $"a{number % 90}@example.com")];

        ConversionEvent conversion = ConversionEvent.Lead()
            .WithUser(user => Array.ForEach(addresses, address => user.Email(address).ExternalId(address)))
            .Build();

        conversion.UserData.Digests(IdentifierKind.Email).Should().Equal(addresses.Distinct(StringComparer.Ordinal).Select(Hash));
        conversion.UserData.Digests(IdentifierKind.ExternalId).Should().Equal(addresses.Distinct(StringComparer.Ordinal).Select(Hash));
        conversion.UserData.FieldNames.Should().Equal("em", "external_id");
    }

    [Fact]
    public void Products_are_equal_by_what_they_say_however_it_was_set()
    {
        var bare = new Content("SKU-1", 2, 9.95m);
        Content titled = bare with { Title = "Cup" };

        titled.Should().NotBe(bare);
        bare.Title.Should().BeNull();
        (titled with { Title = null }).Should().Be(bare);
        (titled with { Brand = null }).Should().Be(new Content("SKU-1", 2, 9.95m) { Title = "Cup" });
    }

    // What such a builder itself comes to, an exception or half an event, is its own.
    private static void Misuse(Action use)
    {
        try
        {
            use();
        }
        catch (Exception exception) when (exception is IndexOutOfRangeException or NullReferenceException or ArgumentException or InvalidOperationException)
        {
            // As above.
        }
    }

    private static Task RunAlone(Action work) => Task.Factory.StartNew(work, CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default);

    private static T[] ArrayOf<T>(object draft) => draft.GetType().GetFields(BindingFlags.Instance | BindingFlags.NonPublic)
        .Select(field => field.GetValue(draft)).OfType<T[]>().Single();

    private static ConversionEventBuilder Builder(int number) => ConversionEvent.Purchase(number, "USD")
        .WithEventId($"id{number}")
        .FromWebsite($"https://shop.example/{number}", "agent" + number)
        .WithUser(number, static (user, number) => user.Email($"mail{number}@example.com").ExternalId($"{number}"))
        .WithCustomData(number, static (data, number) => data.OrderId($"order{number}").Contents(new Content($"sku{number}")));

    private static void AssertIs(ConversionEvent conversion, int number, string orderId)
    {
        conversion.EventId.Should().Be($"id{number}");
        conversion.UserData.Digests(IdentifierKind.Email).Should().Equal(Hash($"mail{number}@example.com"));
        conversion.UserData.Digests(IdentifierKind.ExternalId).Should().Equal(Hash($"{number}"));
        conversion.UserData.ClientUserAgent.Should().Be("agent" + number);
        conversion.CustomData.Value.Should().Be(number);
        conversion.CustomData.OrderId.Should().Be(orderId);
        conversion.CustomData.Contents.Should().Equal(new Content($"sku{number}"));
    }

    private static Sha256Digest Hash(string normalized) => Sha256Digest.FromBytes(SHA256.HashData(Encoding.UTF8.GetBytes(normalized)));
}
