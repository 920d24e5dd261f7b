using CapiGateway.Samples.Telemetry;
using CapiGateway.Sdk;
using CapiGateway.Sdk.DataSources;
using CapiGateway.Sdk.Events;
using CapiGateway.Sdk.Telemetry;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Hosting;
using OpenTelemetry;
using OpenTelemetry.Metrics;
using OpenTelemetry.Trace;

HostApplicationBuilder builder = Host.CreateApplicationBuilder(args);
string datasetId = builder.Configuration["Meta:DatasetId"] ?? string.Empty;
string? accessToken = builder.Configuration["Meta:AccessToken"];
builder.Services
    .AddCapiGateway(builder.Configuration.GetSection("CapiGateway"))
    .AddDataSource(datasetId, accessToken);

// begin-snippet: health-check
builder.Services.AddHealthChecks().AddCheck<CapiGatewayHealthCheck>("capigateway");
// end-snippet

// begin-snippet: opentelemetry
using MeterProvider metrics = Sdk.CreateMeterProviderBuilder()
    .AddMeter(CapiGatewayTelemetry.MeterName)
    .AddReader(new PeriodicExportingMetricReader(new MetricPrinter()))
    .Build();

using TracerProvider traces = Sdk.CreateTracerProviderBuilder()
    .AddSource(CapiGatewayTelemetry.ActivitySourceName)
    .AddProcessor(new SimpleActivityExportProcessor(new SpanPrinter()))
    .Build();
// end-snippet

using IHost host = builder.Build();
await host.StartAsync();
ICapiGateway capi = host.Services.GetRequiredService<ICapiGateway>();
EventDefaults defaults = host.Services.GetRequiredService<EventDefaults>();
foreach (string order in new[] { "SO-1001", "SO-1002" })
{
    PublishReceipt receipt = await capi.PublishAsync(
        ConversionEvent.Purchase(129.95m, "USD")
            .WithEventId(order)
            .From(ActionSources.PhoneCall)
            .WithUser(user => user.Email("jane.doe@example.com"))
            .Build(defaults));
    receipt.EnsureAccepted();
}

FlushReport flushed = await capi.FlushAsync();
Console.WriteLine($"Sent {flushed.Sent}.");

// begin-snippet: activity
DataSourceActivity activity = await host.Services.GetRequiredService<IEventActivity>().ReadAsync(datasetId, TimeSpan.FromHours(48));
foreach (NamedEventActivity named in activity.Events)
{
    Console.WriteLine($"{named.EventName}: {named.Received} received, {named.Published} published, {named.SuccessRate:P0}");
}

// end-snippet
HealthReport health = await host.Services.GetRequiredService<HealthCheckService>().CheckHealthAsync();
Console.WriteLine($"Health: {health.Status}");
metrics.ForceFlush();
await host.StopAsync();
