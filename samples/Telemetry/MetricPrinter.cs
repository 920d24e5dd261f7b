using OpenTelemetry;
using OpenTelemetry.Metrics;

namespace CapiGateway.Samples.Telemetry;

/// <summary>Prints metrics; a real program takes the exporter of its monitoring.</summary>
internal sealed class MetricPrinter : BaseExporter<Metric>
{
    public override ExportResult Export(in Batch<Metric> batch)
    {
        foreach (Metric metric in batch)
        {
            foreach (ref readonly MetricPoint point in metric.GetMetricPoints())
            {
                Console.WriteLine($"metric {metric.Name} {Value(metric.MetricType, point)} {metric.Unit}");
            }
        }

        return ExportResult.Success;
    }

    private static string Value(MetricType type, MetricPoint point) => type switch
    {
        MetricType.LongSum or MetricType.LongSumNonMonotonic => $"{point.GetSumLong()}",
        MetricType.LongGauge => $"{point.GetGaugeLastValueLong()}",
        MetricType.DoubleGauge => $"{point.GetGaugeLastValueDouble():F1}",
        MetricType.Histogram => $"{point.GetHistogramCount()} times",
        _ => "?",
    };
}
