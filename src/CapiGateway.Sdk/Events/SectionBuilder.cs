using System.ComponentModel;
using System.Diagnostics;
using System.Runtime.CompilerServices;
using System.Text.Json;
using CapiGateway.Sdk.Events.Internal;

namespace CapiGateway.Sdk.Events;

/// <summary>
/// What every builder of a section can do. <see langword="null"/> and blank values are ignored; a verb that is called again replaces what
/// was said.
/// </summary>
/// <typeparam name="TBuilder">The builder itself, so that its verbs can be chained.</typeparam>
/// <remarks>Not thread-safe. Prints no values.</remarks>
public abstract class SectionBuilder<TBuilder>
    where TBuilder : SectionBuilder<TBuilder>
{
    private readonly DraftHolder _holder;

    private protected SectionBuilder(DraftHolder holder) => _holder = holder;

    // Asked for anew each time: a builder that is kept must not write into a draft that serves another event by now.
    [DebuggerBrowsable(DebuggerBrowsableState.Never)]
    private protected JsonDraft Draft => DraftIn(_holder.Draft);

    [DebuggerBrowsable(DebuggerBrowsableState.Never)]
    private protected abstract FieldTable Table { get; }

    /// <summary>Sets a property of your own, or a field that this library does not name yet.</summary>
    /// <param name="name">Its name; a standard field is refused.</param>
    /// <param name="value">Its value; e-mail addresses and phone numbers in it are removed.</param>
    /// <returns>This builder.</returns>
    /// <exception cref="ArgumentException">The name is blank, not well-formed, or a standard one.</exception>
    public TBuilder Property(string name, string? value)
    {
        OpenProperty.Set(Draft, Table, name, value);
        return (TBuilder)this;
    }

    /// <inheritdoc cref="Property(string, string?)"/>
    public TBuilder Property(string name, decimal value)
    {
        OpenProperty.Set(Draft, Table, name, value);
        return (TBuilder)this;
    }

    /// <inheritdoc cref="Property(string, string?)"/>
    public TBuilder Property(string name, bool value)
    {
        OpenProperty.Set(Draft, Table, name, value);
        return (TBuilder)this;
    }

    /// <inheritdoc cref="Property(string, string?)"/>
    public TBuilder Property(string name, JsonElement value)
    {
        OpenProperty.Set(Draft, Table, name, value);
        return (TBuilder)this;
    }

    /// <summary>Names the type only; values are never printed.</summary>
    /// <returns>The name of the type.</returns>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public sealed override string ToString() => GetType().Name;

    /// <summary>Whether it is the same builder.</summary>
    /// <param name="obj">Another object.</param>
    /// <returns>Whether they are one.</returns>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public sealed override bool Equals(object? obj) => ReferenceEquals(this, obj);

    /// <summary>A hash code of the builder, not of what it holds.</summary>
    /// <returns>The hash code.</returns>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public sealed override int GetHashCode() => RuntimeHelpers.GetHashCode(this);

    private protected abstract JsonDraft DraftIn(EventDraft draft);

    private protected TBuilder Set(string name, string? value)
    {
        Draft.Add(name, value);
        return (TBuilder)this;
    }

    private protected TBuilder Set(string name, decimal? value)
    {
        Draft.Add(name, value);
        return (TBuilder)this;
    }

    private protected TBuilder Set(string name, IReadOnlyList<string?>? values)
    {
        Draft.Add(name, values);
        return (TBuilder)this;
    }

    private protected TBuilder Set(string name, JsonValue value)
    {
        Draft.Set(name, value);
        return (TBuilder)this;
    }
}
