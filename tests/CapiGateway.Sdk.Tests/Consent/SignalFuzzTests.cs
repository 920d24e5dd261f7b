using CapiGateway.Sdk.Consent.Internal;
using CapiGateway.Sdk.Events;
using FsCheck;
using FsCheck.Fluent;

namespace CapiGateway.Sdk.Tests.Consent;

public sealed class SignalFuzzTests
{
    private static readonly string[] Good =
    [
        "DBACOaw~CPSG_8APSG_8AAAAAAENAACAAAAAAAAAAAAAAAAAAAAA.QAAA.IAAA~BVVVkkkkkpFY.YA~1YNN",
        "COrEAV4OrXx94ACABBENAHCIAD-AAAAAAACAAxAAAAgAIAwgAgAAAAEAgQAAAAAEAYQAQAAAACAAAABAAA.IBAgAAAgAIAwgAgAAAAEAAAACA",
        "COwBOpCOwBOpCLqAAAENAPCAAAAAAAAAAAAAFfwAYFfAV-BVkAGBVYFWAAA", "2~1.35.41.101~dv.9.21.81", "1YNN", "DBABTA~1YNN",
    ];

    [Fact]
    public void Any_text_is_read_without_throwing() => Prop.ForAll<string>(text => Reads(text)).QuickCheckThrowOnFailure();

    [Fact]
    public void Good_strings_with_any_damage_are_read_without_throwing()
    {
        var random = new Random(7);
        for (int round = 0; round < 20_000; round++)
        {
            char[] text = Good[random.Next(Good.Length)].ToCharArray();
            for (int damage = random.Next(4); damage >= 0; damage--)
            {
                text[random.Next(text.Length)] = "ABCwxyz019-_~.= \u00e9\ud800"[random.Next(18)];
            }

            string damaged = new(text, 0, random.Next(text.Length + 1));
            Reads(damaged).Should().BeTrue(damaged);
        }
    }

    [Fact]
    public void Any_bits_are_read_without_throwing()
    {
        var random = new Random(8);
        for (int round = 0; round < 5_000; round++)
        {
            string bits = string.Concat(Enumerable.Range(0, random.Next(600)).Select(_ => random.Next(3) == 0 ? '1' : '0'));
            Reads(Bits.Encode(Bits.Of(2, 6) + bits)).Should().BeTrue();
            Reads(Bits.Encode(Bits.Of(3, 6) + Bits.Of(1, 6) + bits) + "~" + Bits.Encode(bits)).Should().BeTrue();
        }
    }

    [Fact]
    public void A_string_that_is_too_long_is_no_signal()
    {
        static ConsentSignals Padded(int length) => new()
        {
            TcString = Good[2].PadRight(length),
            GppString = Good[5].PadRight(length),
            UsPrivacy = Good[4].PadRight(length),
            AdditionalConsent = Good[3].PadRight(length),
        };

        SignalReading.Of(Padded(SignalReading.LongestString)).Diagnostics.Should().BeEmpty();
        SignalReading tooLong = SignalReading.Of(Padded(SignalReading.LongestString + 1));

        tooLong.Diagnostics.Select(found => found.Id).Should().BeEquivalentTo("CAPI8001", "CAPI8002", "CAPI8004", "CAPI8005");
        (tooLong.TcString, tooLong.Gpp, tooLong.AdditionalConsent, tooLong.UsPrivacy).Should().Be((null, null, null, OptOutSignal.Unknown));
    }

    // A signal and its diagnostic exclude each other.
    private static bool Reads(string? text)
    {
        SignalReading reading = SignalReading.Of(new ConsentSignals { TcString = text, GppString = text, UsPrivacy = text, AdditionalConsent = text });
        return string.IsNullOrEmpty(text) ? reading.Diagnostics.Count == 0 : (reading.Gpp is null) == reading.Diagnostics.Any(found => found.Id == "CAPI8002");
    }
}
