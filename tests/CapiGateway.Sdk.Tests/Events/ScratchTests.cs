using System.Buffers;
using CapiGateway.Sdk.Events;
using CapiGateway.Sdk.Identity;

namespace CapiGateway.Sdk.Tests.Events;

public sealed class ScratchTests
{
    [Fact]
    public void The_pooled_scratch_buffer_keeps_no_plain_text_not_even_of_a_value_that_is_unusable()
    {
        const string Unusable = "markermarkermarker without an at sign";

        ConversionEvent conversion = ConversionEvent.Lead().WithUser(user => user.Email(Unusable)).Build();

        // The pool hands the same buffer to the same thread again.
        byte[] scratch = ArrayPool<byte>.Shared.Rent(IdentifierNormalizer.GetMaxByteCount(Unusable.Length));
        conversion.Diagnostics.Should().Contain(diagnostic => diagnostic.Rule == EventRules.IdentifierInvalid);
        scratch.AsSpan().IndexOf("marker"u8).Should().Be(-1);
        ArrayPool<byte>.Shared.Return(scratch);
    }
}
