using System.Security.Cryptography;
using System.Text;
using CapiGateway.Sdk.DataSources;
using CapiGateway.Sdk.GraphApi;
using CapiGateway.Sdk.GraphApi.Internal;

namespace CapiGateway.Sdk.Tests.GraphApi;

public sealed class AppSecretProofTests
{
    private static readonly DateTimeOffset Now = DateTimeOffset.FromUnixTimeSeconds(1_795_262_400);

    [Theory]
    [InlineData("EAABsbCS1234", "0123456789abcdef0123456789abcdef")]
    [InlineData("t", "s")]
    [InlineData("tøken", "sécret")]
    public void The_classic_form_signs_the_token_alone(string token, string secret)
    {
        Query(token, secret, AppSecretProofForm.Classic).Should().Be($"?appsecret_proof={Hmac(secret, token)}");
    }

    [Theory]
    [InlineData("EAABsbCS1234", "0123456789abcdef0123456789abcdef")]
    [InlineData("t", "s")]
    public void The_timestamped_form_signs_the_token_and_the_second_and_sends_the_second(string token, string secret)
    {
        Query(token, secret, AppSecretProofForm.Timestamped)
            .Should().Be($"?appsecret_proof={Hmac(secret, token + "|1795262400")}&appsecret_time=1795262400");
    }

    [Fact]
    public void A_published_vector_of_HMAC_SHA256_comes_out()
    {
        // RFC 4231, test case 2.
        Query("what do ya want for nothing?", "Jefe", AppSecretProofForm.Classic)
            .Should().Be("?appsecret_proof=5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843");
    }

    [Theory]
    [InlineData(AppSecretProofForm.Classic)]
    [InlineData(AppSecretProofForm.Timestamped)]
    public void Without_an_app_secret_there_is_no_proof(AppSecretProofForm form)
    {
        AppSecretProof.Query(new AccessCredential(new Secret("t")), form, Now).Should().BeEmpty();
    }

    private static string Query(string token, string secret, AppSecretProofForm form) =>
        AppSecretProof.Query(new AccessCredential(new Secret(token), new Secret(secret)), form, Now);

    private static string Hmac(string key, string message)
    {
        using var hmac = new HMACSHA256(Encoding.UTF8.GetBytes(key));
        return string.Concat(hmac.ComputeHash(Encoding.UTF8.GetBytes(message)).Select(octet => octet.ToString("x2")));
    }
}
