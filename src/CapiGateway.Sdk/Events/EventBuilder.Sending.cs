using System.Text.Json;
using CapiGateway.Sdk.Events.Internal;

namespace CapiGateway.Sdk.Events;

public abstract partial class EventBuilder<TBuilder>
{
    /// <summary>Sets a field of the event that this library does not name yet.</summary>
    /// <param name="name">Its name in Meta's spelling; a standard field is refused.</param>
    /// <param name="value">Its value; default, <see langword="null"/> and undefined are ignored.</param>
    /// <returns>This builder.</returns>
    /// <exception cref="ArgumentException">The name is blank, not well-formed, or a standard one.</exception>
    public TBuilder WithProperty(string name, JsonElement value)
    {
        OpenProperty.Set(Draft.Further ??= new(), EventFields.Table, name, value);
        return (TBuilder)this;
    }

    /// <inheritdoc cref="WithProperty(string, JsonElement)"/>
    /// <example>
    /// <code>
    /// ConversionEvent.Lead().WithProperty("a_field_of_next_year", "its value");
    /// </code>
    /// </example>
    public TBuilder WithProperty(string name, string? value)
    {
        OpenProperty.Set(Draft.Further ??= new(), EventFields.Table, name, value);
        return (TBuilder)this;
    }

    /// <summary>Says what is known about the person's choice: consent policies decide by it what may be sent. Never sent itself.</summary>
    /// <param name="signals">The signals.</param>
    /// <returns>This builder.</returns>
    /// <exception cref="ArgumentNullException">There are no signals; to say nothing, use <see cref="ConsentSignals.None"/>.</exception>
    /// <example>
    /// <code>
    /// ConversionEvent.Lead().WithConsent(new ConsentSignals
    /// {
    ///     Purposes = ConsentPurposes.None.With(ConsentPurposes.Advertising, ConsentState.Granted),
    ///     LawfulBasis = "consent",
    ///     Source = "banner",
    /// });
    /// </code>
    /// </example>
    public TBuilder WithConsent(ConsentSignals signals)
    {
        ArgumentNullException.ThrowIfNull(signals);
        Draft.Extras.Consent = signals;
        return (TBuilder)this;
    }

    /// <summary>Passes on the <c>Sec-Purpose</c> header of the page's request, so that a filter knows pages that nobody saw. Never sent.</summary>
    /// <param name="secPurpose">The header, such as <c>prefetch;prerender</c>; <see langword="null"/> when it was not there.</param>
    /// <returns>This builder.</returns>
    /// <example>
    /// <code>
    /// ConversionEvent.PageView().WithSecPurpose(request.Headers["Sec-Purpose"]);
    /// </code>
    /// </example>
    public TBuilder WithSecPurpose(string? secPurpose)
    {
        Draft.Extras.SecPurpose = EventDraft.Blank(secPurpose);
        return (TBuilder)this;
    }

    /// <summary>Names the account whose data sources it goes to. Needed where the gateway serves several accounts.</summary>
    /// <param name="account">The account of the data sources.</param>
    /// <returns>This builder.</returns>
    /// <example>
    /// <code>
    /// ConversionEvent.Lead().ForAccount("outlet");
    /// </code>
    /// </example>
    public TBuilder ForAccount(string? account)
    {
        Draft.Extras.Account = EventDraft.Blank(account);
        return (TBuilder)this;
    }

    /// <summary>Shows this event in Events Manager's Test Events view. It stays a real event.</summary>
    /// <param name="testEventCode">The code of that view, such as <c>TEST12345</c>.</param>
    /// <returns>This builder.</returns>
    /// <example>
    /// <code>
    /// ConversionEvent.PageView().WithTestEventCode("TEST12345");
    /// </code>
    /// </example>
    public TBuilder WithTestEventCode(string? testEventCode) =>
        WithRequestFields(Draft.Extras.RequestFields with { TestEventCode = EventDraft.Blank(testEventCode) });

    /// <summary>Sets what travels beside the event in its request.</summary>
    /// <param name="requestFields">The fields.</param>
    /// <returns>This builder.</returns>
    /// <exception cref="ArgumentNullException">There are no fields.</exception>
    /// <example>
    /// <code>
    /// ConversionEvent.Lead().WithRequestFields(new RequestFields { PartnerAgent = "myplatform-1.2" });
    /// </code>
    /// </example>
    public TBuilder WithRequestFields(RequestFields requestFields)
    {
        ArgumentNullException.ThrowIfNull(requestFields);
        Draft.Extras.RequestFields = requestFields;
        return (TBuilder)this;
    }
}
