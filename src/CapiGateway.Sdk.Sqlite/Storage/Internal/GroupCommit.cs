namespace CapiGateway.Sdk.Sqlite.Storage.Internal;

/// <summary>
/// Does what waits in one transaction, so that all its callers share one flush of the disk. A job that fails costs the others nothing: they
/// are done again, each alone.
/// </summary>
internal sealed class GroupCommit(Database database, WriteAheadLog log, IReadOnlyList<ICommitPart> parts)
{
    public void Run(List<Job> jobs)
    {
        jobs.RemoveAll(static job => !job.TryStart());
        foreach (Job job in jobs.Where(static job => job.IsOutsideTransaction))
        {
            RunOutside(job);
        }

        jobs.RemoveAll(static job => job.IsOutsideTransaction);
        if (jobs.Count == 0)
        {
            return;
        }

        if (TryCommit(jobs) is not { } fault)
        {
            Finish(jobs);
        }
        else if (jobs.Count == 1 || fault is SqliteStoreException { Problem: SqliteStoreProblem.Locked })
        {
            jobs.ForEach(job => job.Fail(fault));
        }
        else
        {
            RunEach(jobs);
        }
    }

    private void RunEach(List<Job> jobs)
    {
        var alone = new List<Job>(1);
        foreach (Job job in jobs)
        {
            alone.Clear();
            alone.Add(job);
            if (TryCommit(alone) is { } fault)
            {
                job.Fail(fault);
            }
            else
            {
                Finish(alone);
            }
        }
    }

    private void RunOutside(Job job)
    {
        try
        {
            job.Run(database);
            job.Complete();
        }
        catch (Exception exception)
        {
            job.Fail(exception);
        }
    }

    // Whatever a job throws belongs to its caller; this thread goes on.
    private Exception? TryCommit(List<Job> jobs)
    {
        try
        {
            database.Run("BEGIN IMMEDIATE");
            foreach (ICommitPart part in parts)
            {
                part.Begin(database);
            }

            foreach (Job job in jobs)
            {
                job.Run(database);
            }

            foreach (ICommitPart part in parts)
            {
                part.Flush(database);
            }

            database.Run("COMMIT");
            return null;
        }
        catch (Exception exception)
        {
            return database.TryRollBack() ?? exception;
        }
    }

    private void Finish(List<Job> jobs)
    {
        bool isGone = jobs.Exists(static job => job.IsIntake) && log.IsGone;
        foreach (Job job in jobs)
        {
            if (isGone && job.IsIntake)
            {
                job.Fail(StoreFault.Of(SqliteStoreProblem.Deleted, database.Path));
            }
            else
            {
                job.Complete();
            }
        }
    }
}
