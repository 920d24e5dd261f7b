using System.Globalization;
using CapiGateway.Sdk.Events.Internal;

namespace CapiGateway.Sdk.Events;

/// <summary>A vehicle that somebody is interested in. Immutable; prints no values.</summary>
/// <remarks>Meta's documentation: <i>Standard Parameters (custom data)</i>.</remarks>
public sealed class VehicleData
{
    /// <summary>The body, such as SUV or SEDAN, <c>body_style</c>; default not said.</summary>
    public string? BodyStyle { get; init; }

    /// <summary>The condition, <c>condition_of_vehicle</c>; default not said.</summary>
    public string? Condition { get; init; }

    /// <summary>Whether it is new or used, <c>state_of_vehicle</c>; default not said.</summary>
    public string? State { get; init; }

    /// <summary>The drivetrain: 4X2, 4X4, AWD, FWD, RWD, OTHER or NONE, <c>drivetrain</c>; default not said.</summary>
    public string? Drivetrain { get; init; }

    /// <summary>The color outside, <c>exterior_color</c>; default not said.</summary>
    public string? ExteriorColor { get; init; }

    /// <summary>The color inside, <c>interior_color</c>; default not said.</summary>
    public string? InteriorColor { get; init; }

    /// <summary>The fuel, such as ELECTRIC, <c>fuel_type</c>; default not said.</summary>
    public string? FuelType { get; init; }

    /// <summary>The transmission: AUTOMATIC, MANUAL, OTHER or NONE, <c>transmission</c>; default not said.</summary>
    public string? Transmission { get; init; }

    /// <summary>The make, <c>make</c>; default not said.</summary>
    public string? Make { get; init; }

    /// <summary>The model, <c>model</c>; default not said.</summary>
    public string? Model { get; init; }

    /// <summary>The year of the model, <c>year</c>; default not said.</summary>
    public int? Year { get; init; }

    /// <summary>The trim, at most 50 characters, <c>trim</c>; default not said.</summary>
    public string? Trim { get; init; }

    /// <summary>The vehicle identification number, <c>vin</c>; default not said.</summary>
    public string? Vin { get; init; }

    /// <summary>The unit of the mileage, such as KM, <c>mileage.unit</c>; default not said.</summary>
    public string? MileageUnit { get; init; }

    /// <summary>The mileage, <c>mileage.value</c>; default not said.</summary>
    public decimal? MileageValue { get; init; }

    internal void AddTo(JsonDraft fields)
    {
        fields.Add("body_style", BodyStyle);
        fields.Add("condition_of_vehicle", Condition);
        fields.Add("state_of_vehicle", State);
        fields.Add("drivetrain", Drivetrain);
        fields.Add("exterior_color", ExteriorColor);
        fields.Add("interior_color", InteriorColor);
        fields.Add("fuel_type", FuelType);
        fields.Add("transmission", Transmission);
        fields.Add("make", Make);
        fields.Add("model", Model);
        fields.Add("year", Year?.ToString("0000", CultureInfo.InvariantCulture));
        fields.Add("trim", Trim);
        fields.Add("vin", Vin);
        fields.Add("mileage.unit", MileageUnit);
        fields.Add("mileage.value", MileageValue);
    }
}
