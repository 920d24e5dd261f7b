using CapiGateway.Sdk.DataSources;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace CapiGateway.Samples.Snippets;

/// <summary>Data sources, switches and who may turn them.</summary>
internal static class Control
{
    public static void AddRegistry(WebApplicationBuilder builder)
    {
        // begin-snippet: control-registry
        builder.Services
            .AddCapiGateway(builder.Configuration.GetSection("CapiGateway"))
            .UseAccessTokenProvider<VaultTokens>()              // tokens of data sources that people add; none is in the registry
            .UseDataSourceRegistry<TableRegistry>()
            .UseAdministrationAudit<AuditLog>();
        // end-snippet
    }

    public static void FollowConfiguration(WebApplicationBuilder builder)
    {
        // begin-snippet: control-configuration
        builder.Services
            .AddCapiGateway(builder.Configuration.GetSection("CapiGateway"))
            .UseConfigurationRegistry(builder.Configuration.GetSection("CapiGateway:DataSources"));
        // end-snippet
    }

    // begin-snippet: control-switch
    public static async Task<string> SwitchOffAsync(DataSourceAdministration administration, string name, string account, string dataSourceId)
    {
        var by = new Administrator(name, account, AdministratorRole.Manager);                   // who has signed in
        AdministrationResult result = await administration.SwitchPublishingAsync(by, dataSourceId, "Purchase", on: false);
        return result.IsDone ? "No Purchase leaves any more." : result.Explanation;
    }
    // end-snippet

    // begin-snippet: control-add
    public static async Task<string> AddAsync(DataSourceAdministration administration, Administrator by)
    {
        await administration.AddAsync(by, new DataSource
        {
            Id = "1234567890123456",
            DisplayName = "Shop",
            CredentialName = "shop-capi-token",
            TestEventCode = "TEST12345",
            TestEventCodeExpiresAt = TimeProvider.System.GetUtcNow().AddHours(2),
            AllowedDomains = ["shop.example"],
            Fields = new FieldAllowList
            {
                UserData = ["em", "fbp", "fbc", "client_user_agent"],                           // no address, no telephone number
                CustomData = ["value", "currency", "order_id"],
                Urls = UrlForm.WithoutQuery,
                QueryKeys = ["utm_source"],
            },
        });
        AdministrationResult confirmed = await administration.ConfirmAsync(by, "1234567890123456");
        return confirmed.IsDone ? "Active." : confirmed.Explanation;
    }
    // end-snippet

    // begin-snippet: control-audit
    internal sealed class AuditLog(ILogger<AuditLog> logger) : IAdministrationAudit
    {
        public ValueTask RecordAsync(AdministrationRecord record, CancellationToken cancellationToken)
        {
            logger.LogInformation(
                "{By} did {Operation} at {At}: {Before} became {After}.", record.By.Name, record.Operation, record.At, record.Before, record.After);
            return ValueTask.CompletedTask;
        }
    }
    // end-snippet

    internal sealed class VaultTokens : IAccessTokenProvider
    {
        public ValueTask<AccessCredential?> GetCredentialAsync(string credentialName, CancellationToken cancellationToken) =>
            ValueTask.FromResult<AccessCredential?>(null);
    }
}
