using CapiGateway.Sdk.Consent.Internal;

namespace CapiGateway.Sdk.Tests.Consent;

/// <summary>The strings are those of the IAB's specification of the GPP string and of the tests of its reference encoder.</summary>
public sealed class GppConsentTests
{
    [Theory]
    [InlineData("DBABM", new[] { 2 })]
    [InlineData("DBACNY", new[] { 2, 6 })]
    [InlineData("DBABjw", new[] { 5, 6 })]
    [InlineData("DBAA", new int[0])]
    [InlineData("DBABMA", new[] { 2 })]
    [InlineData("DBACNYA", new[] { 2, 6 })]
    [InlineData("DBABTA", new[] { 6 })]
    [InlineData("DBACOeA", new[] { 2, 5, 6 })]
    [InlineData("DBACOaw", new[] { 2, 5, 6, 7, 8, 9, 10, 11, 12 })]
    public void The_header_names_the_sections(string header, int[] ids) => GppConsent.ReadHeader(header).Should().Equal(ids);

    [Theory]
    [InlineData(7, "BVVVkkkkkpFY.YA", "OptedOut", true)]
    [InlineData(7, "BVVVkkkkkpFY", "OptedOut", null)]
    [InlineData(7, "BAAAAAAAAABA.QA", "Unknown", false)]
    [InlineData(7, "BVQqAAAACg", "NotOptedOut", null)]
    [InlineData(7, "BAAAAAAAAAA.QA", "Unknown", false)]
    [InlineData(8, "BVWSSSVY.YA", "OptedOut", true)]
    [InlineData(8, "BAAAAABA.QA", "Unknown", false)]
    [InlineData(8, "BbYbGwXY.YA", "OptedOut", true)]
    [InlineData(9, "BVWSSVY", "OptedOut", null)]
    [InlineData(9, "BAAAABA", "Unknown", null)]
    [InlineData(10, "BVWSSVg.Y", "OptedOut", true)]
    [InlineData(10, "BVWSSVg.YA", "OptedOut", true)]
    [InlineData(10, "BAAAAEA.Q", "Unknown", false)]
    [InlineData(11, "BVVkklW", "OptedOut", null)]
    [InlineData(11, "BAAAAAQ", "Unknown", null)]
    [InlineData(12, "BVWSSZFg.YA", "OptedOut", true)]
    [InlineData(12, "BAAAAAEA.QA", "Unknown", false)]
    [InlineData(12, "BbYbG22w", "OptedOut", null)]
    public void A_section_says_whether_the_person_opted_out(int id, string text, string signal, bool? gpc)
    {
        GppSection section = GppSection.Parse(id, text)!;

        section.OptOut.ToString().Should().Be(signal);
        section.Gpc.Should().Be(gpc);
    }

    [Theory]
    [InlineData(7, 6, "OptedOut")]
    [InlineData(7, 7, "OptedOut")]
    [InlineData(7, 8, "OptedOut")]
    [InlineData(7, 5, "Unknown")]
    [InlineData(8, 3, "OptedOut")]
    [InlineData(8, 4, "OptedOut")]
    [InlineData(8, 2, "Unknown")]
    [InlineData(9, 3, "OptedOut")]
    [InlineData(10, 4, "OptedOut")]
    [InlineData(11, 3, "Unknown")]
    [InlineData(11, 4, "OptedOut")]
    [InlineData(11, 5, "OptedOut")]
    [InlineData(12, 4, "OptedOut")]
    [InlineData(12, 15, "OptedOut")]
    [InlineData(12, 16, "Unknown")]
    public void Each_field_stands_where_its_specification_puts_it(int id, int field, string signal) =>
        GppSection.Parse(id, Bits.Encode(Bits.Of(1, 6) + new string('0', field * 2) + "01" + new string('0', 80)))!
            .OptOut.ToString().Should().Be(signal);

    [Fact]
    public void A_whole_string_is_decoded_section_by_section()
    {
        GppConsent gpp = GppConsent.Parse(
            "DBACOaw~CPSG_8APSG_8AAAAAAENAACAAAAAAAAAAAAAAAAAAAAA.QAAA.IAAA~CPSG_8APSG_8AAAAAAENAACAAAAAAAAAAAAAAAAA.YAAAAAAAAAA~1---"
            + "~BAAAAAAAAAA.QA~BAAAAAAA.QA~BAAAAAA~BAAAAAA.QA~BAAAAAAA~BAAAAAAA.QA")!;

        gpp.TcString.Should().NotBeNull();
        gpp.UsPrivacy.Should().Be(OptOutSignal.Unknown);
        gpp.Sections.Select(section => section.State).Should().Equal(null, "CA", "VA", "CO", "UT", "CT");
        gpp.HasUndecoded.Should().BeTrue("the section of Canada is not decoded");
        GppConsent.Parse("DBABTA~1YNN")!.UsPrivacy.Should().Be(OptOutSignal.NotOptedOut);
    }

    [Theory]
    [InlineData("")]
    [InlineData("~")]
    [InlineData("DBABM")]
    [InlineData("DBACNY~1YNN")]
    [InlineData("z~1YNN")]
    [InlineData("DBAB!!~1YNN")]
    [InlineData("CPSG_8APSG_8ANwAAAENAwCAAAAAAAAAAAAAAAAAAAAA")]
    public void A_malformed_string_is_no_signal(string text) => GppConsent.Parse(text).Should().BeNull();

    [Theory]
    [InlineData(7, "z")]
    [InlineData(8, "")]
    [InlineData(8, "BVWS")]
    [InlineData(8, "BVWSSSVY.")]
    [InlineData(13, "BVWSSVY")]
    public void A_malformed_or_unknown_section_is_no_signal(int id, string text) => GppSection.Parse(id, text).Should().BeNull();
}
