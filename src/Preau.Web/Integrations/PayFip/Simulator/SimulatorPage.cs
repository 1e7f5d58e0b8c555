using System.Globalization;
using System.Text.Encodings.Web;
using Preau.Domain.Payments;
using Preau.Domain.Values;
using Preau.Web.Texts;

namespace Preau.Web.Integrations.PayFip.Simulator;

/// <summary>The simulated payment page: kind of card, then the card, then back. It says on top that it is not the State's.</summary>
internal sealed class SimulatorPage(PayFipSimulator simulator)
{
    public const string StyleSheet = "/style.css";

    public const string Style = """
        :root{color-scheme:light dark;font:1.0625rem/1.55 Verdana,"DejaVu Sans",sans-serif}
        body{margin:0 auto;max-width:40rem;padding:1rem}
        .said{border:2px dashed;padding:.75rem 1rem;margin:0 0 2rem}
        dl{display:grid;grid-template-columns:auto 1fr;gap:.25rem 1rem}dt{opacity:.8}dd{margin:0;font-weight:700;overflow-wrap:anywhere}
        label{display:block;margin:1rem 0 .25rem}fieldset{border:1px solid;margin:1.5rem 0;padding:.5rem 1rem}
        fieldset label{display:flex;gap:.6rem;align-items:center;min-height:2.75rem;margin:0}
        input:not([type=radio]),select,button{font:inherit;min-height:2.75rem;box-sizing:border-box;padding:.25rem .75rem;max-width:100%}
        input[type=radio]{width:1.4rem;height:1.4rem}button{margin:.5rem .5rem .5rem 0;cursor:pointer}details{margin-top:2rem}summary{min-height:2rem}
        """;

    private static readonly HttpClient Notifier = new(new SocketsHttpHandler { AllowAutoRedirect = false }) { Timeout = TimeSpan.FromSeconds(5) };

    public async Task Answer(HttpContext context)
    {
        var isPost = HttpMethods.IsPost(context.Request.Method);
        var form = isPost ? await context.Request.ReadFormAsync(context.RequestAborted) : null;
        var id = form?["idop"].ToString() ?? context.Request.Query["idop"].ToString();
        var payment = simulator.Find(id);
        var age = payment is null ? TimeSpan.Zero : simulator.Time.GetUtcNow().UtcDateTime - payment.MadeAt;
        if (payment is null) await Show(context, "Paiement inconnu", "<p>Ce paiement n’existe pas ou n’existe plus (P1).</p>", StatusCodes.Status404NotFound);
        else if (payment.IsUsed) await Show(context, "Paiement déjà utilisé", "<p>Ce paiement a déjà servi (P3). Retournez sur le portail de votre commune.</p>", StatusCodes.Status409Conflict);
        else if (age > AttemptSchedule.Usable) await Show(context, "Paiement trop ancien", "<p>Ce paiement a plus de 15 minutes (P4). Retournez sur le portail de votre commune et recommencez.</p>", StatusCodes.Status410Gone);
        else if (form?["resultat"].ToString() is { Length: 1 } result) await Decide(context, payment, result, form);
        else if (form?["moyen"].ToString() is "V") await Show(context, "Prélèvement", Card(payment, isCard: false));
        else if (form?["moyen"].ToString() is { Length: > 0 }) await Show(context, "Votre carte", Card(payment, isCard: true));
        else await Show(context, "Payer", Choice(payment));
    }

    private async Task Decide(HttpContext context, SimulatedPayment payment, string result, IFormCollection form)
    {
        var notice = Enum.TryParse<SimulatedNotice>(form["notification"], out var chosen) ? chosen : SimulatedNotice.Before;
        simulator.Decide(payment.Id, result);
        if (notice is SimulatedNotice.Before or SimulatedNotice.Twice) await Notify(payment);
        if (notice is SimulatedNotice.Twice) await Notify(payment);
        if (notice is SimulatedNotice.After) context.Response.OnCompleted(() => Notify(payment));
        var back = payment["urlredirect"];
        if (form["retour"] == "post")
        {
            await Show(context, "Opération terminée", $"""<form method="post" action="{Safe(back)}"><input type="hidden" name="idop" value="{Safe(payment.Id)}"><button>Revenir sur le portail</button></form>""");
            return;
        }
        context.Response.StatusCode = StatusCodes.Status303SeeOther;
        context.Response.Headers.Location = $"{back}?idop={Uri.EscapeDataString(payment.Id.ToUpperInvariant())}";
    }

