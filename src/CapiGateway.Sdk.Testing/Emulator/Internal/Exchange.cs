namespace CapiGateway.Sdk.Testing.Emulator.Internal;

/// <summary>An answer on its way, and where the transport reports whether it got there.</summary>
internal sealed record Exchange(GraphAnswer Answer, AnswerFate Fate)
{
    // Called before the first byte leaves, since the caller may act on the answer at once; a transport that then fails calls Lose.
    public void Deliver()
    {
        if (Answer.IsIntact)
        {
            Fate.Deliver();
        }
    }
}
