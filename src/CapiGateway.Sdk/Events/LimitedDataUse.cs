namespace CapiGateway.Sdk.Events;

/// <summary>
/// Whether Meta processes an event with Limited Data Use: only the combinations that Meta defines can be made.
/// </summary>
/// <remarks>Meta's documentation: <i>Data Processing Options for US Users</i>.</remarks>
/// <example>
/// <code>
/// ConversionEvent.Lead().WithLimitedDataUse(LimitedDataUse.Geolocate);
/// ConversionEvent.Lead().WithLimitedDataUse(LimitedDataUse.ForState(LimitedDataUseStates.Colorado));
/// </code>
/// </example>
public sealed record LimitedDataUse
{
    /// <summary>The country code of the United States in <c>data_processing_options_country</c>.</summary>
    public const int UnitedStates = 1;

    private LimitedDataUse(bool? enabled, int country, int state)
    {
        Enabled = enabled;
        Country = country;
        State = state;
    }

    /// <summary>Nothing is said, and nothing is written. The default.</summary>
    public static LimitedDataUse NotSpecified { get; } = new(enabled: null, 0, 0);

    /// <summary>Explicitly off: <c>data_processing_options</c> is the empty array.</summary>
    public static LimitedDataUse Off { get; } = new(enabled: false, 0, 0);

    /// <summary>
    /// On where Meta finds the person to be in a state that has it: <c>["LDU"]</c> with country 0 and state 0. Needs the client's IP
    /// address.
    /// </summary>
    public static LimitedDataUse Geolocate { get; } = new(enabled: true, 0, 0);

    /// <summary>On, off, or not said.</summary>
    public bool? Enabled { get; }

    /// <summary>The country: 0 lets Meta geolocate, 1 is the United States. Only meaningful when <see cref="Enabled"/> is true.</summary>
    public int Country { get; }

    /// <summary>The state: 0 lets Meta geolocate, 1000 is California. Only meaningful when <see cref="Enabled"/> is true.</summary>
    public int State { get; }

    /// <summary>Whether Meta is asked to find out where the person is, for which it needs the client's IP address.</summary>
    public bool IsGeolocated => Enabled == true && Country == 0;

    /// <summary>On for a state of the United States.</summary>
    /// <param name="state">The code of the state, one of <see cref="LimitedDataUseStates"/> or a newer one: positive.</param>
    /// <returns>The option.</returns>
    /// <exception cref="ArgumentOutOfRangeException">
    /// The code is zero or negative; to let Meta find out, use <see cref="Geolocate"/>.
    /// </exception>
    public static LimitedDataUse ForState(int state) => ForState(UnitedStates, state);

    /// <summary>On for a state of a country.</summary>
    /// <param name="country">The code of the country: positive.</param>
    /// <param name="state">The code of the state: positive.</param>
    /// <returns>The option.</returns>
    /// <exception cref="ArgumentOutOfRangeException">
    /// A code is zero or negative; to let Meta find out, use <see cref="Geolocate"/>.
    /// </exception>
    public static LimitedDataUse ForState(int country, int state)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(country);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(state);
        return new(enabled: true, country, state);
    }
}
