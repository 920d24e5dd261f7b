namespace CapiGateway.Sdk.Testing.Emulator;

/// <summary>What a dataset was made for.</summary>
public enum DatasetKind
{
    /// <summary>Takes every kind of event and is linked to whatever an event names.</summary>
    Any,

    /// <summary>A website pixel.</summary>
    Web,

    /// <summary>A consolidated dataset that is linked to one app.</summary>
    App,

    /// <summary>A dataset for store sales.</summary>
    Offline,

    /// <summary>A dataset of a Page, a WhatsApp Business Account or an Instagram account.</summary>
    Messaging,

    /// <summary>A dataset for Conversion Leads.</summary>
    Crm,
}
