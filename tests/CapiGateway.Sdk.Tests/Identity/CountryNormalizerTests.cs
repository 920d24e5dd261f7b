using System.Globalization;
using CapiGateway.Sdk.Identity;
using CapiGateway.Sdk.Identity.Internal;

namespace CapiGateway.Sdk.Tests.Identity;

public sealed class CountryNormalizerTests : NormalizerContractTests
{
    private const string AlphaTwoToThree =
        "AD AND AE ARE AF AFG AG ATG AI AIA AL ALB AM ARM AO AGO AQ ATA AR ARG AS ASM AT AUT AU AUS AW ABW AX ALA AZ AZE BA BIH BB BRB "
        + "BD BGD BE BEL BF BFA BG BGR BH BHR BI BDI BJ BEN BL BLM BM BMU BN BRN BO BOL BQ BES BR BRA BS BHS BT BTN BV BVT BW BWA BY BLR "
        + "BZ BLZ CA CAN CC CCK CD COD CF CAF CG COG CH CHE CI CIV CK COK CL CHL CM CMR CN CHN CO COL CR CRI CU CUB CV CPV CW CUW CX CXR "
        + "CY CYP CZ CZE DE DEU DJ DJI DK DNK DM DMA DO DOM DZ DZA EC ECU EE EST EG EGY EH ESH ER ERI ES ESP ET ETH FI FIN FJ FJI FK FLK "
        + "FM FSM FO FRO FR FRA GA GAB GB GBR GD GRD GE GEO GF GUF GG GGY GH GHA GI GIB GL GRL GM GMB GN GIN GP GLP GQ GNQ GR GRC GS SGS "
        + "GT GTM GU GUM GW GNB GY GUY HK HKG HM HMD HN HND HR HRV HT HTI HU HUN ID IDN IE IRL IL ISR IM IMN IN IND IO IOT IQ IRQ IR IRN "
        + "IS ISL IT ITA JE JEY JM JAM JO JOR JP JPN KE KEN KG KGZ KH KHM KI KIR KM COM KN KNA KP PRK KR KOR KW KWT KY CYM KZ KAZ LA LAO "
        + "LB LBN LC LCA LI LIE LK LKA LR LBR LS LSO LT LTU LU LUX LV LVA LY LBY MA MAR MC MCO MD MDA ME MNE MF MAF MG MDG MH MHL MK MKD "
        + "ML MLI MM MMR MN MNG MO MAC MP MNP MQ MTQ MR MRT MS MSR MT MLT MU MUS MV MDV MW MWI MX MEX MY MYS MZ MOZ NA NAM NC NCL NE NER "
        + "NF NFK NG NGA NI NIC NL NLD NO NOR NP NPL NR NRU NU NIU NZ NZL OM OMN PA PAN PE PER PF PYF PG PNG PH PHL PK PAK PL POL PM SPM "
        + "PN PCN PR PRI PS PSE PT PRT PW PLW PY PRY QA QAT RE REU RO ROU RS SRB RU RUS RW RWA SA SAU SB SLB SC SYC SD SDN SE SWE SG SGP "
        + "SH SHN SI SVN SJ SJM SK SVK SL SLE SM SMR SN SEN SO SOM SR SUR SS SSD ST STP SV SLV SX SXM SY SYR SZ SWZ TC TCA TD TCD TF ATF "
        + "TG TGO TH THA TJ TJK TK TKL TL TLS TM TKM TN TUN TO TON TR TUR TT TTO TV TUV TW TWN TZ TZA UA UKR UG UGA UM UMI US USA UY URY "
        + "UZ UZB VA VAT VC VCT VE VEN VG VGB VI VIR VN VNM VU VUT WF WLF WS WSM XK XKX YE YEM YT MYT ZA ZAF ZM ZMB ZW ZWE";

    protected override IReadOnlyList<(string Written, NormalizationContext Context)> Samples { get; } =
    [
        ("United States", default),
        ("ITALY", default),
        ("KIRIBATI", default),
        ("Österreich", default),
        ("ΕΛΛΆΔΑ", default),
        ("日本", default),
        ("The Gambia", default),
    ];

