namespace CapiGateway.Sdk.GraphApi.Internal;

/// <summary>What a pause means and what mends it, for whoever reads it in a log for the first time.</summary>
internal static class PauseReasonTexts
{
    public static string Describe(this PauseReason reason) => $"{reason}: " + reason switch
    {
        PauseReason.AccessToken =>
            "the access token is missing, invalid, expired or revoked. Generate a new one in Events Manager, in the settings of this dataset",
        PauseReason.AppSecretProof => "the proof of the app secret does not fit. Give the secret of the token's own app, or none; check AppSecretProofForm and the clock",
        PauseReason.Permission => "the token may not do this. Assign the dataset to its system user, or generate the token in Events Manager",
        PauseReason.UnknownDataset =>
            "there is no dataset of this id, or the token has no right to it. Compare the id with Events Manager, and generate the token at this very dataset",
        PauseReason.DatasetLink => "the dataset is not linked with the Page, WhatsApp Business Account or Instagram account of the event. Use that account's dataset",
        PauseReason.ApiVersionEnded => "this version of the Graph API has ended. Raise CapiGatewayOptions.GraphApiVersion",
        PauseReason.RequestForm => "the Graph API does not know the path. Check CapiGatewayOptions.GraphApiBaseAddress",
        PauseReason.UnexpectedAnswer => "something other than Meta answered. Check GraphApiBaseAddress, the proxy and the firewall",
        PauseReason.CommonCause => "every event is refused for one and the same reason. Check the clock of this machine, and that the dataset is of the right kind",
        _ => "Meta refused with a code that is not known here. Look it up in Meta's documentation, Marketing API Error Codes",
    };
}
