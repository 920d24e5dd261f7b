namespace CapiGateway.Samples.Quickstart;

/// <summary>One line that grows on a terminal; in a log, a line for each quarter.</summary>
internal sealed class ProgressLine(string what, int total)
{
    private readonly bool _isTerminal = !Console.IsOutputRedirected;
    private int _done;

    public void Advance()
    {
        _done++;
        bool isQuarter = _done * 4 / total > (_done - 1) * 4 / total;
        if (_isTerminal)
        {
            Console.Write($"\r{what} {_done} of {total}{(_done == total ? Environment.NewLine : string.Empty)}");
        }
        else if (isQuarter)
        {
            Console.WriteLine($"{what} {_done} of {total}");
        }
    }
}
