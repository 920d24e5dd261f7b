using CapiGateway.Sdk.Identity;
using CapiGateway.Sdk.Identity.Internal;

namespace CapiGateway.Sdk.Tests.Identity;

/// <summary>Numbers as people write them inside their own country, with the calling code as the hint.</summary>
public sealed class PhoneAtHomeTests
{
    [Theory]
    [InlineData("1", "(650) 555-1212", "16505551212")]
    [InlineData("1", "1 650 555 1212", "16505551212")]
    [InlineData("1", "US phone number (650)555-1212", "16505551212")]
    [InlineData("1", "011 44 20 7946 0958", "442079460958")]
    [InlineData("1", "787-555-0123", "17875550123")]
    [InlineData("7", "8 (916) 123-45-67", "79161234567")]
    [InlineData("7", "8 800 555 35 35", "78005553535")]
    [InlineData("7", "800 555 35 35", "78005553535")]
    [InlineData("7", "7 916 123 45 67", "79161234567")]
    [InlineData("7", "701 234 5678", "77012345678")]
    [InlineData("7", "8~10 49 170 1234567", "491701234567")]
    [InlineData("20", "010 1234 5678", "201012345678")]
    [InlineData("27", "082 123 4567", "27821234567")]
    [InlineData("30", "210 123 4567", "302101234567")]
    [InlineData("31", "06-12345678", "31612345678")]
    [InlineData("32", "0470 12 34 56", "32470123456")]
    [InlineData("33", "06 12 34 56 78", "33612345678")]
    [InlineData("33", "33 6 12 34 56 78", "33612345678")]
    [InlineData("34", "612 34 56 78", "34612345678")]
    [InlineData("34", "349 12 34 56", "34349123456")]
    [InlineData("36", "06 30 123 4567", "36301234567")]
    [InlineData("36", "30/123-4567", "36301234567")]
    [InlineData("39", "06 1234 5678", "390612345678")]
    [InlineData("39", "333 123 4567", "393331234567")]
    [InlineData("39", "393 123 4567", "393931234567")]
    [InlineData("39", "390 612 3456", "393906123456")]
    [InlineData("39", "39 333 123 4567", "393331234567")]
    [InlineData("39", "39 06 1234 5678", "390612345678")]
    [InlineData("40", "0722 123 456", "40722123456")]
    [InlineData("41", "079 123 45 67", "41791234567")]
    [InlineData("43", "0664 1234567", "436641234567")]
    [InlineData("44", "07911 123456", "447911123456")]
    [InlineData("44", "44 020 7946 0958", "442079460958")]
    [InlineData("45", "45 12 34 56", "4545123456")]
    [InlineData("45", "45 12 34 56 78", "4512345678")]
    [InlineData("46", "070-123 45 67", "46701234567")]
    [InlineData("46", "46 12 34 56", "4646123456")]
    [InlineData("47", "412 34 567", "4741234567")]
    [InlineData("48", "512 345 678", "48512345678")]
    [InlineData("48", "48 123 45 67", "48481234567")]
    [InlineData("48", "48 512 345 678", "48512345678")]
    [InlineData("49", "0170 1234567", "491701234567")]
    [InlineData("49", "(0170) 12 34 567", "491701234567")]
    [InlineData("49", "49 170 1234567", "491701234567")]
    [InlineData("49", "49 (0)170 1234567", "491701234567")]
    [InlineData("49", "49 0170 1234567", "491701234567")]
    [InlineData("49", "+0170 1234567", "491701234567")]
    [InlineData("51", "912 345 678", "51912345678")]
    [InlineData("52", "55 1234 5678", "525512345678")]
    [InlineData("52", "01 55 1234 5678", "525512345678")]
    [InlineData("52", "044 55 1234 5678", "525512345678")]
    [InlineData("54", "011 4123-4567", "541141234567")]
    [InlineData("55", "(11) 98765-4321", "5511987654321")]
    [InlineData("55", "(0xx11) 98765-4321", "5511987654321")]
    [InlineData("55", "(55) 99876-5432", "5555998765432")]
    [InlineData("55", "(55) 3220-1234", "555532201234")]
    [InlineData("55", "55 11 98765-4321", "5511987654321")]
    [InlineData("61", "0412 345 678", "61412345678")]
    [InlineData("61", "0011 44 20 7946 0958", "442079460958")]
    [InlineData("62", "0812-3456-7890", "6281234567890")]
    [InlineData("65", "6512 3456", "6565123456")]
    [InlineData("65", "65 9123 4567", "6591234567")]
    [InlineData("81", "090-1234-5678", "819012345678")]
    [InlineData("81", "010 1 650 555 1212", "16505551212")]
    [InlineData("82", "010-1234-5678", "821012345678")]
    [InlineData("84", "84 123 4567", "84841234567")]
    [InlineData("86", "138 1234 5678", "8613812345678")]
    [InlineData("86", "86 138 1234 5678", "8613812345678")]
    [InlineData("90", "0532 123 45 67", "905321234567")]
    [InlineData("91", "98765 43210", "919876543210")]
    [InlineData("91", "91987 65432", "919198765432")]
    [InlineData("91", "91 98765 43210", "919876543210")]
    [InlineData("91", "09876543210", "919876543210")]
    [InlineData("225", "07 07 12 34 56", "2250707123456")]
    [InlineData("226", "01 23 45 67", "22601234567")]
    [InlineData("229", "01 97 12 34 56", "2290197123456")]
    [InlineData("234", "0803 123 4567", "2348031234567")]
    [InlineData("241", "062 12 34 56", "24162123456")]
    [InlineData("241", "04 69 49 23", "24104694923")]
    [InlineData("242", "06 612 34 56", "242066123456")]
    [InlineData("254", "0712 345678", "254712345678")]
    [InlineData("351", "912 345 678", "351912345678")]
    [InlineData("352", "352 26 12 34", "352261234")]
    [InlineData("352", "621 123 456", "352621123456")]
    [InlineData("353", "087 123 4567", "353871234567")]
    [InlineData("358", "040 1234567", "358401234567")]
    [InlineData("370", "8 612 34567", "37061234567")]
    [InlineData("370", "0 612 34567", "37061234567")]
    [InlineData("375", "8 (029) 123-45-67", "375291234567")]
    [InlineData("375", "029 123-45-67", "375291234567")]
    [InlineData("378", "0549 886377", "3780549886377")]
    [InlineData("380", "067 123 45 67", "380671234567")]
    [InlineData("420", "601 123 456", "420601123456")]
    [InlineData("852", "8521 2345", "85285212345")]
    [InlineData("966", "050 123 4567", "966501234567")]
    [InlineData("971", "050 123 4567", "971501234567")]
    [InlineData("972", "050-123-4567", "972501234567")]
    [InlineData("976", "8812 3456", "97688123456")]
    [InlineData("250", "0788 123 456", "250788123456")]
    [InlineData("992", "90 123 4567", "992901234567")]
    [InlineData("993", "8 65 123456", "99365123456")]
    public void The_code_replaces_the_trunk_prefix_and_is_neither_doubled_nor_swallowed(string hint, string written, string expected)
    {
        PhoneNormalizerTests.Resolve(written, hint).Should().Be((expected, true));
        PhoneNormalizerTests.Resolve("+" + expected, hint).Should().Be((expected, true));
    }

