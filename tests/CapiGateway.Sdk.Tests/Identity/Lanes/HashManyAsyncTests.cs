using System.Globalization;
using System.Text;
using CapiGateway.Sdk.Identity;

namespace CapiGateway.Sdk.Tests.Identity.Lanes;

public sealed class HashManyAsyncTests
{
    private const int Rows = 20_011;

    private static readonly TimeSpan Budget = TimeSpan.FromMinutes(1);

    private static readonly string?[] Phones =
    [
        .. Enumerable.Range(0, Rows).Select(row => row % 10 == 0 ? null : (2_025_550_000L + row).ToString(CultureInfo.InvariantCulture)),
    ];

    private static readonly ReadOnlyMemory<byte>[] Utf8Phones =
        [.. Phones.Select(phone => new ReadOnlyMemory<byte>(Encoding.UTF8.GetBytes(phone ?? string.Empty)))];

    private static readonly NormalizationContext[] Contexts =
        [.. Enumerable.Range(0, Rows).Select(row => new NormalizationContext { CallingCode = row % 2 == 0 ? "1" : "49" })];

    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    [InlineData(-1)]
    public async Task A_column_hashed_on_several_cores_is_the_one_hashed_on_one(int cores)
    {
        var expected = new Sha256Digest[Rows];
        var digests = new Sha256Digest[Rows];
        int count = IdentifierHasher.HashMany(IdentifierKind.Phone, Phones, expected, Contexts[0]);

        (await IdentifierHasher.HashManyAsync(IdentifierKind.Phone, Phones, digests, Contexts[0], cores).WaitAsync(Budget))
            .Should().Be(count).And.Be(Rows - ((Rows + 9) / 10));
        digests.Should().Equal(expected);

        Array.Clear(digests);
        (await IdentifierHasher.HashManyAsync(IdentifierKind.Phone, Utf8Phones, digests, Contexts[0], cores).WaitAsync(Budget))
            .Should().Be(count);
        digests.Should().Equal(expected);
    }

    [Fact]
    public async Task Each_row_keeps_its_own_context()
    {
        var expected = new Sha256Digest[Rows];
        var digests = new Sha256Digest[Rows];
        int count = IdentifierHasher.HashMany(IdentifierKind.Phone, Phones, Contexts, expected);

        (await IdentifierHasher.HashManyAsync(IdentifierKind.Phone, Phones, Contexts, digests).WaitAsync(Budget)).Should().Be(count);
        digests.Should().Equal(expected);

        Array.Clear(digests);
        (await IdentifierHasher.HashManyAsync(IdentifierKind.Phone, Utf8Phones, Contexts, digests).WaitAsync(Budget)).Should().Be(count);
        digests.Should().Equal(expected);
    }

    [Fact]
    public async Task Progress_rises_to_the_number_of_rows()
    {
        var progress = new RecordedProgress();

        await IdentifierHasher.HashManyAsync(IdentifierKind.Phone, Phones, new Sha256Digest[Rows], progress: progress).WaitAsync(Budget);

        progress.Reports.Should().HaveCountGreaterThan(1).And.BeInAscendingOrder().And.OnlyHaveUniqueItems();
        progress.Reports[^1].Should().Be(Rows);
    }

    [Fact]
    public async Task Cancelling_stops_before_the_end()
    {
        using var cancellation = new CancellationTokenSource();
        var progress = new RecordedProgress(cancellation.Cancel);

        Func<Task> hash = () => IdentifierHasher.HashManyAsync(
            IdentifierKind.Phone, Phones, new Sha256Digest[Rows], default, 1, progress, cancellation.Token).WaitAsync(Budget);

        await hash.Should().ThrowAsync<OperationCanceledException>();
        progress.Reports.Should().ContainSingle().Which.Should().BeLessThan(Rows);
    }

    [Fact]
    public async Task An_empty_column_is_done_at_once() =>
        (await IdentifierHasher.HashManyAsync(IdentifierKind.Email, ReadOnlyMemory<string?>.Empty, default).WaitAsync(Budget))
            .Should().Be(0);

    [Fact]
    public async Task Too_few_digests_or_contexts_or_no_cores_are_a_mistake_of_the_caller()
    {
        Func<Task>[] mistakes =
        [
            () => IdentifierHasher.HashManyAsync(IdentifierKind.Phone, Phones, new Sha256Digest[Rows - 1]),
            () => IdentifierHasher.HashManyAsync(IdentifierKind.Phone, Utf8Phones, new Sha256Digest[Rows - 1]),
            () => IdentifierHasher.HashManyAsync(IdentifierKind.Phone, Phones, Contexts.AsMemory(1), new Sha256Digest[Rows]),
            () => IdentifierHasher.HashManyAsync(IdentifierKind.Phone, Utf8Phones, Contexts.AsMemory(1), new Sha256Digest[Rows]),
            () => IdentifierHasher.HashManyAsync(IdentifierKind.Phone, Phones, new Sha256Digest[Rows], maxDegreeOfParallelism: 0),
        ];
        foreach (Func<Task> mistake in mistakes)
        {
            await mistake.Should().ThrowAsync<ArgumentException>();
        }
    }

    private sealed class RecordedProgress(Action? onReport = null) : IProgress<int>
    {
        public List<int> Reports { get; } = [];

        public void Report(int value)
        {
            Reports.Add(value);
            onReport?.Invoke();
        }
    }
}
