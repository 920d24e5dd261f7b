namespace CapiGateway.Sdk.Events;

/// <summary>
/// The state codes of <c>data_processing_options_state</c>. The set grows; any other positive number passes.
/// </summary>
/// <remarks>Meta's documentation: <i>Data Processing Options for US Users</i>.</remarks>
public static class LimitedDataUseStates
{
    /// <summary>California.</summary>
    public const int California = 1000;

    /// <summary>Colorado.</summary>
    public const int Colorado = 1001;

    /// <summary>Connecticut.</summary>
    public const int Connecticut = 1002;

    /// <summary>Florida.</summary>
    public const int Florida = 1003;

    /// <summary>Oregon.</summary>
    public const int Oregon = 1004;

    /// <summary>Texas.</summary>
    public const int Texas = 1005;

    /// <summary>Montana.</summary>
    public const int Montana = 1006;

    /// <summary>Delaware.</summary>
    public const int Delaware = 1007;

    /// <summary>Nebraska.</summary>
    public const int Nebraska = 1008;

    /// <summary>New Hampshire.</summary>
    public const int NewHampshire = 1009;

    /// <summary>New Jersey.</summary>
    public const int NewJersey = 1010;

    /// <summary>Minnesota.</summary>
    public const int Minnesota = 1011;

    /// <summary>Maryland.</summary>
    public const int Maryland = 1012;

    /// <summary>Rhode Island.</summary>
    public const int RhodeIsland = 1013;
}
