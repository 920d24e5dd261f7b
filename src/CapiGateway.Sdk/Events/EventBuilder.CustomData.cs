namespace CapiGateway.Sdk.Events;

/// <content>What it is about.</content>
public abstract partial class EventBuilder<TBuilder>
{
    /// <summary>Says what it is about.</summary>
    /// <param name="customData">Sets what is known.</param>
    /// <returns>This builder.</returns>
    /// <exception cref="ArgumentNullException">There is no action.</exception>
    /// <example>
    /// <code>
    /// ConversionEvent.Purchase(129.90m, "USD").WithCustomData(custom => custom
    ///     .OrderId(order.Id)
    ///     .Contents(new Content("SKU-1", quantity: 2, itemPrice: 64.95m)));
    /// </code>
    /// </example>
    public TBuilder WithCustomData(Action<CustomDataBuilder> customData)
    {
        ArgumentNullException.ThrowIfNull(customData);
        customData(new CustomDataBuilder(Holder));
        return (TBuilder)this;
    }

    /// <summary>Says what it is about, without a closure: the action can be static.</summary>
    /// <typeparam name="TState">The type of what the action needs.</typeparam>
    /// <param name="state">What the action needs, such as the order.</param>
    /// <param name="customData">Sets what is known.</param>
    /// <returns>This builder.</returns>
    /// <exception cref="ArgumentNullException">There is no action.</exception>
    public TBuilder WithCustomData<TState>(TState state, Action<CustomDataBuilder, TState> customData)
    {
        ArgumentNullException.ThrowIfNull(customData);
        customData(new CustomDataBuilder(Holder), state);
        return (TBuilder)this;
    }

    /// <summary>Sets the value of the conversion and its currency.</summary>
    /// <param name="value">The value, not negative.</param>
    /// <param name="currency">The ISO 4217 code, in any case.</param>
    /// <returns>This builder.</returns>
    /// <example>
    /// <code>
    /// ConversionEvent.Lead().WithValue(15m, "EUR");
    /// </code>
    /// </example>
    public TBuilder WithValue(decimal value, string? currency)
    {
        CustomDataBuilder.SetValue(Draft.Custom, value, currency);
        return (TBuilder)this;
    }
}
