namespace HashCustomerList;

/// <summary>Makes a list of invented customers.</summary>
internal static class CustomerListGenerator
{
    private static readonly string[] FirstNames = ["Mary", "José", "Anna-Lena", "Olu", "Mei", "Zoë", "Jack", "Fatima"];
    private static readonly string[] LastNames = ["Smith", "Müller", "O'Neill", "Nguyễn", "García", "Kowalski", "Haddad"];
    private static readonly string[] Cities = ["Seattle", "São Paulo", "New York", "Köln", "Paris"];
    private static readonly string[] Countries = ["US", "BR", "us", "DE", "FR"];

    public static async Task WriteAsync(string file, int rows)
    {
        await using var writer = new StreamWriter(file);
        await writer.WriteLineAsync("email,phone,fn,ln,ct,zip,country");
        for (int row = 0; row < rows; row++)
        {
            string first = FirstNames[row % FirstNames.Length];
            string last = LastNames[row % LastNames.Length];
            await writer.WriteLineAsync(
                $"customer{row}@Example.com,+1 202 555 {row % 10_000:D4},{first},{last},{Cities[row % Cities.Length]},"
                + $"{10_000 + (row % 89_999)},{Countries[row % Countries.Length]}");
        }
    }
}
