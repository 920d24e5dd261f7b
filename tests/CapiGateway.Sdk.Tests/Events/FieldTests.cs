using System.Reflection;
using System.Text.Json;
using CapiGateway.Sdk.Events;
using CapiGateway.Sdk.Events.Internal;
using CapiGateway.Sdk.Identity;

namespace CapiGateway.Sdk.Tests.Events;

public sealed class FieldTests
{
    [Fact]
    public void Integer_ids_are_taken_as_numbers_too_and_sent_as_text()
    {
        JsonElement user = User(builder => builder.LeadId(123456789012345).FacebookLoginId(42));

        user.GetRawText().Should().Be("""{"lead_id":"123456789012345","fb_login_id":"42"}""");
        User(builder => builder.LeadId("l:123456789012345")).GetProperty("lead_id").GetString().Should().Be("123456789012345");
    }

    [Fact]
    public void A_lead_id_that_is_none_is_left_out_with_the_rule()
    {
        ConversionEvent conversion = ConversionEvent.Lead().FromCrm("crm", "42").Build();

        conversion.UserData.IsEmpty.Should().BeTrue();
        conversion.Diagnostics.Ids().Should().Equal(nameof(EventRules.LeadIdInvalid));
    }

    [Theory]
    [InlineData("f5first", "maryann", "marya")]
    [InlineData("f5last", "O'Brien", "obrie")]
    [InlineData("f5last", "Ng", "ng")]
    [InlineData("f5first", "Éléonore", "éléon")]
    [InlineData("fi", "Mary", "m")]
    [InlineData("dobd", "7", "07")]
    [InlineData("dobm", "12", "12")]
    [InlineData("doby", "1990", "1990")]
    [InlineData("app_user_id", " User-42 ", "user-42")]
    public void Fields_that_only_Metas_sdks_know_are_cut_and_hashed(string field, string value, string hashed)
    {
        ConversionEvent? read = Json.Parse(
            "{\"event_name\":\"a\",\"event_time\":1,\"user_data\":{\"" + field + "\":\"" + value + "\"}}", out _);

        Json.Of(read!).GetProperty("user_data").GetProperty(field).GetString().Should().Be(BrokenEvents.Hash(hashed));
    }

    [Fact]
    public void Parts_of_a_birthday_that_cannot_be_are_left_out() =>
        ConversionEvent.Lead().WithUser(user => user.DayOfBirth(32).MonthOfBirth(13).YearOfBirth(1800)).Build()
            .Diagnostics.Ids().Should().OnlyContain(name => name == nameof(EventRules.IdentifierInvalid)).And.HaveCount(3);

    [Fact]
    public void Advertising_and_anonymous_ids_are_never_hashed_and_hashed_ones_left_out()
    {
        User(builder => builder.AdvertisingId("38400000-8cf0-11bd-b23e-10b96e40000d").AnonymousId("X")).GetRawText()
            .Should().Be("""{"madid":"38400000-8cf0-11bd-b23e-10b96e40000d","anon_id":"X"}""");
        ConversionEvent.Lead().WithUser(user => user.AdvertisingId(new string('a', 64))).Build()
            .Diagnostics.Ids().Should().Equal(nameof(EventRules.PlainFieldHashed));
    }

    [Theory]
    [InlineData("")]
    [InlineData("null")]
    public void A_digest_of_nothing_is_left_out_as_it_is_when_it_is_written_out(string nothing)
    {
        var digest = Sha256Digest.Hash(System.Text.Encoding.UTF8.GetBytes(nothing));

        ConversionEvent given = ConversionEvent.Lead().WithUser(user => user.Identifier(IdentifierKind.Email, digest)).Build();
        ConversionEvent written = ConversionEvent.Lead().WithUser(user => user.Identifier(IdentifierKind.Email, digest.ToString())).Build();

        given.UserData.IsEmpty.Should().BeTrue();
        given.Diagnostics.Should().Equal(new EventDiagnostic(EventRules.IdentifierPlaceholder, "user_data.em"));
        written.Diagnostics.Should().Equal(given.Diagnostics);
        ConversionEvent.Lead().WithUser(user => user.Identifier(IdentifierKind.Email, Sha256Digest.None)).Build().Diagnostics.Should().BeEmpty();
    }

