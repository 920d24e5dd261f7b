using CapiGateway.Sdk.Events;
using CapiGateway.Sdk.Outbox;
using CapiGateway.Sdk.Testing.Emulator;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace CapiGateway.Sdk.Sqlite.Tests.DependencyInjection;

public sealed class UseSqliteTests : FileTest
{
    private const string Token = "EAAB-marker-token-0123456789";
    private const string Secret = "marker-app-secret-0123456789abcdef";

    [Fact]
    public async Task What_one_host_accepted_the_next_one_delivers_and_the_journal_knows()
    {
        await using (ServiceProvider down = Host("http://127.0.0.1:9"))
        {
            (await PublishAsync(down, "order-4711")).Should().Be(PublishOutcome.Accepted);
            (await PublishAsync(down, "order-4711")).Should().Be(PublishOutcome.Duplicate);
        }

        await using var emulator = new ConversionsApiEmulator();
        await using ServiceProvider up = Host("https://graph.facebook.com", emulator, clockAhead: TimeSpan.FromHours(1));
        (await PublishAsync(up, "order-4711")).Should().Be(PublishOutcome.Duplicate);
        (await PublishAsync(up, "order-4712")).Should().Be(PublishOutcome.Accepted);

        (await emulator.WaitForEventsAsync(2).WaitAsync(SqliteFixture.Budget)).Select(accepted => accepted.Id)
            .Should().BeEquivalentTo("order-4711", "order-4712");
        await up.GetRequiredService<ICapiGateway>().FlushAsync().WaitAsync(SqliteFixture.Budget);
        IReadOnlyList<JournalEntry> known = await up.GetRequiredService<IDeliveryJournal>().FindAsync(SqliteFixture.DataSource, "order-4711", default);
        known.Select(entry => entry.Outcome).Should().Contain("Accepted").And.Contain("Delivered");
        known.Count(entry => entry.Outcome == "Delivered").Should().Be(1);
        known.Single(entry => entry.Outcome == "Delivered").Identifiers.Should().Contain("em");
    }

    [Fact]
    public async Task No_credential_and_no_plain_identifier_stands_in_theFixture()
    {
        await using ServiceProvider host = Host("http://127.0.0.1:9");
        (await PublishAsync(host, "order-4711")).Should().Be(PublishOutcome.Accepted);

        string bytes = await Fixture.ReadFromOutsideAsync();

        bytes.Should().Contain("order-4711").And.NotContain(Token).And.NotContain(Secret).And.NotContain("jane.doe@example.com").And.NotContain("6505550100");
    }

    [Fact]
    public async Task Named_gateways_keep_files_of_their_own()
    {
        string other = Path.Combine(Fixture.Folder, "other.db");
        var services = new ServiceCollection();
        services.AddCapiGateway("first").AddDataSource(SqliteFixture.DataSource, Token).UseSqlite($"Data Source={Fixture.FilePath}");
        services.AddCapiGateway("second").AddDataSource(SqliteFixture.DataSource, Token).UseSqlite($"Data Source={other}");
        await using ServiceProvider provider = services.BuildServiceProvider();

        provider.GetRequiredKeyedService<ICapiGateway>("first").Should().NotBeNull();
        provider.GetRequiredKeyedService<ICapiGateway>("second").Should().NotBeNull();

        File.Exists(Fixture.FilePath).Should().BeTrue();
        File.Exists(other).Should().BeTrue();
    }

    [Theory]
    [InlineData("", "ConnectionString")]
    [InlineData("Data Source=:memory:", "ConnectionString")]
    [InlineData("Data Source=x.db;Mode=ReadOnly", "ConnectionString")]
    [InlineData("Data Source=x.db;Cache=Shared", "ConnectionString")]
    [InlineData("Data Source=x.db;Password=hunter2", "password")]
    [InlineData("Nonsense=x", "no connection string")]
    public void A_connection_string_that_names_no_file_fails_the_start_and_is_not_repeated(string text, string said)
    {
        using ServiceProvider provider = new ServiceCollection()
            .AddCapiGateway().AddDataSource(SqliteFixture.DataSource, Token).UseSqlite(text).Services.BuildServiceProvider();

        string message = FluentActions.Invoking(provider.GetRequiredService<ICapiGateway>).Should().Throw<OptionsValidationException>().Which.Message;

        message.Should().Contain(said).And.Contain("Data Source=capi.db").And.NotContain("hunter2");
    }

    [Fact]
    public void Options_that_cannot_be_fail_the_start_with_what_to_write_instead()
    {
        using ServiceProvider provider = new ServiceCollection().AddCapiGateway().AddDataSource(SqliteFixture.DataSource, Token)
            .UseSqlite($"Data Source={Fixture.FilePath}", options =>
            {
                options.MaxBytes = 5;
                options.LockTimeout = TimeSpan.FromHours(1);
                options.DeduplicationCapacity = 0;
                options.JournalCapacity = -1;
                options.JournalRetention = TimeSpan.Zero;
                options.DeadLetterRetention = TimeSpan.FromDays(-1);
                options.Durability = (SqliteDurability)9;
            }).Services.BuildServiceProvider();

        FluentActions.Invoking(provider.GetRequiredService<ICapiGateway>).Should().Throw<OptionsValidationException>().Which.Failures
            .Should().HaveCount(7).And.OnlyContain(failure => failure.StartsWith("SqliteOptions.", StringComparison.Ordinal));
    }

    [Fact]
    public void A_container_that_is_disposed_of_without_waiting_closes_the_file_too()
    {
        ServiceProvider provider = Host("http://127.0.0.1:9");
        provider.GetRequiredService<ICapiGateway>();

        FluentActions.Invoking(provider.Dispose).Should().NotThrow();
    }

    private static async Task<PublishOutcome> PublishAsync(ServiceProvider services, string id)
    {
        ConversionEvent conversion = ConversionEvent.Purchase(129.95m, "USD")
            .WithEventId(id)
            .WithEventTime(TimeProvider.System.GetUtcNow())
            .FromWebsite("https://shop.example/thanks", "Mozilla/5.0 (X11; Linux x86_64)", "8.8.8.8")
            .WithUser(user => user.Email("jane.doe@example.com").Phone("+1 650 555 0100"))
            .Build();
        return (await services.GetRequiredService<ICapiGateway>().PublishAsync(conversion).AsTask().WaitAsync(SqliteFixture.Budget)).Outcome;
    }

    private ServiceProvider Host(string address, ConversionsApiEmulator? emulator = null, TimeSpan clockAhead = default)
    {
        var services = new ServiceCollection();
        services.AddSingleton<TimeProvider>(new AheadClock(clockAhead));
        ICapiGatewayBuilder builder = services
            .AddCapiGateway(options =>
            {
                options.GraphApiBaseAddress = new Uri(address);
                options.MaxBatchDelay = TimeSpan.FromMilliseconds(5);
                options.ShutdownTimeout = TimeSpan.Zero;
            })
            .AddDataSource(SqliteFixture.DataSource, Token, Secret)
            .UseSqlite($"Data Source={Fixture.FilePath}");
        if (emulator is not null)
        {
            builder.UseConversionsApiEmulator(emulator);
        }

        return services.BuildServiceProvider();
    }

    private sealed class AheadClock(TimeSpan ahead) : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => base.GetUtcNow() + ahead;
    }
}
