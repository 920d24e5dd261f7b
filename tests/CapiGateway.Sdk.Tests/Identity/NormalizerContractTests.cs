using System.Globalization;
using System.Text;
using CapiGateway.Sdk.Identity;
using CapiGateway.Sdk.Tests.Measuring;

namespace CapiGateway.Sdk.Tests.Identity;

/// <summary>What every normaliser of one kind keeps, whatever its rule.</summary>
public abstract class NormalizerContractTests
{
    private const byte Guard = 0xA5;
    private const int GuardLength = 16;

    private const string Alphabet =
        "0123456789 ()+-./,;:#@*xXeE'\"&aAiIsSzZ\u0130\u0131\u00DF\u00E9e\u0301\u0660\u0966\uFF10\uFF0B\u30FC\u3012\u6771\uD55C"
        + "\uD800\uDC00\uFFFE\uFFFF\uFFFD\0\t\u200B\u200D\u202E\u00AD\uD835\uDFCE\u03A3\u03C3";

    /// <summary>Values that normalise, ASCII and not.</summary>
    protected abstract IReadOnlyList<(string Written, NormalizationContext Context)> Samples { get; }

    protected abstract NormalizationStatus Run(
        ReadOnlySpan<char> value, Span<byte> destination, out int bytesWritten, in NormalizationContext context);

    /// <summary>The result as it would be typed again.</summary>
    protected virtual string Rewrite(string normalized) => normalized;

    /// <summary>The normalised text, or the status when there is none.</summary>
    protected string Normalize(string written, in NormalizationContext context = default)
    {
        Span<byte> destination = stackalloc byte[2048];
        NormalizationStatus status = Run(written, destination, out int bytesWritten, context);
        if (status == NormalizationStatus.Done)
        {
            return Encoding.UTF8.GetString(destination[..bytesWritten]);
        }

        bytesWritten.Should().Be(0);
        return status.ToString();
    }

    [Fact]
    public void A_destination_too_small_is_reported_at_every_shorter_length()
    {
        foreach ((string written, NormalizationContext context) in Samples)
        {
            int length = Encoding.UTF8.GetByteCount(Normalize(written, context));
            for (int size = 0; size <= length; size++)
            {
                byte[] memory = NewGuardedMemory(size);

                NormalizationStatus status = Run(written, memory.AsSpan(0, size), out int bytesWritten, context);

                status.Should().Be(size < length ? NormalizationStatus.DestinationTooSmall : NormalizationStatus.Done, written);
                bytesWritten.Should().Be(size < length ? 0 : length);
                memory.AsSpan(size).ContainsAnyExcept(Guard).Should().BeFalse();
            }
        }
    }

    [Fact]
    public void A_result_normalises_to_itself()
    {
        foreach ((string written, NormalizationContext context) in Samples)
        {
            string once = Normalize(written, context);

            Normalize(Rewrite(once), context).Should().Be(once, written);
        }
    }

    [Fact]
    public void The_culture_changes_nothing()
    {
        string[] expected = [.. Samples.Select(sample => Normalize(sample.Written, sample.Context))];
        string[] names = ["", "tr-TR", "ar-SA", "th-TH", "fa-IR"];
        CultureInfo before = CultureInfo.CurrentCulture;
        try
        {
            // Under invariant globalization there is only the culture without a name.
            foreach (CultureInfo culture in CultureInfo.GetCultures(CultureTypes.AllCultures).Where(known => names.Contains(known.Name)))
            {
                CultureInfo.CurrentCulture = culture;
                Samples.Select(sample => Normalize(sample.Written, sample.Context)).Should().Equal(expected);
            }
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }

    [Fact]
    public void Ten_thousand_calls_allocate_nothing()
    {
        (string Written, NormalizationContext Context)[] samples =
            [.. Samples, ("nonsense \u00E9\u6771\uD800", default), ("DE", default), ("", default), (new string('7', 400), default)];
        byte[] destination = new byte[2048];

        Allocated.By(() => RunAll(samples, destination, rounds: (10_000 / samples.Length) + 1)).Should().Be(0);
    }

    [Fact]
    public void Garbage_never_throws_and_never_writes_past_the_span()
    {
        var random = new Random(20261121);
        char[] text = new char[700];
        for (int round = 0; round < 20_000; round++)
        {
            int length = random.Next(round % 50 == 0 ? text.Length : 24);
            for (int index = 0; index < length; index++)
            {
                text[index] = random.Next(8) == 0 ? (char)random.Next(0x10000) : Alphabet[random.Next(Alphabet.Length)];
            }

            int size = random.Next(40);
            byte[] memory = NewGuardedMemory(size);
            (_, NormalizationContext context) = Samples[random.Next(Samples.Count)];

            NormalizationStatus status = Run(text.AsSpan(0, length), memory.AsSpan(0, size), out int bytesWritten, context);

            memory.AsSpan(size).ContainsAnyExcept(Guard).Should().BeFalse();
            bytesWritten.Should().BeInRange(0, status == NormalizationStatus.Done ? size : 0);
        }
    }

    private void RunAll(ReadOnlySpan<(string Written, NormalizationContext Context)> samples, Span<byte> destination, int rounds)
    {
        for (int round = 0; round < rounds; round++)
        {
            foreach (ref readonly (string Written, NormalizationContext Context) sample in samples)
            {
                Run(sample.Written, destination, out _, sample.Context);
            }
        }
    }

    private static byte[] NewGuardedMemory(int size)
    {
        byte[] memory = new byte[size + GuardLength];
        memory.AsSpan(size).Fill(Guard);
        return memory;
    }
}
