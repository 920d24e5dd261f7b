using System.Runtime.Intrinsics;
using System.Text;
using CapiGateway.Sdk.Identity;
using CapiGateway.Sdk.Identity.Internal;
using CapiGateway.Sdk.Identity.Internal.Lanes;
using CapiGateway.Sdk.Tests.Measuring;

namespace CapiGateway.Sdk.Tests.Identity.Lanes;

public sealed class LaneSelectionTests
{
    [Fact]
    public void The_switch_makes_everything_use_the_framework() =>
        LaneSelection.Choose(useFramework: true).Should().Be(LaneWidth.Framework);

    [Fact]
    public void Without_the_switch_the_widest_vectors_of_the_machine_are_used()
    {
        int bits = Vector512.IsHardwareAccelerated ? 512
            : Vector256.IsHardwareAccelerated ? 256
            : Vector128.IsHardwareAccelerated ? 128
            : 32;

        LaneSelection.Choose(useFramework: false).Should().Be((LaneWidth)(bits / 32));
        LaneSelection.Current.Should().Be(LaneSelection.Choose(useFramework: false), "these tests run without the switch");
    }

    [Fact]
    public void Hashing_in_lanes_allocates_nothing()
    {
        byte[] buffer = Encoding.ASCII.GetBytes(new string('x', 1000));
        Range[] messages = [.. Enumerable.Range(0, 100).Select(index => index..(index * 4))];
        var digests = new Sha256Digest[messages.Length];

        Allocated.By(() => DigestBatch.HashAll(buffer, messages, digests)).Should().Be(0);
    }
}
