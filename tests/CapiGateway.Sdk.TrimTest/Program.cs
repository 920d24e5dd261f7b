using CapiGateway.Sdk.DataSources;

var dataSource = new DataSource { Id = "1234567890123456" };
var credential = new AccessCredential(new Secret("EAAB"));
bool isRight = dataSource.CredentialName == dataSource.Id && !credential.ToString().Contains("EAAB", StringComparison.Ordinal);

Console.WriteLine(isRight ? "OK" : "The trimmed library behaves differently.");
return isRight ? 0 : 1;
