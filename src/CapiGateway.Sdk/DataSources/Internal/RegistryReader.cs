using CapiGateway.Sdk.Telemetry;
using Microsoft.Extensions.Logging;

namespace CapiGateway.Sdk.DataSources.Internal;

/// <summary>Asks the host's registry, which may throw, hang or answer nonsense: then there is no answer, which is counted and logged once in a row.</summary>
internal sealed class RegistryReader(
    IDataSourceRegistry registry, TimeSpan timeout, TimeProvider clock, ILogger logger, Action<string, HookFailure> failed)
{
    private int _failing;

    /// <summary>Whether it failed since it last listed its entries.</summary>
    public bool IsFailing => Volatile.Read(ref _failing) != 0;

    /// <summary>The revision, or <see langword="null"/> when it could not be had.</summary>
    public async ValueTask<long?> RevisionAsync(CancellationToken cancellationToken)
    {
        (long revision, HookFailure failure) = await HookCall.AskAsync(
            registry, static (state, token) => state.GetRevisionAsync(token), timeout, clock, cancellationToken).ConfigureAwait(false);
        return IsAnswered(failure) ? revision : null;
    }

    /// <summary>The entries, or <see langword="null"/> when they could not be had.</summary>
    public async ValueTask<IReadOnlyList<DataSourceEntry>?> ListAsync(CancellationToken cancellationToken)
    {
        // A copy, made as part of the call: the list is the host's, may change under our eyes, and may fail only when it is read.
        (DataSourceEntry[]? entries, HookFailure failure) = await HookCall.AskAsync(
            registry,
            static async (state, token) => await state.ListAsync(token).ConfigureAwait(false) is { } listed ? listed.ToArray() : null,
            timeout,
            clock,
            cancellationToken).ConfigureAwait(false);
        if (!IsAnswered(failure))
        {
            return null;
        }

        if (DataSourceCheck.Nonsense(entries) is { } nonsense)
        {
            Fail(nonsense, HookFailure.NoAnswer);
            return null;
        }

        if (Interlocked.Exchange(ref _failing, 0) != 0)
        {
            logger.RegistryAnswersAgain();
        }

        return entries;
    }

    /// <summary>Saves an entry; <see langword="null"/> when nobody knows whether it was saved.</summary>
    public async ValueTask<DataSourceSaveStatus?> SaveAsync(DataSourceEntry entry, CancellationToken cancellationToken)
    {
        (DataSourceSaveStatus status, HookFailure failure) = await HookCall.AskAsync(
            (registry, entry), static (state, token) => state.registry.SaveAsync(state.entry, token), timeout, clock, cancellationToken).ConfigureAwait(false);
        return !IsAnswered(failure) ? null : Enum.IsDefined(status) ? status : DataSourceSaveStatus.Conflict;
    }

    /// <summary>It failed: counted, and logged when it is the first time in a row.</summary>
    public void Fail(string reason, HookFailure failure)
    {
        failed(registry.GetType().Name, failure);
        if (Interlocked.Exchange(ref _failing, 1) == 0)
        {
            logger.RegistryFailed(reason);
        }
    }

    private bool IsAnswered(HookFailure failure)
    {
        if (failure != HookFailure.None)
        {
            Fail(failure.ToString(), failure);
        }

        return failure == HookFailure.None;
    }
}
