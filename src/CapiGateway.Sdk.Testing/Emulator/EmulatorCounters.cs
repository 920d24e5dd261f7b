using System.Runtime.InteropServices;

namespace CapiGateway.Sdk.Testing.Emulator;

/// <summary>How much the emulator has seen since it was made or last reset. Exact, also for what is no longer recorded.</summary>
/// <param name="Requests">Requests that arrived.</param>
/// <param name="EventsAccepted">Events accepted, duplicates included.</param>
/// <param name="Duplicates">Accepted events that Meta would discard as duplicates.</param>
/// <param name="EventsRefused">Events in requests that the emulator refused by itself, not by a script.</param>
/// <param name="Rejections">Events and requests that were themselves the reason of a refusal.</param>
/// <param name="Warnings">Warnings given.</param>
/// <param name="FaultsInjected">Requests that met a scripted fault.</param>
/// <param name="BodyBytes">Bytes of all request bodies.</param>
[StructLayout(LayoutKind.Auto)]
public readonly record struct EmulatorCounters(
    int Requests,
    long EventsAccepted,
    long Duplicates,
    long EventsRefused,
    long Rejections,
    long Warnings,
    long FaultsInjected,
    long BodyBytes);
