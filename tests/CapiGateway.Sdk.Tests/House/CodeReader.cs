namespace CapiGateway.Sdk.Tests.House;

/// <summary>Reads balanced pieces of code whose comments and literals are blanked.</summary>
internal static class CodeReader
{
    /// <summary>How far it is to a mark, or to the end of what surrounds it, past everything in parentheses, brackets and braces.</summary>
    public static int LengthTo(char mark, string code, int start)
    {
        int depth = 0;
        for (int at = start; at < code.Length; at++)
        {
            char c = code[at];
            if (depth == 0 && (c == mark || c is ')' or ']' or '}'))
            {
                return at - start;
            }

            depth += Step(c);
        }

        return code.Length - start;
    }

    /// <summary>In how many parentheses, brackets and braces a place stands.</summary>
    public static int DepthAt(int index, string code) => code.Take(index).Sum(Step);

    /// <summary>The arguments of a call, from behind its opening parenthesis.</summary>
    public static IReadOnlyList<string> Arguments(string code, int start)
    {
        List<string> arguments = [];
        for (int at = start; ; at++)
        {
            int length = LengthTo(',', code, at);
            arguments.Add(code.Substring(at, length).Trim());
            at += length;
            if (at >= code.Length || code[at] != ',')
            {
                return arguments;
            }
        }
    }

    private static int Step(char c) => c switch { '(' or '[' or '{' => 1, ')' or ']' or '}' => -1, _ => 0 };
}