    private static async Task Notify(SimulatedPayment payment)
    {
        try
        {
            using var body = new FormUrlEncodedContent([new("idop", payment.Id)]);
            using var _ = await Notifier.PostAsync(new Uri(payment["urlnotif"]), body);
        }
        catch (Exception lost) when (lost is HttpRequestException or OperationCanceledException)
        {
            // A notification may be lost: the portal asks by itself.
        }
    }

    private static string Choice(SimulatedPayment payment) => $"""
        {Facts(payment)}
        <form method="post"><input type="hidden" name="idop" value="{Safe(payment.Id)}">
        <fieldset><legend>Moyen de paiement</legend>
        <label><input type="radio" name="moyen" value="CB" checked> Carte CB</label>
        <label><input type="radio" name="moyen" value="VISA"> Carte Visa</label>
        <label><input type="radio" name="moyen" value="MC"> Carte Mastercard</label>
        <label><input type="radio" name="moyen" value="V"> Prélèvement unique</label></fieldset>
        <button>Continuer</button> <button name="resultat" value="A">Abandonner</button></form>
        """;

    private static string Card(SimulatedPayment payment, bool isCard) => $"""
        {Facts(payment)}
        <form method="post"><input type="hidden" name="idop" value="{Safe(payment.Id)}">
        {(isCard
            ? """<label for="numero">Numéro de carte (inventé)</label><input id="numero" inputmode="numeric" autocomplete="off" value="4970 1000 0000 0003">"""
            : """<label for="iban">IBAN (inventé)</label><input id="iban" autocomplete="off" value="FR76 3000 6000 0112 3456 7890 189">""")}
        <p><button name="resultat" value="{(isCard ? "P" : "V")}">Payer</button> <button name="resultat" value="{(isCard ? "R" : "Z")}">Être refusé</button> <button name="resultat" value="A">Abandonner</button></p>
        <details><summary>Ce que fait le simulateur ensuite</summary>
        <label for="notification">Notification au portail</label><select id="notification" name="notification">
        <option value="Before">avant le retour</option><option value="After">après le retour</option><option value="Twice">deux fois</option><option value="Never">jamais</option></select>
        <label for="retour">Retour du navigateur</label><select id="retour" name="retour"><option value="get">par une redirection</option><option value="post">par un formulaire</option></select></details></form>
        """;

    private static string Facts(SimulatedPayment payment) => $"""
        <dl><dt>Référence</dt><dd>{Safe(payment["refdet"])}</dd><dt>Objet</dt><dd>{Safe(payment["objet"])}</dd>
        <dt>Montant</dt><dd>{French.Amount(new Money(long.Parse(payment["montant"], CultureInfo.InvariantCulture)))}</dd><dt>Courriel</dt><dd>{Safe(payment["mel"])}</dd></dl>
        """;

    private static Task Show(HttpContext context, string title, string body, int status = StatusCodes.Status200OK) => PayFipSimulator.Write(context, "text/html", $"""
        <!DOCTYPE html><html lang="fr"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><title>{title} | Simulateur PayFiP</title>
        <link rel="stylesheet" href="{context.Request.PathBase}{StyleSheet}"></head><body><main>
        <p class="said">Simulateur de PayFiP : ce n’est pas le site de l’État, aucun argent ne bouge. N’écrivez pas de vrai numéro de carte.</p>
        <h1>{title}</h1>{body}</main></body></html>
        """, status);

    private static string Safe(string text) => HtmlEncoder.Default.Encode(text);
}
