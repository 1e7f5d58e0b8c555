using System.Net;
using System.Web;
using Preau.Testing;
using Preau.Web.Features.Payments;

namespace Preau.Web.Tests.Faults;

/// <summary>
/// A family that pays one invoice: starts, is refused by its bank once, starts again and pays, whenever the town answers. What the
/// town said stands in the lists.
/// </summary>
internal sealed class BusyPayer(KilledTown town, string email, long invoice) : IDisposable
{
    /// <summary>An attempt that was killed while it was being opened stays open for two minutes: nobody waits for it here.</summary>
    private const int Patience = 20;

    private readonly Visitor visitor = new(town.Address);
    private Uri? statePage;
    private bool isSignedIn;
    private int missing;

    public string Email => email;

    public long Invoice => invoice;

    /// <summary>The State's operations that the town led to.</summary>
    public List<string> Started { get; } = [];

    /// <summary>The town showed the ticket of an accepted payment.</summary>
    public bool HasReceipt { get; private set; }

    /// <summary>The State took the money.</summary>
    public bool HasPaid { get; private set; }

    public int Cut { get; private set; }

    public async Task Live(CancellationToken end)
    {
        while (!HasReceipt && missing < Patience && !end.IsCancellationRequested)
        {
            await town.IsUp;
            try
            {
                await Step();
            }
            catch (Exception cut) when (cut is HttpRequestException or IOException)
            {
                Cut++;
            }
        }
    }

    public void Dispose() => visitor.Dispose();

    private async Task Step()
    {
        if (!isSignedIn)
        {
            // Signed in although the answer was cut: the entry leads on.
            if ((await visitor.Open("/connexion")).Path == "/connexion") await visitor.SignIn(email);
            isSignedIn = true;
        }
        if (statePage is { } page)
        {
            await Pay(page);
            return;
        }
        await visitor.Open(PaymentLinks.Pay(invoice));
        if (!visitor.Page.HasButton("Continuer vers le paiement"))
        {
            missing++;
            return;
        }
        using var answer = await visitor.RawFrom(visitor.Page, "Continuer vers le paiement");
        Assert.Equal(HttpStatusCode.SeeOther, answer.StatusCode);
        statePage = answer.Headers.Location!;
        Started.Add(Operation(statePage));
    }

    private async Task Pay(Uri page)
    {
        if (!HasPaid)
        {
            await visitor.Open(page.AbsoluteUri);
            await visitor.Send("Continuer");
            HasPaid = Started.Count > 1;
            statePage = HasPaid ? page : null;
            await visitor.Send(HasPaid ? "Payer" : "Être refusé", ("Notification au portail", "Never"));
        }
        if (HasPaid) await visitor.Open($"{PaymentLinks.Return}?idop={Operation(page)}");
        HasReceipt = visitor.Page.Title == "Ticket de paiement";
    }

    private static string Operation(Uri page) => HttpUtility.ParseQueryString(page.Query)["idop"]!;
}
