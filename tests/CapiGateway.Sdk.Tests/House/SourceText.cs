using System.Text;

namespace CapiGateway.Sdk.Tests.House;

/// <summary>
/// C# text taken apart: the code with comments and the content of literals blanked, so that every character keeps its place, and the
/// comments by line. Code inside the holes of interpolated strings stays code.
/// </summary>
internal sealed class SourceText
{
    private readonly string _text;
    private readonly StringBuilder _code;
    private readonly List<SourceComment> _comments = [];
    private int _at;
    private int _line = 1;

    private SourceText(string text)
    {
        _text = text;
        _code = new StringBuilder(text.Length);
    }

    public string Code => _code.ToString();

    public IReadOnlyList<SourceComment> Comments => _comments;

    public static SourceText Parse(string text)
    {
        var source = new SourceText(text);
        source.ReadCode(insideHole: false);
        return source;
    }

    private char Peek(int offset = 0) => _at + offset < _text.Length ? _text[_at + offset] : '\0';

    private void ReadCode(bool insideHole)
    {
        for (int depth = 0; _at < _text.Length;)
        {
            char c = Peek();
            if (insideHole && c == '}' && depth == 0)
            {
                return;
            }

            if (c == '/' && Peek(1) is '/' or '*')
            {
                ReadComment(isBlock: Peek(1) == '*');
            }
            else if (c == '\'')
            {
                ReadCharacter();
            }
            else if (!TryReadString())
            {
                depth += c switch { '{' => 1, '}' => -1, _ => 0 };
                Keep();
            }
        }
    }

    private void ReadComment(bool isBlock)
    {
        int start = _at;
        int end = isBlock ? _text.IndexOf("*/", _at + 2, StringComparison.Ordinal) : _text.IndexOf('\n', _at);
        end = end < 0 ? _text.Length : isBlock ? end + 2 : end;
        int line = _line;
        foreach (string text in _text[start..end].Split('\n'))
        {
            _comments.Add(new SourceComment(line++, text.Trim()));
        }

        Blank(end - start);
    }

    private void ReadCharacter()
    {
        int length = Peek(1) == '\\' ? _text.IndexOf('\'', Math.Min(_at + 3, _text.Length)) - _at : Peek(2) == '\'' ? 2 : 0;
        Keep();
        if (length is > 0 and <= 12)
        {
            Blank(length - 1);
            Keep();
        }
    }

    private bool TryReadString()
    {
        int prefix = 0;
        while (Peek(prefix) is '$' or '@')
        {
            prefix++;
        }

        if (Peek(prefix) != '"')
        {
            return false;
        }

        string marks = _text.Substring(_at, prefix);
        int quotes = Run('"', prefix);
        bool isVerbatim = marks.Contains('@', StringComparison.Ordinal);
        Keep(prefix);
        if (quotes >= 3 && !isVerbatim)
        {
            ReadRaw(quotes, dollars: marks.Length);
        }
        else
        {
            ReadQuoted(isVerbatim, isInterpolated: marks.Contains('$', StringComparison.Ordinal));
        }

        return true;
    }

    private void ReadQuoted(bool isVerbatim, bool isInterpolated)
    {
        Keep();
        while (_at < _text.Length)
        {
            char c = Peek();
            if (c == '"' && !(isVerbatim && Peek(1) == '"'))
            {
                Keep();
                return;
            }

            if (c == '\n' && !isVerbatim)
            {
                return;
            }

            if (isInterpolated && c == '{' && Peek(1) != '{')
            {
                ReadHole(braces: 1);
            }
            else
            {
                bool isPair = c == '"' || (c == '\\' && !isVerbatim) || (isInterpolated && c is '{' or '}' && Peek(1) == c);
                Blank(isPair ? 2 : 1);
            }
        }
    }

    private void ReadRaw(int quotes, int dollars)
    {
        Keep(quotes);
        while (_at < _text.Length)
        {
            if (Run('"') >= quotes)
            {
                Keep(Run('"'));
                return;
            }

            int braces = dollars > 0 ? Run('{') : 0;
            if (braces >= dollars && braces > 0)
            {
                Blank(braces - dollars);
                ReadHole(dollars);
            }
            else
            {
                Blank(Math.Max(1, Run('"')));
            }
        }
    }

    private void ReadHole(int braces)
    {
        Keep(braces);
        ReadCode(insideHole: true);
        Keep(braces);
    }

    private int Run(char c, int offset = 0)
    {
        int length = 0;
        while (Peek(offset + length) == c)
        {
            length++;
        }

        return length;
    }

    private void Keep(int count = 1) => Take(count, blank: false);

    private void Blank(int count) => Take(count, blank: true);

    private void Take(int count, bool blank)
    {
        for (int end = Math.Min(_at + count, _text.Length); _at < end; _at++)
        {
            char c = _text[_at];
            _line += c == '\n' ? 1 : 0;
            _code.Append(blank && c is not ('\n' or '\r') ? ' ' : c);
        }
    }
}
