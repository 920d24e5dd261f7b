using System.Text.RegularExpressions;

namespace CapiGateway.Sdk.Tests.House;

/// <summary>What no source file may hold. Patterns are looked for in code, with comments and literals blanked, or in comments.</summary>
internal static class SourceRules
{
    private static readonly Regex Note = Pattern.Of(@"\b(TODO|FIXME|HACK)\b");

    // Documentation comments may show code; others may not.
    private static readonly Regex CodeInComment = Pattern.Of(@"^(?!///).*[;{]$|^//\s*[{}]+;?$");
    private static readonly Regex Region = Pattern.Of(@"^\s*#\s*region\b", RegexOptions.Multiline);
    private static readonly Regex Pragma = Pattern.Of(@"^\s*#\s*pragma\s+warning\s+disable\b", RegexOptions.Multiline);
    private static readonly Regex NotImplemented = Pattern.Of(@"\bNotImplementedException\b");
    private static readonly Regex Suppression = Pattern.Of(@"\b(Unconditional)?SuppressMessage(Attribute)?\(");
    private static readonly Regex Justification = Pattern.Of(@"\bJustification\s*=\s*(\w|[$@]*""[^""\s])");
    private static readonly Regex WallClock = Pattern.Of(
        @"\bDateTime(Offset)?\.(Now|UtcNow|Today)\b|\bEnvironment\.TickCount|\bStopwatch\.(StartNew|GetTimestamp)\b");
    private static readonly Regex BlockingWait = Pattern.Of(
        @"\.Result\b(?!\s*[({])|\.(Wait|WaitAll|WaitAny)\(|\.GetAwaiter\(\)\s*\.GetResult\(");
    private static readonly Regex Sleep = Pattern.Of(@"\bThread\.(Sleep|SpinWait)\(|\bTask\.Delay\(");
    private static readonly Regex OwnClock = Pattern.Of(
        @"^(?!.*\bTimeProvider\.System\b)(?!.*\bTimeSpan\b).*([tT]ime|[cC]lock)", RegexOptions.Singleline);
    private static readonly Regex Await = Pattern.Of(@"\bawait\b");
    private static readonly Regex AwaitBlock = Pattern.Of(@"^\s*(foreach|using)\b");
    private static readonly Regex Configured = Pattern.Of(@"\.ConfigureAwait\(false\)");
    private static readonly Regex Yield = Pattern.Of(@"^\s*Task\.Yield\(\)");
    private static readonly Regex Skip = Pattern.Of(@"\[[^\]]*\bSkip\s*=(?!=)");

    private static readonly string[] Everywhere = ["src", "tests", "samples", "benchmarks"];
    private static readonly string[] Source = ["src"];
    private static readonly string[] Tests = ["tests"];

    public static IReadOnlyList<SourceRule> All { get; } =
    [
        new("a note of something left to do", Everywhere, InComments(Note)),
        new("commented-out code", Everywhere, InComments(CodeInComment)),
        new("a region", Everywhere, InCode(Region)),
        new("a warning switched off by a pragma", Everywhere, InCode(Pragma)),
        new("something not implemented", Everywhere, InCode(NotImplemented)),
        new("a suppression without a justification", Everywhere, Unjustified),
        new("a wall clock that is no TimeProvider", Source, InCode(WallClock)),
        new("a blocking wait for a task", Source, InCode(BlockingWait)),
        new("a sleep", Everywhere, Sleeps),
        new("an await that returns to the caller's context", Source, CapturedContext),
        new("a skipped test", Tests, InCode(Skip)),
    ];

    public static SourceRule Named(string name) => All.Single(rule => rule.Name == name);

    private static Func<SourceFile, IEnumerable<int>> InComments(Regex pattern) =>
        file => file.Comments.Where(comment => pattern.IsMatch(comment.Text)).Select(comment => comment.Line);

    private static Func<SourceFile, IEnumerable<int>> InCode(Regex pattern) =>
        file => pattern.Matches(file.Code).Select(match => file.LineOf(match.Index));

    private static IEnumerable<int> Unjustified(SourceFile file) =>
        from match in Suppression.Matches(file.Code)
        let start = match.Index + match.Length
        where !Justification.IsMatch(file.Text.AsSpan(start, CodeReader.LengthTo(')', file.Code, start)))
        select file.LineOf(match.Index);

    // A delay may only wait on a TimeProvider, which is a parameter, a field or a property with time or clock in its name.
    private static IEnumerable<int> Sleeps(SourceFile file) =>
        from match in Sleep.Matches(file.Code)
        let start = match.Index + match.Length
        let arguments = CodeReader.Arguments(file.Code, start)
        where match.Value.StartsWith("Thread", StringComparison.Ordinal) || !arguments.Skip(1).Any(argument => OwnClock.IsMatch(argument))
        select file.LineOf(match.Index);

    // What await foreach and await using wait for stands in parentheses; anything else ends in ConfigureAwait outside of them.
    private static IEnumerable<int> CapturedContext(SourceFile file) =>
        from match in Await.Matches(file.Code)
        let start = match.Index + match.Length
        let awaited = file.Code.Substring(start, CodeReader.LengthTo(';', file.Code, start))
        let mayBeNested = AwaitBlock.IsMatch(awaited)
        where !Configured.Matches(awaited).Any(end => mayBeNested || CodeReader.DepthAt(end.Index, awaited) == 0)
            && !Yield.IsMatch(awaited)
        select file.LineOf(match.Index);
}
