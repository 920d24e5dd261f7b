namespace CapiGateway.Sdk.Sqlite.Storage.Internal;

/// <summary>A job that answers.</summary>
internal sealed class Job<T>(Func<Database, T> work) : Job
{
    // The thread of the connection never runs what its callers do next.
    private readonly TaskCompletionSource<T> _completion = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private T? _answer;

    public Task<T> Answer => _completion.Task;

    public override void Run(Database database) => _answer = work(database);

    public override void Complete() => _completion.TrySetResult(_answer!);

    public override void Fail(Exception exception) => _completion.TrySetException(exception);

    protected override void Cancel(CancellationToken cancellationToken) => _completion.TrySetCanceled(cancellationToken);
}
