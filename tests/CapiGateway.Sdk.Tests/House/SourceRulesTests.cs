namespace CapiGateway.Sdk.Tests.House;

public sealed class SourceRulesTests
{
    public static TheoryData<string, string> Broken => new()
    {
        { "a note of something left to do", "// TODO later" },
        { "a note of something left to do", "/* x\n HACK: y */" },
        { "commented-out code", "// return value;" },
        { "commented-out code", "// if (value)\n// {" },
        { "commented-out code", "// }" },
        { "a region", "  #region Fields" },
        { "a warning switched off by a pragma", "#pragma warning disable CA1000" },
        { "something not implemented", "throw new NotImplementedException();" },
        { "a suppression without a justification", "[SuppressMessage(\"Design\", \"CA1000\")]" },
        { "a suppression without a justification", "[SuppressMessage(\"Design\", \"CA1000\", Justification = \"\")]" },
        { "a wall clock that is no TimeProvider", "var now = DateTime.UtcNow;" },
        { "a wall clock that is no TimeProvider", "var now = System.DateTimeOffset.Now;" },
        { "a wall clock that is no TimeProvider", "var clock = Stopwatch.StartNew();" },
        { "a blocking wait for a task", "return task.Result;" },
        { "a blocking wait for a task", "task.Wait();" },
        { "a blocking wait for a task", "task.GetAwaiter().GetResult();" },
        { "a sleep", "Thread.Sleep(1);" },
        { "a sleep", "await Task.Delay(10);" },
        { "a sleep", "await Task.Delay(TimeSpan.FromSeconds(1), cancellationToken);" },
        { "a sleep", "await Task.Delay(timeout, TimeProvider.System, token);" },
        { "an await that returns to the caller's context", "await RunAsync();" },
        { "an await that returns to the caller's context", "await RunAsync(async () => { await StepAsync().ConfigureAwait(false); });" },
        { "an await that returns to the caller's context", "await foreach (var item in items) { }" },
        { "an await that returns to the caller's context", "await using var file = Open();" },
        { "a skipped test", "[Fact(Skip = \"flaky\")]" },
        { "a skipped test", "[Theory(DisplayName = \"a\", Skip = Reason)]" },
    };

    public static TheoryData<string, string> Kept => new()
    {
        { "a note of something left to do", "var text = \"TODO\"; // nothing to do" },
        { "commented-out code", "// It returns a value.\n/// <code>return value;</code>\n/// return value;" },
        { "a region", "var text = \"\"\"\n#region Fields\n\"\"\";" },
        { "a warning switched off by a pragma", "#pragma warning restore CA1000" },
        { "something not implemented", "// NotImplementedException" },
        { "a suppression without a justification", "[SuppressMessage(\"Design\", \"CA1000\",\n    Justification = \"Because (so).\")]" },
        { "a suppression without a justification", "[SuppressMessage(\"Design\", \"CA1000\", Justification = Why)]" },
        { "a wall clock that is no TimeProvider", "var now = time.GetUtcNow(); var text = \"DateTime.Now\";" },
        { "a blocking wait for a task", "await task.WaitAsync(budget).ConfigureAwait(false); var result = new Result();" },
        { "a sleep", "await Task.Delay(TimeSpan.FromSeconds(Math.Max(1, 2)), _timeProvider, token);" },
        { "a sleep", "await Task.Delay(delay, clock);" },
        { "an await that returns to the caller's context", "await RunAsync(first, second)\n    .ConfigureAwait(false);" },
        { "an await that returns to the caller's context", "return (await RunAsync().ConfigureAwait(false)).Count;" },
        { "an await that returns to the caller's context", "await foreach (var item in items.ConfigureAwait(false)) { }" },
        { "an await that returns to the caller's context", "await using (file.ConfigureAwait(false)) { }" },
        { "an await that returns to the caller's context", "await Task.Yield();" },
        { "a skipped test", "var rest = items.Skip(1); var same = items[Skip == 1];" },
    };

    [Theory]
    [MemberData(nameof(Broken))]
    public void A_broken_rule_is_found(string rule, string text) =>
        Violations(rule, text).Should().NotBeEmpty();

    [Theory]
    [MemberData(nameof(Kept))]
    public void A_kept_rule_is_silent(string rule, string text) =>
        Violations(rule, text).Should().BeEmpty();

    [Fact]
    public void Every_rule_is_shown_to_find_and_to_be_silent()
    {
        string[] rules = [.. SourceRules.All.Select(rule => rule.Name)];

        Broken.Select(row => (string)row[0]).Distinct(StringComparer.Ordinal).Should().BeEquivalentTo(rules);
        Kept.Select(row => (string)row[0]).Distinct(StringComparer.Ordinal).Should().BeEquivalentTo(rules);
    }

    [Fact]
    public void A_violation_tells_file_line_and_text() =>
        SourceRules.Named("a sleep").Violations([new SourceFile("tests/A.cs", "a\n  Thread.Sleep(1);\n")])
            .Should().Equal("tests/A.cs(2): Thread.Sleep(1);");

    private static IEnumerable<string> Violations(string name, string text)
    {
        SourceRule rule = SourceRules.Named(name);
        return rule.Violations([new SourceFile($"{rule.Folders[0]}/P/A.cs", text)]);
    }
}
