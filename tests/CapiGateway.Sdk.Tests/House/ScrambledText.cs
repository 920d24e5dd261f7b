using System.Text;

namespace CapiGateway.Sdk.Tests.House;

/// <summary>A text as nobody meant it: pieces put in, taken out, changed and doubled, and sometimes a byte that is no UTF-8.</summary>
internal static class ScrambledText
{
    /// <summary>Scrambles a text; the same seed makes the same bytes.</summary>
    public static byte[] Of(string text, IReadOnlyList<string> splices, Random random)
    {
        var scrambled = new StringBuilder(text);
        for (int change = random.Next(1, 6); change > 0; change--)
        {
            int at = random.Next(scrambled.Length + 1);
            switch (random.Next(4))
            {
                case 0:
                    scrambled.Insert(at, splices[random.Next(splices.Count)]);
                    break;
                case 1:
                    scrambled.Remove(at, Math.Min(random.Next(12), scrambled.Length - at));
                    break;
                case 2 when at < scrambled.Length:
                    scrambled[at] = (char)random.Next(0x20, 0x7F);
                    break;
                default:
                    int length = Math.Min(random.Next(30), scrambled.Length - at);
                    scrambled.Insert(random.Next(scrambled.Length + 1), scrambled.ToString(at, length));
                    break;
            }
        }

        byte[] bytes = Encoding.UTF8.GetBytes(scrambled.ToString());
        if (bytes.Length > 0 && random.Next(3) == 0)
        {
            bytes[random.Next(bytes.Length)] = (byte)random.Next(256);
        }

        return bytes;
    }
}
