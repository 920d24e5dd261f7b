namespace CapiGateway.Sdk.Tests.House;

/// <summary>A type as a source file declares it.</summary>
internal sealed record DeclaredType(string Name, bool IsPublic, bool IsTopLevel);
