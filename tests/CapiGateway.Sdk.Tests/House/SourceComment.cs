namespace CapiGateway.Sdk.Tests.House;

/// <summary>One line of a comment: its number, from 1, and its text with the comment marks, trimmed.</summary>
internal sealed record SourceComment(int Line, string Text);
