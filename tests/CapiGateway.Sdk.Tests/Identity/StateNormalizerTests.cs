using CapiGateway.Sdk.Identity;
using CapiGateway.Sdk.Identity.Internal;

namespace CapiGateway.Sdk.Tests.Identity;

public sealed class StateNormalizerTests : NormalizerContractTests
{
    private const string UnitedStates =
        "al=Alabama;ak=Alaska;az=Arizona;ar=Arkansas;ca=California;co=Colorado;ct=Connecticut;de=Delaware;fl=Florida;ga=Georgia;hi=Hawaii;"
        + "id=Idaho;il=Illinois;in=Indiana;ia=Iowa;ks=Kansas;ky=Kentucky;la=Louisiana;me=Maine;md=Maryland;ma=Massachusetts;mi=Michigan;"
        + "mn=Minnesota;ms=Mississippi;mo=Missouri;mt=Montana;ne=Nebraska;nv=Nevada;nh=New Hampshire;nj=New Jersey;nm=New Mexico;"
        + "ny=New York;nc=North Carolina;nd=North Dakota;oh=Ohio;ok=Oklahoma;or=Oregon;pa=Pennsylvania;ri=Rhode Island;sc=South Carolina;"
        + "sd=South Dakota;tn=Tennessee;tx=Texas;ut=Utah;vt=Vermont;va=Virginia;wa=Washington;wv=West Virginia;wi=Wisconsin;wy=Wyoming;"
        + "dc=District of Columbia;pr=Puerto Rico;vi=Virgin Islands;gu=Guam;as=American Samoa;mp=Northern Mariana Islands";

    private const string Canada =
        "ab=Alberta;bc=British Columbia;mb=Manitoba;nb=New Brunswick;nl=Newfoundland and Labrador;ns=Nova Scotia;nt=Northwest Territories;"
        + "nu=Nunavut;on=Ontario;pe=Prince Edward Island;qc=Quebec;sk=Saskatchewan;yt=Yukon";

    protected override IReadOnlyList<(string Written, NormalizationContext Context)> Samples { get; } =
    [
        ("California", default),
        ("ILLINOIS", new NormalizationContext { CountryCode = "us" }),
        ("Québec", new NormalizationContext { CountryCode = "Canada" }),
        ("Nordrhein-Westfalen", new NormalizationContext { CountryCode = "DE" }),
        ("São Paulo", default),
        ("東京都", default),
        ("US-CA", default),
    ];

    [Theory]
    [InlineData(UnitedStates, "us", 56)]
    [InlineData(UnitedStates, "USA", 56)]
    [InlineData(UnitedStates, null, 56)]
    [InlineData(UnitedStates, "nowhere", 56)]
    [InlineData(Canada, "ca", 13)]
    [InlineData(Canada, "Canada", 13)]
    [InlineData(Canada, null, 13)]
    public void Every_state_and_province_is_known_by_code_and_name(string table, string? country, int count)
    {
        var context = new NormalizationContext { CountryCode = country };
        string prefix = table == UnitedStates ? "US-" : "CA-";
        string[] states = table.Split(';');
        states.Should().HaveCount(count);
        foreach (string[] state in states.Select(state => state.Split('=')))
        {
            string[] spellings = [state[0], state[0].ToUpperInvariant(), prefix + state[0], state[1], state[1].ToUpperInvariant()];
            foreach (string written in spellings)
            {
                Normalize(written, context).Should().Be(state[0], written);
            }
        }
    }

    [Theory]
    [InlineData("D.C.", "dc")]
    [InlineData("Washington D.C.", "dc")]
    [InlineData("Washington, DC", "dc")]
    [InlineData("N.Y.", "ny")]
    [InlineData("new   york", "ny")]
    [InlineData("U.S. Virgin Islands", "vi")]
    [InlineData("B.C.", "bc")]
    [InlineData("Québec", "qc")]
    [InlineData("QUE\u0301BEC", "qc")]
    [InlineData("Colombie-Britannique", "bc")]
    [InlineData("Île-du-Prince-Édouard", "pe")]
    [InlineData("Newfoundland & Labrador", "nl")]
    [InlineData("us-ca", "ca")]
    [InlineData("CA-ON", "on")]
    public void Other_usual_spellings_are_known(string written, string expected)
    {
        Normalize(written).Should().Be(expected);
    }

    [Theory]
    [InlineData("Bavaria", null, "bavaria")]
    [InlineData("Bavaria", "de", "bavaria")]
    [InlineData("Nordrhein-Westfalen", null, "nordrheinwestfalen")]
    [InlineData("Nordrhein-Westfalen", "Germany", "nordrheinwestfalen")]
    [InlineData("São Paulo", "br", "sãopaulo")]
    [InlineData("Sa\u0303o Paulo", null, "sãopaulo")]
    [InlineData("New South Wales", "au", "newsouthwales")]
    [InlineData("New South Wales", null, "newsouthwales")]
    [InlineData("NSW", "au", "nsw")]
    [InlineData("Baden-Württemberg", null, "badenwürttemberg")]
    [InlineData("東京都", "jp", "東京都")]
    [InlineData("İstanbul", "tr", "i\u0307stanbul")]
    [InlineData("Washington", "gb", "washington")]
    [InlineData("Ontario", "us", "ontario")]
    [InlineData("California", "ca", "california")]
    [InlineData("CA-ON", "us", "caon")]
    [InlineData("DE-BY", "de", "deby")]
    [InlineData("InvalidState", "us", "invalidstate")]
    [InlineData("Californi", null, "californi")]
    public void What_is_in_no_table_stays_a_whole_word(string written, string? country, string expected)
    {
        Normalize(written, new NormalizationContext { CountryCode = country }).Should().Be(expected);
    }

    [Theory]
    [InlineData("", nameof(NormalizationStatus.Empty))]
    [InlineData("-", nameof(NormalizationStatus.Empty))]
    [InlineData("US-", nameof(NormalizationStatus.Done))]
    [InlineData("CA\uD800", nameof(NormalizationStatus.Invalid))]
    public void Nothing_or_broken_text_is_no_state(string written, string expected)
    {
        Normalize(written).Should().Be(expected == nameof(NormalizationStatus.Done) ? "us" : expected);
    }

    protected override NormalizationStatus Run(
        ReadOnlySpan<char> value, Span<byte> destination, out int bytesWritten, in NormalizationContext context) =>
        StateNormalizer.Normalize(value, destination, out bytesWritten, context);
}
