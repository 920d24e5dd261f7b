using CapiGateway.Sdk.DataSources;
using CapiGateway.Sdk.Events;
using CapiGateway.Sdk.Testing.Emulator;
using CapiGateway.Sdk.Tests.Publishing;
using Microsoft.Extensions.DependencyInjection;

namespace CapiGateway.Sdk.Tests.DataSources;

/// <summary>A gateway with a data source of account "a", and people who manage it.</summary>
internal sealed class ControlFixture(Action<ICapiGatewayBuilder>? build = null, Action<CapiGatewayOptions>? configure = null, EmulatorOptions? emulator = null)
    : IAsyncDisposable
{
    public const string Source = "1001";

    public static readonly Administrator Manager = new("Mia", "a", AdministratorRole.Manager);
    public static readonly Administrator Admin = new("Ada", "a", AdministratorRole.Admin);
    public static readonly Administrator Viewer = new("Vic", "a", AdministratorRole.ViewOnly);
    public static readonly Administrator Stranger = new("Sam", "b", AdministratorRole.Admin);

    public AuditLog Audit { get; } = new();

    public Losses Lost { get; } = new();

    public GatewayFixture Inner => field ??= new GatewayFixture(
        options =>
        {
            options.ShutdownTimeout = TimeSpan.Zero;
            configure?.Invoke(options);
        },
        builder =>
        {
            builder.AddDataSource(new DataSource { Id = Source, Account = "a" }, GatewayFixture.Token).AddEventLossListener(Lost);
            builder.Services.AddKeyedSingleton<IAdministrationAudit>(builder.Name, Audit);
            builder.UseAccessTokenProviderOfAll();
            build?.Invoke(builder);
        },
        emulator);

    public DataSourceAdministration Administration => Inner.Services.GetRequiredService<DataSourceAdministration>();

    public ICapiGateway Gateway => Inner.Gateway;

    public IDataSourceRegistry Registry => Inner.Services.GetRequiredKeyedService<IDataSourceRegistry>(string.Empty);

    public DataSourceStatistics Ledger => Inner.Statistics.Of(Source);

    public ConversionEvent Event(string id, string name = "Purchase") => ConversionEvent.Create(name)
        .WithEventId(id)
        .WithEventTime(Inner.Clock.GetUtcNow())
        .WithValue(1, "USD")
        .FromWebsite("https://shop.example/thanks?utm_source=x&token=secret#top", "Mozilla/5.0 (X11; Linux x86_64)", "8.8.8.8")
        .WithUser(user => user.Email($"{id}@example.com"))
        .Build();

    public async Task<PublishReceipt> PublishAsync(string id, string name = "Purchase", string source = Source) =>
        await Gateway.PublishAsync(Event(id, name), source).AsTask().WaitAsync(GatewayFixture.Budget);

    /// <summary>Brings the data source into a state by what a manager does.</summary>
    public async Task BringToAsync(DataSourceState state)
    {
        if (state is DataSourceState.Pending or DataSourceState.Removed)
        {
            (await Administration.RemoveAsync(Manager, Source).WaitAsync(GatewayFixture.Budget)).IsDone.Should().BeTrue();
        }

        Task<AdministrationResult>? last = state switch
        {
            DataSourceState.Pending => Administration.AddAsync(Manager, new DataSource { Id = Source }),
            DataSourceState.Deactivated => Administration.DeactivateAsync(Manager, Source),
            _ => null,
        };
        if (last is not null)
        {
            (await last.WaitAsync(GatewayFixture.Budget)).IsDone.Should().BeTrue();
        }
    }

    public ValueTask DisposeAsync() => Inner.DisposeAsync();

    internal sealed class Losses : IEventLossListener
    {
        private readonly List<LostEvent> _all = [];

        public IReadOnlyList<LostEvent> All
        {
            get
            {
                lock (_all)
                {
                    return [.. _all];
                }
            }
        }

        public void OnLost(LostEvent lost)
        {
            lock (_all)
            {
                _all.Add(lost);
            }
        }
    }

    internal sealed class AuditLog : IAdministrationAudit
    {
        private readonly List<AdministrationRecord> _all = [];

        public IReadOnlyList<AdministrationRecord> All
        {
            get
            {
                lock (_all)
                {
                    return [.. _all];
                }
            }
        }

        public Func<CancellationToken, ValueTask> Answer { get; set; } = _ => ValueTask.CompletedTask;

        public ValueTask RecordAsync(AdministrationRecord record, CancellationToken cancellationToken)
        {
            lock (_all)
            {
                _all.Add(record);
            }

            return Answer(cancellationToken);
        }
    }
}