    [Fact]
    public void Both_codes_of_all_249_countries_and_Kosovo_are_known()
    {
        string[] codes = AlphaTwoToThree.Split(' ');
        codes.Where((_, index) => index % 2 == 0).Distinct(StringComparer.Ordinal).Should().HaveCount(250);
        for (int index = 0; index < codes.Length; index += 2)
        {
            string expected = codes[index].ToLowerInvariant();
            Normalize(codes[index]).Should().Be(expected);
            Normalize(expected).Should().Be(expected);
            Normalize(codes[index + 1]).Should().Be(expected);
        }
    }

    [Fact]
    public void No_other_two_letters_are_a_country_but_UK()
    {
        var known = AlphaTwoToThree.Split(' ').Where(code => code.Length == 2).Append("UK").ToHashSet(StringComparer.Ordinal);
        for (int pair = 0; pair < 26 * 26; pair++)
        {
            string code = $"{(char)('A' + (pair / 26))}{(char)('A' + (pair % 26))}";
            Normalize(code).Should().Be(
                code == "UK" ? "gb" : known.Contains(code) ? code.ToLowerInvariant() : nameof(NormalizationStatus.Invalid));
        }
    }

    [Fact]
    public void The_English_names_of_the_framework_are_known()
    {
        var known = AlphaTwoToThree.Split(' ').Where(code => code.Length == 2).ToHashSet(StringComparer.Ordinal);
        RegionInfo[] regions =
        [
            .. CultureInfo.GetCultures(CultureTypes.SpecificCultures)
                .Where(culture => culture.Name.Length > 0)
                .Select(culture => new RegionInfo(culture.Name))
                .Where(region => known.Contains(region.TwoLetterISORegionName)),
        ];
        foreach (RegionInfo region in regions)
        {
            Normalize(region.EnglishName).Should().Be(region.TwoLetterISORegionName.ToLowerInvariant(), region.EnglishName);
        }

        // Under invariant globalization the framework knows none.
        regions.Length.Should().BeGreaterThan(CultureInfo.GetCultures(CultureTypes.AllCultures).Length > 10 ? 200 : -1);
    }

