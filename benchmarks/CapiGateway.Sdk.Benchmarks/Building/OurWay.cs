using System.Buffers;
using CapiGateway.Sdk.Events;

namespace CapiGateway.Sdk.Benchmarks.Building;

/// <summary>Builds events by this library and writes them into one buffer, as the gateway does.</summary>
public sealed class OurWay(EventDefaults? defaults = null)
{
    /// <summary>What a shop of the United States sets once; without a calling code, every event would say that its phone number has none.</summary>
    public static readonly EventDefaults Defaults = new() { CallingCode = "1" };

    private readonly ArrayBufferWriter<byte> _buffer = new(16_384);

    public static ConversionEvent Build(Order order, EventDefaults? defaults = null) => ConversionEvent.Purchase(order.Total, "USD")
        .WithEventId(order.Id)
        .WithEventTime(DateTimeOffset.FromUnixTimeSeconds(order.Time))
        .FromWebsite(order.PageUrl, order.UserAgent, order.Ip)
        .WithUser(order, static (user, order) => user
            .Email(order.Email)
            .Phone(order.Phone)
            .FirstName(order.FirstName)
            .LastName(order.LastName)
            .City(order.City)
            .State(order.State)
            .PostalCode(order.PostalCode)
            .Country(order.Country)
            .ExternalId(order.CustomerId)
            .Fbc(order.Fbc)
            .Fbp(order.Fbp))
        .WithCustomData(order, static (custom, order) => custom
            .OrderId(order.Id)
            .ContentType("product")
            .Contents(order.Lines, static line => new Content(line.Sku, line.Quantity, line.Price)))
        .Build(defaults ?? Defaults);

    /// <summary>One event as it travels; valid until the next call.</summary>
    public ReadOnlySpan<byte> Serialize(Order order) => Serialize(Build(order, defaults));

    /// <summary>A built event as it travels; valid until the next call.</summary>
    public ReadOnlySpan<byte> Serialize(ConversionEvent conversion)
    {
        _buffer.ResetWrittenCount();
        conversion.WriteTo(_buffer);
        return _buffer.WrittenSpan;
    }
}
