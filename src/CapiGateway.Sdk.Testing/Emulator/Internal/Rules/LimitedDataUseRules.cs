namespace CapiGateway.Sdk.Testing.Emulator.Internal.Rules;

/// <summary>Limited Data Use. Meta's documentation: <i>Data Processing Options for US Users</i>, <i>Server Event Parameters</i>.</summary>
internal static class LimitedDataUseRules
{
    private const string Options = "data_processing_options";
    private const string Country = "data_processing_options_country";
    private const string State = "data_processing_options_state";

    public static void Check(EventReading reading)
    {
        var options = reading.Root.Member(Options);
        if (options.IsArray && !options.EnumerateArray().All(option => option.IsString && option.GetString() == "LDU"))
        {
            reading.RejectInvalid("The only option is LDU", Options);
        }

        CheckCode(reading, Country);
        CheckCode(reading, State);
        CheckCombination(reading, isLimited: options.IsArray && options.GetArrayLength() > 0);
    }

    private static void CheckCode(EventReading reading, string name)
    {
        var code = reading.Root.Member(name);
        if (code.IsPresent && !(code.IsInteger && code.GetInt64() >= 0))
        {
            reading.RejectInvalid("The code must be an integer", name);
        }
    }

    private static void CheckCombination(EventReading reading, bool isLimited)
    {
        var country = CodeOf(reading, Country);
        var state = CodeOf(reading, State);
        if (country is not null && state is null)
        {
            reading.Warn("A country without a state: the event is located by its IP address", Country);
        }
        else if (country is null or 0 && state > 0)
        {
            reading.Warn("A state without its country: the event is located by its IP address", State);
        }

        var hasPlace = country > 0 && state > 0;
        if (isLimited && !hasPlace && string.IsNullOrWhiteSpace(reading.UserData.Text("client_ip_address")))
        {
            reading.ReportMissing(reading.Options.LimitedDataUseWithoutLocation, State);
        }
    }

    private static long? CodeOf(EventReading reading, string name) =>
        reading.Root.Member(name) is { IsInteger: true } code ? code.GetInt64() : null;
}
