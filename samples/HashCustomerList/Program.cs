using System.Globalization;
using HashCustomerList;

switch (args)
{
    case ["--generate", string count, string file] when int.TryParse(count, CultureInfo.InvariantCulture, out int rows):
        await CustomerListGenerator.WriteAsync(file, rows);
        return 0;
    case [string input, string output] when File.Exists(input):
        await new CustomerListHasher(new ProgressBar()).HashAsync(input, output);
        return 0;
    default:
        await Console.Error.WriteLineAsync("HashCustomerList INPUT.csv OUTPUT.csv  or  HashCustomerList --generate ROWS FILE.csv");
        return 1;
}
