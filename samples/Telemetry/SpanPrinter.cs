using System.Diagnostics;
using OpenTelemetry;

namespace CapiGateway.Samples.Telemetry;

/// <summary>Prints spans; a real program takes the exporter of its monitoring.</summary>
internal sealed class SpanPrinter : BaseExporter<Activity>
{
    public override ExportResult Export(in Batch<Activity> batch)
    {
        foreach (Activity span in batch)
        {
            Console.WriteLine($"span {span.OperationName}, {span.Links.Count()} links, {span.GetTagItem("capigateway.outcome")}");
        }

        return ExportResult.Success;
    }
}
