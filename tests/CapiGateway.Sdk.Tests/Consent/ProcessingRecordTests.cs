using CapiGateway.Sdk.Consent;
using CapiGateway.Sdk.Consent.Internal;
using CapiGateway.Sdk.Events;
using CapiGateway.Sdk.Testing.Time;
using CapiGateway.Sdk.Tests.House;

namespace CapiGateway.Sdk.Tests.Consent;

public sealed class ProcessingRecordTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    private string File => Path.Combine(_folder.Path, "record.jsonl");

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task A_record_holds_kinds_of_fields_and_no_value()
    {
        ConsentSignals signals = Asked.Signals("DE", ConsentState.Granted) with { LawfulBasis = "consent", SubjectKey = "marker-subject" };
        var gate = new ConsentGate([new OptInRegionPolicy(UnknownConsent.Deny)], TimeSpan.FromSeconds(1), new ManualTimeProvider(), (_, _) => { });
        ConversionEvent conversion = Asked.Event();
        ConsentOutcome outcome = await gate.DecideAsync(conversion, Asked.Source, signals, CancellationToken.None);
        await WriteAsync(ProcessingEntries.Of(conversion, Asked.Source, signals, outcome, ManualTimeProvider.DefaultStart));

        string text = await System.IO.File.ReadAllTextAsync(File);
        text.Should().Contain("\"user_data.em\"").And.Contain("opt-in regions 1").And.Contain("\"lawful_basis\":\"consent\"");
        text.Should().NotContainAny("203.0.113.7", "fb.1.", "https://", "marker-subject", "\"order\"");
    }

    [Fact]
    public void A_record_names_the_fields_of_every_section()
    {
        ConversionEvent sent = ConversionEvent.Lead()
            .FromOther()
            .WithReferrer("https://example.org/")
            .WithCustomerSegmentation(CustomerSegments.NewToBusiness)
            .WithAdvancedMeasurementTable("table")
            .WithProperty("note", "n")
            .WithUser(user => user.Email("a@example.com"))
            .WithCustomData(data => data.OrderId("O1"))
            .WithAppData(app => app.Property("vendor", "v"))
            .WithOriginalEvent("Purchase")
            .WithAttribution(attribution => attribution.AdId("1"))
            .Build();

        ProcessingEntries.Of(sent, Asked.Source, ConsentSignals.None, new ConsentOutcome(sent, null, "no policy", []), ManualTimeProvider.DefaultStart)
            .Fields.Should().Equal(
                "referrer_url",
                "customer_segmentation",
                "advanced_measurement_table",
                "note",
                "user_data.em",
                "custom_data.order_id",
                "app_data.vendor",
                "original_event_data.event_name",
                "attribution_data.ad_id");
    }

    [Fact]
    public async Task A_record_goes_on_where_it_ended_and_is_whole()
    {
        await WriteAsync(Entry(1), Entry(2));
        await WriteAsync(Entry(3));

        ChainVerification chain = await VerifyAsync(await System.IO.File.ReadAllTextAsync(File));
        chain.Should().Be(new ChainVerification(3, FirstBrokenLine: null, chain.LastHash));
        chain.IsWhole.Should().BeTrue();
    }

    [Fact]
    public async Task A_line_that_is_changed_removed_or_added_shows()
    {
        await WriteAsync(Entry(1), Entry(2), Entry(3));
        string[] lines = await System.IO.File.ReadAllLinesAsync(File);

        (await VerifyAsync(lines[0], lines[1].Replace("Event2", "Event9", StringComparison.Ordinal), lines[2])).FirstBrokenLine.Should().Be(2);
        (await VerifyAsync(lines[0], lines[2])).FirstBrokenLine.Should().Be(2);
        (await VerifyAsync(lines[1], lines[2])).FirstBrokenLine.Should().Be(1);
        (await VerifyAsync(lines[0], lines[0], lines[1])).FirstBrokenLine.Should().Be(2);
        (await VerifyAsync(lines[0], "", lines[1])).FirstBrokenLine.Should().Be(2);
        (await VerifyAsync(lines[0], lines[1])).LastHash.Should().NotBe((await VerifyAsync(lines)).LastHash);
    }

    [Fact]
    public async Task A_line_cut_short_by_a_crash_is_removed_when_the_record_is_opened()
    {
        await WriteAsync(Entry(1));
        await System.IO.File.AppendAllTextAsync(File, "{\"time\":\"20");
        await WriteAsync(Entry(2));

        (await VerifyAsync(await System.IO.File.ReadAllTextAsync(File))).Lines.Should().Be(2);
    }

    [Fact]
    public async Task A_line_that_could_not_be_written_leaves_nothing_behind_and_the_record_goes_on()
    {
        var disk = new FullDisk(File);
        await using (JsonLinesProcessingRecord record = await JsonLinesProcessingRecord.OpenAsync(disk, CancellationToken.None))
        {
            await record.WriteAsync(Entry(1), CancellationToken.None);
            disk.IsFull = true;
            await record.Awaiting(it => it.WriteAsync(Entry(2), CancellationToken.None).AsTask()).Should().ThrowAsync<IOException>();
            (await VerifyFileAsync()).Should().Match<ChainVerification>(chain => chain.IsWhole && chain.Lines == 1);

            disk.IsFull = false;
            await record.WriteAsync(Entry(3), CancellationToken.None);
        }

        await WriteAsync(Entry(4));
        (await VerifyFileAsync()).Should().Match<ChainVerification>(chain => chain.IsWhole && chain.Lines == 3);
    }

    [Fact]
    public async Task What_a_failed_write_left_is_taken_away_by_the_next_one_when_it_could_not_be_at_once()
    {
        var disk = new FullDisk(File);
        await using (JsonLinesProcessingRecord record = await JsonLinesProcessingRecord.OpenAsync(disk, CancellationToken.None))
        {
            await record.WriteAsync(Entry(1), CancellationToken.None);
            disk.IsFull = disk.KeepsItsLength = true;
            await record.Awaiting(it => it.WriteAsync(Entry(2_222_222), CancellationToken.None).AsTask()).Should().ThrowAsync<IOException>();
            disk.IsFull = disk.KeepsItsLength = false;
            await record.WriteAsync(Entry(3), CancellationToken.None);
        }

        (await VerifyFileAsync()).Should().Match<ChainVerification>(chain => chain.IsWhole && chain.Lines == 2);
    }

    [Fact]
    public async Task A_broken_record_is_not_continued()
    {
        await System.IO.File.WriteAllTextAsync(File, "{}\n");

        await FluentActions.Awaiting(() => JsonLinesProcessingRecord.OpenAsync(File)).Should().ThrowAsync<InvalidDataException>();
    }

    [Fact]
    public async Task Many_writers_make_one_chain()
    {
        await using (JsonLinesProcessingRecord record = await JsonLinesProcessingRecord.OpenAsync(File))
        {
            await Task.WhenAll(Enumerable.Range(0, 200).Select(number => Task.Run(() => record.WriteAsync(Entry(number), CancellationToken.None).AsTask())))
                .WaitAsync(TimeSpan.FromSeconds(30));
        }

        (await VerifyAsync(await System.IO.File.ReadAllTextAsync(File))).Should().Match<ChainVerification>(chain => chain.IsWhole && chain.Lines == 200);
    }

    private static ProcessingEntry Entry(int number) => new()
    {
        Time = ManualTimeProvider.DefaultStart,
        Account = "default",
        DataSourceId = "1",
        EventName = $"Event{number}",
        IsAllowed = true,
        Fields = ["user_data.em"],
        Policies = "no policy",
    };

    private static Task<ChainVerification> VerifyAsync(params string[] lines) =>
        JsonLinesProcessingRecord.VerifyAsync(new MemoryStream(System.Text.Encoding.UTF8.GetBytes(string.Join('\n', lines))));

    private async Task WriteAsync(params ProcessingEntry[] entries)
    {
        await using JsonLinesProcessingRecord record = await JsonLinesProcessingRecord.OpenAsync(File);
        foreach (ProcessingEntry entry in entries)
        {
            await record.WriteAsync(entry, CancellationToken.None);
        }
    }

    private async Task<ChainVerification> VerifyFileAsync()
    {
        await using var file = new FileStream(File, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
        return await JsonLinesProcessingRecord.VerifyAsync(file);
    }

    /// <summary>A disk that takes half of a line when it is full.</summary>
    private sealed class FullDisk(string path) : FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.Read, bufferSize: 0)
    {
        public bool IsFull { get; set; }

        public bool KeepsItsLength { get; set; }

        public override async ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default)
        {
            await base.WriteAsync(IsFull ? buffer[..(buffer.Length / 2)] : buffer, cancellationToken);
            if (IsFull)
            {
                throw new IOException("No space left on device.");
            }
        }

        public override void SetLength(long value)
        {
            if (KeepsItsLength)
            {
                throw new IOException("Input/output error.");
            }

            base.SetLength(value);
        }
    }
}