    [Theory]
    [InlineData("49")]
    [InlineData("+49")]
    [InlineData("0049")]
    [InlineData(" (49) ")]
    [InlineData("４９")]
    public void The_hint_may_be_written_in_any_usual_way(string hint)
    {
        PhoneNormalizerTests.Resolve("0170 1234567", hint).Should().Be(("491701234567", true));
    }

    [Theory]
    [InlineData("1-787")]
    [InlineData("+1 684")]
    public void A_hint_with_an_area_of_North_America_means_its_country_code(string hint)
    {
        PhoneNormalizerTests.Resolve("(787) 555-0123", hint).Should().Be(("17875550123", true));
    }

    [Theory]
    [InlineData("")]
    [InlineData("0")]
    [InlineData("us")]
    [InlineData("999")]
    [InlineData("12345")]
    [InlineData("4917012345678901234567890")]
    public void A_hint_that_is_no_calling_code_is_ignored(string hint)
    {
        PhoneNormalizerTests.Resolve("0170 1234567", hint).Should().Be(("1701234567", false));
    }

    [Theory]
    [InlineData("1", "55512")]
    [InlineData("49", "0 1234")]
    [InlineData("44", "123 456")]
    public void A_part_of_a_number_is_not_made_whole_by_a_code(string hint, string written)
    {
        Span<byte> destination = stackalloc byte[32];

        PhoneNormalizer.Normalize(written, destination, out int bytesWritten, new NormalizationContext { CallingCode = hint }, out _)
            .Should().Be(NormalizationStatus.Invalid);

        bytesWritten.Should().Be(0);
    }

    [Theory]
    [InlineData("1", "447911123456")]
    [InlineData("33", "491701234567")]
    [InlineData("91", "16505551212")]
    public void A_number_longer_than_any_at_home_is_left_as_it_is(string hint, string written)
    {
        PhoneNormalizerTests.Resolve(written, hint).Should().Be((written, false));
    }
}
