using CapiGateway.Sdk.DataSources;

namespace CapiGateway.Sdk.Testing.Conformance;

/// <summary>An entry in which nothing is left at its default.</summary>
internal static class RegistrySample
{
    public static DataSourceEntry Whole() => new()
    {
        DataSource = new DataSource
        {
            Id = "1234567890123456",
            Account = "shop \"ä\" 東京",
            DisplayName = "Shop, 'main'\\ 🛒",
            CredentialName = "vault/shop",
            Destination = DataSourceDestination.HostedGateway(new Uri("https://capig.example.com/base/")),
            TestEventCode = "TEST12345",
            TestEventCodeExpiresAt = new DateTimeOffset(2031, 2, 3, 4, 5, 6, 789, TimeSpan.Zero),
            AllowedDomains = ["example.com", "shop.example"],
            BlockedDomains = ["staging.example.com"],
            Fields = new FieldAllowList
            {
                UserData = ["em", "client_user_agent"],
                CustomData = [],
                Urls = UrlForm.WithoutQuery,
                QueryKeys = ["utm_source"],
            },
        },
        State = DataSourceState.Deactivated,
        IsPublishingOff = true,
        EventNamesOff = ["Purchase", "My own event"],
        ChangedAt = new DateTimeOffset(2030, 1, 2, 3, 4, 5, 678, TimeSpan.Zero),
        ChangedBy = "Jo O'Neil <jo@example.com>",
    };
}