    [Theory]
    [InlineData("us", "United States", "united states of america", "The United States", "USA", "U.S.", "U.S.A.", "u.s", "America", " US ")]
    [InlineData("gb", "United Kingdom", "UK", "U.K.", "Great Britain", "England", "Scotland", "Wales", "Northern Ireland", "GBR", "the UK")]
    [InlineData("nl", "Netherlands", "The Netherlands", "Holland", "Nederland", "Netherlands (Kingdom of the)")]
    [InlineData("cz", "Czechia", "Czech Republic", "The Czech Republic", "Česko", "Česká republika")]
    [InlineData("ci", "Ivory Coast", "Côte d'Ivoire", "Cote d'Ivoire", "Cote d’Ivoire", "CÔTE D'IVOIRE", "co\u0302te d'ivoire")]
    [InlineData("tr", "Türkiye", "Turkiye", "Turkey", "TÜRKIYE")]
    [InlineData("mm", "Myanmar", "Burma", "Myanmar (Burma)")]
    [InlineData("kr", "South Korea", "Republic of Korea", "Korea", "Korea, Republic of", "Korea (the Republic of)", "대한민국", "한국")]
    [InlineData("kp", "North Korea", "Korea, Democratic People's Republic of", "DPRK")]
    [InlineData("ru", "Russia", "Russian Federation", "Россия", "РОССИЯ")]
    [InlineData("xk", "Kosovo", "Kosova", "XK")]
    [InlineData("de", "Germany", "Deutschland", "DEU", "Federal Republic of Germany")]
    [InlineData("es", "Spain", "España", "Espana", "ESPAÑA")]
    [InlineData("at", "Austria", "Österreich", "Oesterreich")]
    [InlineData("ch", "Switzerland", "Schweiz", "Suisse", "Svizzera")]
    [InlineData("br", "Brazil", "Brasil")]
    [InlineData("mx", "Mexico", "México", "MEX")]
    [InlineData("it", "Italy", "Italia", "ITALIA")]
    [InlineData("pl", "Poland", "Polska")]
    [InlineData("se", "Sweden", "Sverige")]
    [InlineData("no", "Norway", "Norge", "Noreg")]
    [InlineData("dk", "Denmark", "Danmark")]
    [InlineData("fi", "Finland", "Suomi")]
    [InlineData("gr", "Greece", "Ελλάδα", "ΕΛΛΆΔΑ", "Ελλάς")]
    [InlineData("ua", "Ukraine", "the Ukraine", "Україна")]
    [InlineData("jp", "Japan", "日本", "日本国")]
    [InlineData("cn", "China", "中国", "People's Republic of China", "P.R. China")]
    [InlineData("hk", "Hong Kong", "HongKong", "香港", "Hong Kong S.A.R.")]
    [InlineData("tw", "Taiwan", "台灣", "Taiwan, Province of China")]
    [InlineData("vn", "Vietnam", "Viet Nam", "Việt Nam")]
    [InlineData("ae", "United Arab Emirates", "UAE", "U.A.E.", "الإمارات")]
    [InlineData("sa", "Saudi Arabia", "KSA", "السعودية")]
    [InlineData("ba", "Bosnia and Herzegovina", "Bosnia & Herzegovina", "Bosnia-Herzegovina")]
    [InlineData("tt", "Trinidad and Tobago", "Trinidad & Tobago")]
    [InlineData("bs", "Bahamas", "The Bahamas", "Bahamas (the)", "Bahamas, The")]
    [InlineData("cd", "DR Congo", "Congo (the Democratic Republic of the)", "Democratic Republic of the Congo")]
    [InlineData("cg", "Congo", "Republic of the Congo")]
    [InlineData("ge", "Georgia", "საქართველო")]
    [InlineData("ie", "Ireland", "Republic of Ireland", "Éire")]
    [InlineData("mk", "North Macedonia", "Macedonia")]
    [InlineData("sz", "Eswatini", "Swaziland")]
    [InlineData("cv", "Cape Verde", "Cabo Verde")]
    [InlineData("va", "Vatican", "Holy See (Vatican City State)")]
    [InlineData("vg", "British Virgin Islands", "Virgin Islands, British")]
    [InlineData("vi", "U.S. Virgin Islands", "Virgin Islands, U.S.")]
    [InlineData("re", "Réunion", "Reunion", "La Réunion")]
    [InlineData("cw", "Curaçao", "Curacao")]
    [InlineData("in", "India", "भारत", "Bharat")]
    public void A_country_is_known_by_its_names(string expected, params string[] names)
    {
        foreach (string name in names)
        {
            Normalize(name).Should().Be(expected, name);
        }
    }

    [Theory]
    [InlineData("Atlantis")]
    [InlineData("Unknown")]
    [InlineData("Yugoslavia")]
    [InlineData("USSR")]
    [InlineData("EU")]
    [InlineData("Europe")]
    [InlineData("Island")]
    [InlineData("Virgin Islands")]
    [InlineData("ZZ")]
    [InlineData("ZZZ")]
    [InlineData("the")]
    [InlineData("United")]
    [InlineData("Germanyy")]
    [InlineData("US, Canada")]
    [InlineData("840")]
    [InlineData("US\uD800")]
    public void An_unknown_word_is_invalid_and_never_cut(string written)
    {
        Normalize(written).Should().Be(nameof(NormalizationStatus.Invalid));
        Normalize(written + new string('x', 400)).Should().Be(nameof(NormalizationStatus.Invalid));
    }

    [Theory]
    [InlineData("")]
    [InlineData("--")]
    public void Nothing_is_empty(string written)
    {
        Normalize(written).Should().Be(nameof(NormalizationStatus.Empty));
    }

    protected override NormalizationStatus Run(
        ReadOnlySpan<char> value, Span<byte> destination, out int bytesWritten, in NormalizationContext context) =>
        CountryNormalizer.Normalize(value, destination, out bytesWritten, context);
}
