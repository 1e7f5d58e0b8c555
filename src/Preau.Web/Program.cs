var app = WebApplication.CreateBuilder(args).Build();
app.MapGet("/sante", () => "ok");
app.Run();
