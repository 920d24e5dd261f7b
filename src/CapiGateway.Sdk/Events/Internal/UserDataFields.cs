using System.Collections.Frozen;
using CapiGateway.Sdk.Identity;

namespace CapiGateway.Sdk.Events.Internal;

/// <summary>The fields of <c>user_data</c> in Meta's spelling. Meta's documentation: <i>Customer Information Parameters</i>.</summary>
internal static class UserDataFields
{
    public const string Section = "user_data";
    public const string Email = "em";
    public const string Phone = "ph";
    public const string FirstName = "fn";
    public const string LastName = "ln";
    public const string Gender = "ge";
    public const string DateOfBirth = "db";
    public const string City = "ct";
    public const string State = "st";
    public const string PostalCode = "zp";
    public const string Country = "country";
    public const string ExternalId = "external_id";
    public const string FirstNamePrefix = "f5first";
    public const string LastNamePrefix = "f5last";
    public const string FirstInitial = "fi";
    public const string DayOfBirth = "dobd";
    public const string MonthOfBirth = "dobm";
    public const string YearOfBirth = "doby";
    public const string AppUserId = "app_user_id";
    public const string ClientIpAddress = "client_ip_address";
    public const string ClientUserAgent = "client_user_agent";
    public const string Fbc = "fbc";
    public const string Fbp = "fbp";
    public const string SubscriptionId = "subscription_id";
    public const string FacebookLoginId = "fb_login_id";
    public const string LeadId = "lead_id";
    public const string AnonymousId = "anon_id";
    public const string AdvertisingId = "madid";
    public const string PageId = "page_id";
    public const string PageScopedUserId = "page_scoped_user_id";
    public const string WhatsAppClickId = "ctwa_clid";
    public const string WhatsAppAccountId = "whatsapp_business_account_id";
    public const string InstagramAccountId = "ig_account_id";
    public const string InstagramScopedId = "ig_sid";

    private static readonly FrozenDictionary<string, (IdentifierKind Kind, DerivedForm Form)> Hashed =
        new Dictionary<string, (IdentifierKind, DerivedForm)>(StringComparer.Ordinal)
        {
            [Email] = (IdentifierKind.Email, DerivedForm.None),
            [Phone] = (IdentifierKind.Phone, DerivedForm.None),
            [FirstName] = (IdentifierKind.FirstName, DerivedForm.None),
            [LastName] = (IdentifierKind.LastName, DerivedForm.None),
            [Gender] = (IdentifierKind.Gender, DerivedForm.None),
            [DateOfBirth] = (IdentifierKind.DateOfBirth, DerivedForm.None),
            [City] = (IdentifierKind.City, DerivedForm.None),
            [State] = (IdentifierKind.State, DerivedForm.None),
            [PostalCode] = (IdentifierKind.PostalCode, DerivedForm.None),
            [Country] = (IdentifierKind.Country, DerivedForm.None),
            [ExternalId] = (IdentifierKind.ExternalId, DerivedForm.None),
            [FirstNamePrefix] = (IdentifierKind.FirstName, DerivedForm.FirstFive),
            [LastNamePrefix] = (IdentifierKind.LastName, DerivedForm.FirstFive),
            [FirstInitial] = (IdentifierKind.FirstName, DerivedForm.Initial),
            [DayOfBirth] = (IdentifierKind.ExternalId, DerivedForm.Day),
            [MonthOfBirth] = (IdentifierKind.ExternalId, DerivedForm.Month),
            [YearOfBirth] = (IdentifierKind.ExternalId, DerivedForm.Year),
            [AppUserId] = (IdentifierKind.ExternalId, DerivedForm.Lowercase),
        }.ToFrozenDictionary(StringComparer.Ordinal);

    private static readonly FrozenSet<string> AsIs = FrozenSet.ToFrozenSet(
        [
            ClientIpAddress, ClientUserAgent, Fbc, Fbp, SubscriptionId, FacebookLoginId, LeadId, AnonymousId, AdvertisingId, PageId,
            PageScopedUserId, WhatsAppClickId, WhatsAppAccountId, InstagramAccountId, InstagramScopedId,
        ],
        StringComparer.Ordinal);

    // The names that Meta's own pages, other SDKs and hand-written integrations use.
    private static readonly FrozenDictionary<string, string> Aliases = new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["email"] = Email,
        ["phone"] = Phone,
        ["phone_number"] = Phone,
        ["first_name"] = FirstName,
        ["last_name"] = LastName,
        ["gen"] = Gender,
        ["gender"] = Gender,
        ["dob"] = DateOfBirth,
        ["date_of_birth"] = DateOfBirth,
        ["city"] = City,
        ["state"] = State,
        ["zip"] = PostalCode,
        ["zip_code"] = PostalCode,
        ["postal_code"] = PostalCode,
        ["country_code"] = Country,
        ["extern_id"] = ExternalId,
        ["ip_address"] = ClientIpAddress,
        ["user_agent"] = ClientUserAgent,
        ["instagram_business_account_id"] = InstagramAccountId,
    }.ToFrozenDictionary(StringComparer.Ordinal);

    /// <summary>Every standard field, hashed ones first.</summary>
    public static IReadOnlyList<string> All { get; } =
    [
        Email, Phone, FirstName, LastName, Gender, DateOfBirth, City, State, PostalCode, Country, ExternalId, FirstNamePrefix,
        LastNamePrefix, FirstInitial, DayOfBirth, MonthOfBirth, YearOfBirth, AppUserId, ClientIpAddress, ClientUserAgent, Fbc, Fbp,
        SubscriptionId, FacebookLoginId, LeadId, AnonymousId, AdvertisingId, PageId, PageScopedUserId, WhatsAppClickId, WhatsAppAccountId,
        InstagramAccountId, InstagramScopedId,
    ];

    public static string NameOf(IdentifierKind kind) => kind switch
    {
        IdentifierKind.Email => Email,
        IdentifierKind.Phone => Phone,
        IdentifierKind.FirstName => FirstName,
        IdentifierKind.LastName => LastName,
        IdentifierKind.Gender => Gender,
        IdentifierKind.DateOfBirth => DateOfBirth,
        IdentifierKind.City => City,
        IdentifierKind.State => State,
        IdentifierKind.PostalCode => PostalCode,
        IdentifierKind.Country => Country,
        IdentifierKind.ExternalId => ExternalId,
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "Not a kind of identifier."),
    };

    /// <summary>How a field is hashed; <see langword="false"/> for those that travel as they are, and for unknown ones.</summary>
    public static bool TryGetHashed(string name, out IdentifierKind kind, out DerivedForm form)
    {
        bool found = Hashed.TryGetValue(name, out (IdentifierKind Kind, DerivedForm Form) hashed);
        (kind, form) = hashed;
        return found;
    }

    public static bool IsStandard(string name) => Hashed.ContainsKey(name) || AsIs.Contains(name);

    public static string? Canonical(string name) => Aliases.GetValueOrDefault(name);

    /// <summary>The fields that Meta documents as lists; they are written as one even when they hold a single value.</summary>
    public static bool IsList(string name) =>
        name is Email or Phone or FirstName or LastName or Gender or DateOfBirth or City or State or PostalCode or Country or ExternalId;
}
