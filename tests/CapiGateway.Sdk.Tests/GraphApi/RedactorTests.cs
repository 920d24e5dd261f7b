using System.Text;
using CapiGateway.Sdk.DataSources;
using CapiGateway.Sdk.GraphApi.Internal;

namespace CapiGateway.Sdk.Tests.GraphApi;

public sealed class RedactorTests
{
    [Theory]
    [InlineData("mail to john.doe+shop@example.co.uk now", "john.doe", "example.co.uk")]
    [InlineData("mail jörg@bücher.example now", "jörg", "bücher")]
    [InlineData("?email=john.doe%40example.com", "john.doe", "example.com")]
    [InlineData("""{"m":"john.doe\u0040example.com"}""", "john.doe", "example.com")]
    [InlineData("call +1 (555) 123-4567 now", "555", "4567")]
    [InlineData("call 0171 2345678", "0171", "2345678")]
    [InlineData("call 555-1234", "555", "1234")]
    [InlineData("ph 4917612345678", "49176", "345678")]
    [InlineData("call +4912345", "+4912345", "4912345")]
    [InlineData("hash e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855.", "e3b0c", "7852b855")]
    [InlineData("hash E3B0C44298FC1C149AFBF4C8996FB92427AE41E4649B934CA495991B7852B855", "E3B0C", "7852B855")]
    [InlineData("token EAABsbCS1234567890 expired", "EAAB", "CS1234")]
    [InlineData("access_token=abc.def&x=1", "abc.def", "abc")]
    [InlineData("""{"access_token":"abc-def"}""", "abc-def", "abc")]
    [InlineData("""{"accessKey": "abc-def"}""", "abc-def", "abc")]
    [InlineData("Authorization: Bearer abc-def", "abc-def", "abc")]
    [InlineData("app 1234567|AbC-dEf_gh is wrong", "1234567|", "AbC-dEf")]
    [InlineData("click fb.1.1554763741205.AbCdEf", "fb.1", "AbCdEf")]
    [InlineData("from 203.0.113.77 denied", "203.0", "113.77")]
    [InlineData("from 2001:db8::8a2e:370:7334 denied", "2001", "7334")]
    [InlineData("at https://user:pass@shop.example/cart?u=john#x end", "user", "john")]
    [InlineData("""{"u":"https:\/\/shop.example\/cart?u=john"}""", "shop.example", "john")]
    [InlineData("""{"ua":"Mozilla/5.0 (X11; Linux x86_64) Firefox/141.0"}""", "Mozilla", "Firefox")]
    public void What_looks_like_a_secret_or_a_person_is_masked(string text, string one, string other)
    {
        new Redactor().Redact(text).Should().Contain("***").And.NotContainAny(one, other);
    }

    [Theory]
    [InlineData("Invalid parameter")]
    [InlineData("(#100) Missing $['data'][12]['user_data'] of 1000 events")]
    [InlineData("""{"error":{"code":100,"error_subcode":2804003,"fbtrace_id":"Ap15kJHGtr9_x-1AbCdEfGh"}}""")]
    [InlineData("Error validating access token: session has expired")]
    [InlineData("Call to v20.0, which has ended in 2026")]
    [InlineData("data_processing_options_country is 1")]
    public void What_helps_is_kept(string text)
    {
        new Redactor().Redact(text).Should().Be(text);
    }

    [Fact]
    public void The_credential_of_the_request_is_masked_even_when_it_looks_like_any_word()
    {
        var sut = new Redactor(new AccessCredential(new Secret("gatekey"), new Secret("hush")));

        sut.Redact("key gatekey, secret hush").Should().Be("key ***, secret ***");
    }

    [Fact]
    public void Four_kilobytes_are_kept_of_whole_characters()
    {
        var kept = new Redactor().Redact(string.Concat(Enumerable.Repeat("né\ud83d\ude00 ", 2000)));

        Encoding.UTF8.GetByteCount(kept!).Should().BeInRange(Redactor.MaxBytes - 4, Redactor.MaxBytes);
        kept.Should().NotContain("\ufffd");
        char.IsHighSurrogate(kept![^1]).Should().BeFalse();
    }

    [Fact]
    public void Nothing_is_cut_in_two_where_the_text_is_cut()
    {
        var token = "EAAB" + new string('x', 40);
        for (var lead = 0; lead < 50; lead += 3)
        {
            var text = new string('-', lead) + " " + string.Concat(Enumerable.Repeat(token + "\"", 2000));
            new Redactor().Redact(text).Should().NotContain("EAAB").And.NotContain("xxx");
        }
    }

    [Fact]
    public void Control_characters_cannot_forge_a_line_of_a_log()
    {
        new Redactor().Redact("one\r\ntwo\0three\u001b[31m").Should().Be("one  two three [31m");
    }

    [Fact]
    public void Hostile_texts_are_answered_and_leak_nothing()
    {
        string[] hostile =
        [
            new('@', 100_000),
            new('1', 100_000),
            new('a', 100_000),
            string.Concat(Enumerable.Repeat("1-", 50_000)),
            string.Concat(Enumerable.Repeat("1:", 50_000)),
            string.Concat(Enumerable.Repeat("a.", 50_000)) + "@b",
            string.Concat(Enumerable.Repeat("1.1.", 25_000)),
        ];

        foreach (var text in hostile)
        {
            new Redactor().Redact(text).Should().NotBeNull().And.Match<string>(kept => kept.Length <= Redactor.MaxBytes);
        }
    }

    [Fact]
    public void No_text_stays_no_text()
    {
        new Redactor().Redact(null).Should().BeNull();
        new Redactor().Redact("").Should().BeEmpty();
    }
}
