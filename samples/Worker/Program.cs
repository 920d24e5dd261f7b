using CapiGateway.Samples.Worker;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

HostApplicationBuilder builder = Host.CreateApplicationBuilder(args);
string datasetId = builder.Configuration["Meta:DatasetId"] ?? string.Empty;
string? accessToken = builder.Configuration["Meta:AccessToken"];

// begin-snippet: worker
builder.Services
    .AddCapiGateway(builder.Configuration.GetSection("CapiGateway"))
    .AddDataSource(datasetId, accessToken);
builder.Services.AddHostedService<OrderExport>();

await builder.Build().RunAsync();                                   // stopping drains the outbox
// end-snippet
