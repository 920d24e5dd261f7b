using System.Runtime.CompilerServices;

namespace CapiGateway.Sdk.Identity.Internal.Lanes;

/// <summary>The compression function of SHA-256 (FIPS 180-4, section 6.2.2) over one block in every lane.</summary>
internal static class LaneCompressor
{
    internal const int StateWords = 8;
    internal const int BlockWords = 16;
    private const int RoundCount = 64;

    // Arrays, because a span over constants is made anew at each use where the compiler does not optimise.
    private static readonly uint[] InitialState =
    [
        0x6a09e667, 0xbb67ae85, 0x3c6ef372, 0xa54ff53a, 0x510e527f, 0x9b05688c, 0x1f83d9ab, 0x5be0cd19,
    ];

    private static readonly uint[] RoundConstants =
    [
        0x428a2f98, 0x71374491, 0xb5c0fbcf, 0xe9b5dba5, 0x3956c25b, 0x59f111f1, 0x923f82a4, 0xab1c5ed5,
        0xd807aa98, 0x12835b01, 0x243185be, 0x550c7dc3, 0x72be5d74, 0x80deb1fe, 0x9bdc06a7, 0xc19bf174,
        0xe49b69c1, 0xefbe4786, 0x0fc19dc6, 0x240ca1cc, 0x2de92c6f, 0x4a7484aa, 0x5cb0a9dc, 0x76f988da,
        0x983e5152, 0xa831c66d, 0xb00327c8, 0xbf597fc7, 0xc6e00bf3, 0xd5a79147, 0x06ca6351, 0x14292967,
        0x27b70a85, 0x2e1b2138, 0x4d2c6dfc, 0x53380d13, 0x650a7354, 0x766a0abb, 0x81c2c92e, 0x92722c85,
        0xa2bfe8a1, 0xa81a664b, 0xc24b8b70, 0xc76c51a3, 0xd192e819, 0xd6990624, 0xf40e3585, 0x106aa070,
        0x19a4c116, 0x1e376c08, 0x2748774c, 0x34b0bcb5, 0x391c0cb3, 0x4ed8aa4a, 0x5b9cca4f, 0x682e6ff3,
        0x748f82ee, 0x78a5636f, 0x84c87814, 0x8cc70208, 0x90befffa, 0xa4506ceb, 0xbef9a3f7, 0xc67178f2,
    ];

    internal static void Start<TLanes>(Span<TLanes> state)
        where TLanes : unmanaged, ILanes<TLanes>
    {
        for (int word = 0; word < StateWords; word++)
        {
            state[word] = TLanes.Broadcast(InitialState[word]);
        }
    }

    /// <summary>Takes one block into the state; the words of the block are used up.</summary>
    /// <remarks>
    /// The compiler inlines only so much into one method. Eight rounds fit; sixteen do not, nor do lanes that hide their vector behind a
    /// property, and then this takes three times as long.
    /// </remarks>
    internal static void Compress<TLanes>(Span<TLanes> state, Span<TLanes> words)
        where TLanes : unmanaged, ILanes<TLanes>
    {
        state = state[..StateWords];
        words = words[..BlockWords];
        ReadOnlySpan<uint> constants = RoundConstants;
        TLanes a = state[0];
        TLanes b = state[1];
        TLanes c = state[2];
        TLanes d = state[3];
        TLanes e = state[4];
        TLanes f = state[5];
        TLanes g = state[6];
        TLanes h = state[7];
        for (int round = 0; round < RoundCount; round += StateWords)
        {
            int word = round & (BlockWords - 1);
            if (word == 0 && round != 0)
            {
                Extend(words);
            }

            Round(a, b, c, ref d, e, f, g, ref h, words[word], constants[round]);
            Round(h, a, b, ref c, d, e, f, ref g, words[word + 1], constants[round + 1]);
            Round(g, h, a, ref b, c, d, e, ref f, words[word + 2], constants[round + 2]);
            Round(f, g, h, ref a, b, c, d, ref e, words[word + 3], constants[round + 3]);
            Round(e, f, g, ref h, a, b, c, ref d, words[word + 4], constants[round + 4]);
            Round(d, e, f, ref g, h, a, b, ref c, words[word + 5], constants[round + 5]);
            Round(c, d, e, ref f, g, h, a, ref b, words[word + 6], constants[round + 6]);
            Round(b, c, d, ref e, f, g, h, ref a, words[word + 7], constants[round + 7]);
        }

        state[0] += a;
        state[1] += b;
        state[2] += c;
        state[3] += d;
        state[4] += e;
        state[5] += f;
        state[6] += g;
        state[7] += h;
    }

    /// <summary>The next 16 words of the schedule from the last 16, in their place.</summary>
    private static void Extend<TLanes>(Span<TLanes> words)
        where TLanes : unmanaged, ILanes<TLanes>
    {
        for (int word = 0; word < BlockWords; word++)
        {
            TLanes near = words[(word + 1) & (BlockWords - 1)];
            TLanes far = words[(word + 14) & (BlockWords - 1)];
            words[word] += words[(word + 9) & (BlockWords - 1)]
                + TLanes.Xor(TLanes.RotateRight(near, 7), TLanes.RotateRight(near, 18), TLanes.ShiftRight(near, 3))
                + TLanes.Xor(TLanes.RotateRight(far, 17), TLanes.RotateRight(far, 19), TLanes.ShiftRight(far, 10));
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Round<TLanes>(
        TLanes a, TLanes b, TLanes c, ref TLanes d, TLanes e, TLanes f, TLanes g, ref TLanes h, TLanes word, uint constant)
        where TLanes : unmanaged, ILanes<TLanes>
    {
        TLanes first = h + word + TLanes.Broadcast(constant) + TLanes.Choose(e, f, g)
            + TLanes.Xor(TLanes.RotateRight(e, 6), TLanes.RotateRight(e, 11), TLanes.RotateRight(e, 25));
        d += first;
        h = first + TLanes.Majority(a, b, c)
            + TLanes.Xor(TLanes.RotateRight(a, 2), TLanes.RotateRight(a, 13), TLanes.RotateRight(a, 22));
    }
}
