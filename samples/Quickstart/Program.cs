using CapiGateway.Samples.Quickstart;
using Microsoft.Extensions.Options;
using Spectre.Console;

if (args is ["--help" or "-h"])
{
    Console.WriteLine(QuickstartArguments.Usage);
    return 0;
}

if (!QuickstartArguments.TryParse(args, Environment.GetEnvironmentVariable, out QuickstartArguments? arguments, out string? fault))
{
    await Console.Error.WriteLineAsync($"{fault}{Environment.NewLine}{Environment.NewLine}{QuickstartArguments.Usage}");
    return 2;
}

using var interrupted = new CancellationTokenSource();
Console.CancelKeyPress += (_, pressed) =>
{
    pressed.Cancel = true;
    interrupted.Cancel();
};

try
{
    await using Destination destination = await Destination.OpenAsync(arguments, interrupted.Token);
    List<Order> orders = await OrderFile.ReadAsync(interrupted.Token);
    Console.WriteLine($"{orders.Count} orders of a web shop, to {destination.Description}.");
    Console.WriteLine();

    RunReport report = await QuickstartRun.ExecuteAsync(destination, orders, interrupted.Token);
    SummaryTable.Write(AnsiConsole.Console, report);
    return report.IsBalanced ? 0 : 1;
}
catch (OptionsValidationException exception)
{
    await Console.Error.WriteLineAsync(exception.Message);
    return 2;
}
catch (OperationCanceledException) when (interrupted.IsCancellationRequested)
{
    await Console.Error.WriteLineAsync("Interrupted.");
    return 130;
}
