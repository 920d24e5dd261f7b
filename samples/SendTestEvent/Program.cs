using CapiGateway.Sdk;
using CapiGateway.Sdk.Events;
using CapiGateway.Sdk.Testing.Emulator;
using Microsoft.Extensions.DependencyInjection;
using SendTestEvent;

if (Settings.Read(args, Environment.GetEnvironmentVariable, out IReadOnlyList<string> faults) is not { } settings)
{
    foreach (string fault in faults)
    {
        await Console.Error.WriteLineAsync(fault);
    }

    await Console.Error.WriteLineAsync(Settings.Usage);
    return 2;
}

await using var emulator = new ConversionsApiEmulator();
var services = new ServiceCollection();
ICapiGatewayBuilder builder = services
    .AddCapiGateway(options =>
    {
        options.GraphApiBaseAddress = settings.Address ?? options.GraphApiBaseAddress;
        options.SendTimeout = TimeSpan.FromSeconds(15);
    })
    .AddDataSource(settings.DatasetId, settings.AccessToken, testEventCode: settings.TestEventCode);
if (settings.UseEmulator)
{
    builder.UseConversionsApiEmulator(emulator);
}

await using ServiceProvider provider = services.BuildServiceProvider();
ICapiGateway gateway = provider.GetRequiredService<ICapiGateway>();

// The smallest event that Meta can match.
ConversionEvent conversion = ConversionEvent.PageView()
    .FromWebsite("https://example.com/capi-gateway-test", "Mozilla/5.0 (compatible; CapiGateway test)")
    .WithUser(user => user.ExternalId("capi-gateway-test").Email(settings.Email))
    .Build();

SendReport report = await gateway.SendAsync([conversion], settings.DatasetId);
Advice advice = Advice.On(report.Results[0]);
Console.WriteLine(advice.Answer);
Console.WriteLine(advice.WhatToDo);
return advice.IsGood ? 0 : 1;
