using CapiGateway.Sdk.Identity;
using CapiGateway.Sdk.Identity.Internal;

namespace CapiGateway.Sdk.Tests.Identity;

public sealed class DateOfBirthNormalizerTests : NormalizerContractTests
{
    private static readonly NormalizationContext Today = At(new DateTimeOffset(2026, 11, 21, 23, 30, 0, TimeSpan.Zero));

    protected override IReadOnlyList<(string Written, NormalizationContext Context)> Samples { get; } =
    [
        ("1997-02-16", Today),
        ("2/16/1997", Today),
        ("16 February 1997", Today),
        ("1997-02-16T00:00:00Z", Today),
        ("１９９７／２／１６", Today),
        ("١٦/٢/١٩٩٧", Today),
        ("29.02.2000", default),
    ];

    [Theory]
    [InlineData("19970216")]
    [InlineData("1997-02-16")]
    [InlineData("1997-2-16")]
    [InlineData("1997/2/16")]
    [InlineData("1997.02.16.")]
    [InlineData("1997. 02. 16.")]
    [InlineData("1997 02 16")]
    [InlineData("2/16/1997")]
    [InlineData("02/16/1997")]
    [InlineData("16/2/1997")]
    [InlineData("16.2.1997")]
    [InlineData("16. 2. 1997")]
    [InlineData("16-02-1997")]
    [InlineData("02-16-1997")]
    [InlineData("16 2 1997")]
    [InlineData("16\u201102\u20111997")]
    [InlineData("１９９７／０２／１６")]
    [InlineData("١٦/٢/١٩٩٧")]
    [InlineData("1997-02-16T00:00:00Z")]
    [InlineData("1997-02-16T23:59:59.1234567+01:00")]
    [InlineData("1997-02-16 00:00:00")]
    [InlineData("19970216T000000Z")]
    [InlineData("2/16/1997 12:00:00 AM")]
    [InlineData("2/16/1997, 12:00:00\u202FAM")]
    [InlineData("16.02.1997 0:00")]
    [InlineData("16 Feb 1997")]
    [InlineData("16 FEB 1997")]
    [InlineData("16-Feb-1997")]
    [InlineData("16Feb1997")]
    [InlineData("16. February 1997")]
    [InlineData("16th February 1997")]
    [InlineData("Feb 16 1997")]
    [InlineData("February 16, 1997")]
    [InlineData("february 16th, 1997")]
    [InlineData("Feb. 16, 1997")]
    [InlineData("1997 Feb 16")]
    [InlineData("1997-feb-16")]
    public void One_day_in_all_its_spellings(string written)
    {
        Normalize(written, Today).Should().Be("19970216");
    }

    [Theory]
    [InlineData("3/2/1997", "19970302")]
    [InlineData("3.2.1997", "19970302")]
    [InlineData("12/12/1997", "19971212")]
    [InlineData("12/13/1997", "19971213")]
    [InlineData("13/12/1997", "19971213")]
    public void The_month_comes_first_when_both_could_be_it(string written, string expected)
    {
        Normalize(written, Today).Should().Be(expected);
    }

    [Theory]
    [InlineData("1 Sept 2000", "20000901")]
    [InlineData("1 Sep 2000", "20000901")]
    [InlineData("May 1 2000", "20000501")]
    [InlineData("MARCH 31, 2000", "20000331")]
    [InlineData("29 Feb 2000", "20000229")]
    [InlineData("1900-01-01", "19000101")]
    [InlineData("2026-11-21", "20261121")]
    [InlineData("2026-11-22", "20261122")]
    public void Real_days_up_to_tomorrow(string written, string expected)
    {
        Normalize(written, Today).Should().Be(expected);
    }

    [Theory]
    [InlineData("02161997")]
    [InlineData("99999999")]
    [InlineData("00000000")]
    [InlineData("1997-02-31")]
    [InlineData("1997-13-01")]
    [InlineData("1997-16-02")]
    [InlineData("1997-00-10")]
    [InlineData("1997-10-00")]
    [InlineData("1900-02-29")]
    [InlineData("2001-02-29")]
    [InlineData("31/31/1997")]
    [InlineData("1899-12-31")]
    [InlineData("0001-01-01")]
    [InlineData("2026-11-23")]
    [InlineData("9999-12-31")]
    [InlineData("16/2/97")]
    [InlineData("97-02-16")]
    [InlineData("16 Feb 97")]
    [InlineData("1997")]
    [InlineData("1997-02")]
    [InlineData("Feb 1997")]
    [InlineData("16 Fe 1997")]
    [InlineData("16 Febru 1997")]
    [InlineData("1997 16 Feb")]
    [InlineData("Feb Feb 1997")]
    [InlineData("16th 2 1997")]
    [InlineData("2,16,1997")]
    [InlineData("2//16//1997")]
    [InlineData("2/16/1997/1")]
    [InlineData("2/16/1997 or so")]
    [InlineData("856051200")]
    [InlineData("35477")]
    [InlineData("-1997-02-16")]
    [InlineData("born 1997-02-16")]
    [InlineData("1997-02-16T")]
    [InlineData("--/--/----")]
    public void What_is_no_day_of_the_calendar_is_invalid(string written)
    {
        Normalize(written, Today).Should().Be(nameof(NormalizationStatus.Invalid));
    }

    public static TheoryData<DateTimeOffset> EndsOfTime => [DateTimeOffset.MinValue, DateTimeOffset.MaxValue];

    [Theory]
    [MemberData(nameof(EndsOfTime))]
    public void A_clock_at_either_end_of_time_does_no_harm(DateTimeOffset end)
    {
        Normalize("1997-02-16", At(end)).Should().Be(end == DateTimeOffset.MinValue ? nameof(NormalizationStatus.Invalid) : "19970216");
    }

    [Fact]
    public void Every_day_of_the_calendar_is_read_in_every_order()
    {
        for (var day = new DateOnly(1900, 1, 1); day < new DateOnly(2026, 11, 22); day = day.AddDays(1))
        {
            string expected = day.ToString("yyyyMMdd");
            Normalize(day.ToString("yyyy-MM-dd"), Today).Should().Be(expected);
            Normalize(day.ToString("M/d/yyyy"), Today).Should().Be(expected);
        }
    }

    protected override NormalizationStatus Run(
        ReadOnlySpan<char> value, Span<byte> destination, out int bytesWritten, in NormalizationContext context) =>
        DateOfBirthNormalizer.Normalize(value, destination, out bytesWritten, context);

    private static NormalizationContext At(DateTimeOffset now) => new() { TimeProvider = new FixedClock(now) };

    private sealed class FixedClock(DateTimeOffset now) : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => now;
    }
}
