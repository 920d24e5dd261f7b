using CapiGateway.Sdk.Identity;
using CapiGateway.Sdk.Outbox;
using CapiGateway.Sdk.Testing.Emulator;
using Microsoft.Extensions.DependencyInjection;

namespace CapiGateway.Sdk.Tests.Publishing;

public sealed class ErasureTests
{
    [Fact]
    public async Task A_person_is_erased_from_what_waits_and_from_the_dead_letters_and_counted()
    {
        await using var fixture = new GatewayFixture(options => options.ShutdownTimeout = TimeSpan.Zero, manualClock: true);
        fixture.Emulator.Faults.Enqueue(EmulatorFault.GraphError(100, 2804050), EmulatorFault.ProxyRefusal());
        await fixture.Gateway.PublishAsync(Order(fixture, "buried", "ada@example.com"));
        await fixture.NextAsync(TimeSpan.FromMilliseconds(5));
        await fixture.WaitForSettledAsync(1);
        await fixture.Gateway.PublishAsync(Order(fixture, "waits", "Ada@Example.com"));
        await fixture.Gateway.PublishAsync(Order(fixture, "another", "bob@example.com"));
        await fixture.NextAsync(TimeSpan.FromMilliseconds(5));
        await fixture.Manual.WaitForTimerAsync(TimeSpan.FromMinutes(1)).WaitAsync(GatewayFixture.Budget);
        IdentifierHasher.TryHash(IdentifierKind.Email, "ada@example.com", out Sha256Digest digest).Should().BeTrue();

        ErasureResult erased = await fixture.Services.GetRequiredService<PersonalDataErasure>().EraseAsync(digest);
        fixture.Manual.Advance(TimeSpan.FromMinutes(1));
        await fixture.Emulator.WaitForEventsAsync(1).WaitAsync(GatewayFixture.Budget);
        await fixture.WaitForSettledAsync(2);

        erased.Waiting.Should().Equal(new Dictionary<string, int> { [GatewayFixture.DataSourceId] = 1 });
        erased.DeadLetters.Should().Be(1);
        fixture.Emulator.Events.Should().ContainSingle(one => one.Id == "another");
        fixture.Statistics.Total.Should().Match<DataSourceStatistics>(it => it.Erased == 1 && it.Delivered == 1 && it.Pending == 0 && it.IsBalanced);
    }

    [Fact]
    public async Task Nobody_is_erased_by_no_name()
    {
        await using var fixture = new GatewayFixture();
        PersonalDataErasure sut = fixture.Services.GetRequiredService<PersonalDataErasure>();

        await sut.Invoking(it => it.EraseAsync(" ")).Should().ThrowAsync<ArgumentException>();
        await sut.Invoking(it => it.EraseAsync(Sha256Digest.None)).Should().ThrowAsync<ArgumentException>();
        (await sut.EraseAsync("nobody")).Should().BeEquivalentTo(ErasureResult.None);
    }

    private static CapiGateway.Sdk.Events.ConversionEvent Order(GatewayFixture fixture, string id, string email) =>
        fixture.Purchase(id).WithUser(user => user.Email(email)).Build();
}
