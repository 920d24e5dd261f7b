namespace CapiGateway.Sdk.Sqlite.Storage.Internal;

/// <summary>The thread that a connection belongs to: SQLite blocks, and must block nobody else. Lives until its queue is closed and done.</summary>
internal sealed class StoreThread : IDisposable
{
    // More callers than any host has at once; each holds its own event all the same.
    private const int QueueCapacity = 65_536;

    private readonly WorkQueue _queue = new(QueueCapacity);
    private readonly TaskCompletionSource _ended = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly Database _database;
    private readonly Pace _pace;
    private readonly Action<List<Job>> _run;

    public StoreThread(string name, Database database, Pace pace, Action<List<Job>> run)
    {
        _database = database;
        _pace = pace;
        _run = run;
        new Thread(Loop) { IsBackground = true, Name = name }.Start();
    }

    public Task Ended => _ended.Task;

    public Task<T> RunAsync<T>(Job<T> job, CancellationToken cancellationToken)
    {
        Add(job, cancellationToken);
        return job.Answer;
    }

    public void Add(Job job, CancellationToken cancellationToken)
    {
        job.Observe(cancellationToken);
        QueueAnswer answer = _queue.Add(job);
        if (answer != QueueAnswer.Added && job.TryStart())
        {
            job.Fail(StoreFault.Of(answer == QueueAnswer.Full ? SqliteStoreProblem.Overloaded : SqliteStoreProblem.Closed, _database.Path));
        }
    }

    public void Dispose() => _queue.Close();

    private void Loop()
    {
        List<Job> jobs = [];
        while (_queue.Take(ref jobs, _pace.Expected, _pace.Patience))
        {
            int count = jobs.Count;
            try
            {
                _run(jobs);
            }
            catch (Exception exception)
            {
                // Nothing may end this thread but its queue; those that were answered already do not hear of it.
                jobs.ForEach(job => job.Fail(exception));
            }

            jobs.Clear();
            _pace.End(count);
        }

        try
        {
            _database.Dispose();
        }
        finally
        {
            _queue.Dispose();
            _ended.TrySetResult();
        }
    }
}
