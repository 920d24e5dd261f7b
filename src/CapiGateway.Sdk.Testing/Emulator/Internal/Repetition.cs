namespace CapiGateway.Sdk.Testing.Emulator.Internal;

/// <summary>How an event relates to earlier copies of it.</summary>
internal sealed class Repetition(bool isDiscarded, EarlierCopy? earlier)
{
    public static Repetition None { get; } = new(isDiscarded: false, earlier: null);

    public bool IsDiscarded => isDiscarded;

    public bool IsRepeated => earlier is not null;

    // Judged when asked, since the answer to an earlier copy may get lost after the next copy has arrived.
    public bool IsUnpaired
    {
        get
        {
            for (var copy = earlier; copy is not null; copy = copy.Before)
            {
                if (copy.Fate.IsDelivered)
                {
                    return true;
                }
            }

            return false;
        }
    }
}
