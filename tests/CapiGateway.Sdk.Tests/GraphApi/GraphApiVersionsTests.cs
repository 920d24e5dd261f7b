using CapiGateway.Sdk.GraphApi.Internal;

namespace CapiGateway.Sdk.Tests.GraphApi;

public sealed class GraphApiVersionsTests
{
    [Theory]
    [InlineData("v20.0", -58)]
    [InlineData("v21.0", 61)]
    [InlineData("v22.0", 180)]
    [InlineData("v23.0", 321)]
    [InlineData("v24.0", 454)]
    [InlineData("v25.0", 616)]
    [InlineData("v26.0", null)]
    [InlineData("v99.0", null)]
    [InlineData("", null)]
    public void The_days_until_a_version_ends_are_counted_by_date(string version, int? days)
    {
        GraphApiVersions.DaysUntilEnd(version, FixedClock.Noon).Should().Be(days);
    }

    [Fact]
    public void Days_are_those_of_UTC()
    {
        var eveningOnTheWestCoast = new DateTimeOffset(2027, 1, 20, 20, 0, 0, TimeSpan.FromHours(-8));

        GraphApiVersions.DaysUntilEnd("v21.0", eveningOnTheWestCoast).Should().Be(0);
    }

    [Fact]
    public void The_default_version_is_well_formed_and_far_from_its_end()
    {
        GraphApiVersions.IsWellFormed(GraphApiVersions.Default).Should().BeTrue();
        GraphApiVersions.DaysUntilEnd(GraphApiVersions.Default, FixedClock.Noon).Should().BeGreaterThan(GraphApiVersions.WarningDays);
    }

    [Theory]
    [InlineData("v25.0", true)]
    [InlineData("v1.10", true)]
    [InlineData("v100.25", true)]
    [InlineData(null, false)]
    [InlineData("", false)]
    [InlineData("v", false)]
    [InlineData("25.0", false)]
    [InlineData("V25.0", false)]
    [InlineData("v25", false)]
    [InlineData("v25.", false)]
    [InlineData("v.0", false)]
    [InlineData("v25.0.1", false)]
    [InlineData("v25.0\n", false)]
    [InlineData(" v25.0", false)]
    [InlineData("v25.0/../x", false)]
    [InlineData("v٢٥.٠", false)]
    public void A_version_is_v_and_two_numbers(string? text, bool isVersion)
    {
        GraphApiVersions.IsWellFormed(text).Should().Be(isVersion);
    }
}