    [Fact]
    public void Every_list_field_takes_several_values_and_repeats_none() =>
        User(builder => builder.Email("a@b.cd").Email("A@B.CD ").Email("e@f.gh").Phone("+16505550100"))
            .GetProperty("em").GetArrayLength().Should().Be(2);

    // At a cost that grew with its square, this would take minutes.
    [Fact]
    public async Task People_with_many_values_are_compared_at_a_cost_in_proportion()
    {
        const int Many = 200_000;
        UserDataField[] fields = [.. Enumerable.Repeat(new UserDataField("external_id", text: null), Many)];
        UserData Person(int last) => new(
            UserDataLayout.Of(fields),
            [.. Enumerable.Range(1, Many - 1).Append(last).Select(id => Sha256Digest.Hash(BitConverter.GetBytes(id)))],
            texts: []);
        (UserData one, UserData same, UserData other) = (Person(0), Person(0), Person(-1));

        bool[] equal = await Task.Run(() => new[] { one.Equals(same), one.Equals(other) }).WaitAsync(TimeSpan.FromSeconds(30));

        equal.Should().Equal(true, false);
    }

    [Fact]
    public void Standard_names_are_refused_everywhere()
    {
        ConversionEventBuilder builder = ConversionEvent.Lead();
        Action[] refused =
        [
            () => builder.WithProperty("custom_data", "x"),
            () => builder.WithUser(user => user.Property("em", "x", UserDataForm.AsIs)),
            () => builder.WithUser(user => user.Property("email", "x", UserDataForm.AsIs)),
            () => builder.WithUser(user => user.Property("zip_code", "x", UserDataForm.Hashed)),
            () => builder.WithCustomData(data => data.Property("value", 1m)),
            () => builder.WithCustomData(data => data.Property("mileage.unit", "km")),
            () => builder.WithAppData(app => app.Property("extinfo", "x")),
            () => builder.WithAttribution(attribution => attribution.Property("ad_id", "x")),
            () => RequestFields.None.WithProperty("access_token", "x"),
            () => builder.WithProperty(" ", "x"),
            () => builder.WithProperty("\ud800", "x"),
        ];

        refused.Should().AllSatisfy(action => action.Should().Throw<ArgumentException>());
    }

    [Fact]
    public void The_groups_of_custom_data_write_Metas_names()
    {
        string[] written = [.. typeof(CustomDataBuilder).Assembly.GetTypes()
            .Where(type => type.Namespace == typeof(CustomData).Namespace && type != typeof(StoreData))
            .Where(type => type.GetMethod("AddTo", Hidden) is not null)
            .SelectMany(Filled)];

        written.Should().OnlyHaveUniqueItems().And.AllSatisfy(name => CustomDataFields.Table.IsStandard(name).Should().BeTrue(name));
        written.Length.Should().BeGreaterThan(50);
    }

    [Fact]
    public void Customer_segmentation_stands_where_it_is_asked_for()
    {
        Json.Of(ConversionEvent.Lead().WithCustomerSegmentation(CustomerSegments.InLoyaltyProgram).Build())
            .GetProperty("customer_segmentation").GetString().Should().Be("customer_in_loyalty_program");
        Json.Of(ConversionEvent.Lead().WithCustomerSegmentation("x", CustomerSegmentationPlacement.InsideCustomData).Build())
            .GetProperty("custom_data").GetProperty("customer_segmentation").GetString().Should().Be("x");
    }

    private const BindingFlags Hidden = BindingFlags.Instance | BindingFlags.NonPublic;

    private static IEnumerable<string> Filled(Type type)
    {
        object group = Activator.CreateInstance(type)!;
        foreach (PropertyInfo property in type.GetProperties())
        {
            Type kind = Nullable.GetUnderlyingType(property.PropertyType) ?? property.PropertyType;
            bool isList = kind == typeof(IReadOnlyList<string>);
            property.SetValue(group, kind == typeof(string) ? "x" : isList ? new[] { "x" } : Activator.CreateInstance(kind));
        }

        var draft = new JsonDraft();
        type.GetMethod("AddTo", Hidden)!.Invoke(group, [draft]);
        draft.Count.Should().Be(type.GetProperties().Length);
        return draft.ToFields().Names;
    }

    private static JsonElement User(Action<UserDataBuilder> fill) =>
        Json.Of(ConversionEvent.Lead().FromOther().WithUser(fill).Build()).GetProperty("user_data");
}
