using System.Globalization;
using System.Text.Encodings.Web;
using Microsoft.AspNetCore.WebUtilities;
using Preau.Domain.Values;
using Preau.Web.Texts;

namespace Preau.Web.Integrations.PayFip.Simulator;

/// <summary>The simulated payment page: kind of card, then the card, then back. It says on top that it is not the State's.</summary>
internal sealed class SimulatorPage(PayFipSimulator simulator)
{
    public const string StyleSheet = "/style.css";

    public const string Icon = "/icone.svg";

    public const string IconDrawing = """<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 16 16"><rect x="1" y="3" width="14" height="10" fill="none" stroke="gray" stroke-width="2"/></svg>""";

    public const string Style = """
        :root{color-scheme:light dark;font:1.0625rem/1.55 Verdana,"DejaVu Sans",sans-serif}
        body{margin:0 auto;max-width:40rem;padding:1rem}
        .said{border:2px dashed;padding:.75rem 1rem;margin:0 0 2rem}
        dl{display:grid;grid-template-columns:auto 1fr;gap:.25rem 1rem}dd{margin:0;font-weight:700;overflow-wrap:anywhere}
        label{display:block;margin:1rem 0 .25rem}fieldset{border:1px solid;margin:1.5rem 0;padding:.5rem 1rem}
        fieldset label{display:flex;gap:.6rem;align-items:center;min-height:2.75rem;margin:0}
        input:not([type=radio]),select,button{font:inherit;min-height:2.75rem;box-sizing:border-box;padding:.25rem .75rem;max-width:100%}
        input[type=radio]{width:1.4rem;height:1.4rem}button{margin:.5rem .5rem .5rem 0;cursor:pointer}details{margin-top:2rem}summary{min-height:2rem}
        """;

    private static readonly TimeSpan OpensWithin = TimeSpan.FromMinutes(15);
    private static readonly TimeSpan AfterTheReturn = TimeSpan.FromSeconds(1);

    public async Task Answer(HttpContext context)
    {
        var isPost = HttpMethods.IsPost(context.Request.Method);
        var form = isPost ? await context.Request.ReadFormAsync(context.RequestAborted) : null;
        var id = form?["idop"].ToString() ?? context.Request.Query["idop"].ToString();
        if (simulator.Find(id) is not { } payment)
        {
            await Show(context, "Paiement inconnu", "<p>Ce paiement n’existe pas ou n’existe plus (P1).</p>", StatusCodes.Status404NotFound);
            return;
        }

        AllowForms(context, payment);
        if (payment.IsUsed) await Show(context, "Paiement déjà utilisé", "<p>Ce paiement a déjà servi (P3). Retournez sur le portail de votre commune.</p>", StatusCodes.Status409Conflict);
        else if (simulator.Now - (payment.OpenedAt ?? payment.MadeAt) > OpensWithin) await Show(context, "Paiement trop ancien", "<p>Ce paiement a plus de 15 minutes (P4). Retournez sur le portail de votre commune et recommencez.</p>", StatusCodes.Status410Gone);
        else if (form?["resultat"].ToString() is { Length: > 0 } result) await Decide(context, payment, result, form);
        else if (form?["moyen"].ToString() is "V") await Show(context, "Prélèvement", Card(payment, isCard: false));
        else if (form?["moyen"].ToString() is { Length: > 0 }) await Show(context, "Votre carte", Card(payment, isCard: true));
        else await Open(context, payment);
    }

    private Task Open(HttpContext context, SimulatedPayment payment)
    {
        if (payment.OpenedAt is null) simulator.Keep(payment with { OpenedAt = simulator.Now });
        return Show(context, "Payer", Choice(payment));
    }

    /// <param name="result">A letter; with a dash behind it nobody goes back to the portal.</param>
    private async Task Decide(HttpContext context, SimulatedPayment payment, string result, IFormCollection form)
    {
        var notice = Enum.TryParse<SimulatedNotice>(form["notification"], out var chosen) ? chosen : SimulatedNotice.Before;
        simulator.Decide(payment.Id, result[..1]);
        if (notice is SimulatedNotice.Before or SimulatedNotice.Twice) await simulator.Notify(payment.Id);
        if (notice is SimulatedNotice.Twice) await simulator.Notify(payment.Id);
        if (notice is SimulatedNotice.After) context.Response.OnCompleted(() => NotifyLater(payment.Id));
        var back = payment["urlredirect"];
        if (result.EndsWith('-'))
        {
            await Show(context, "Opération terminée", "<p>Vous pouvez fermer cette page, comme quelqu’un qui ne revient pas sur le portail.</p>");
        }
        else if (form["retour"] == "post")
        {
            await Show(context, "Opération terminée", $"""<form method="post" action="{Safe(back)}"><input type="hidden" name="idop" value="{Safe(payment.Id)}"><button>Retour au site</button></form>""");
        }
        else
        {
            context.Response.StatusCode = StatusCodes.Status303SeeOther;
            // The two spellings that were seen: idop in a form, idOp in an address.
            context.Response.Headers.Location = QueryHelpers.AddQueryString(back, "idOp", payment.Id);
        }
    }

    private Task NotifyLater(string id)
    {
        _ = Task.Run(async () =>
        {
            await Task.Delay(AfterTheReturn);
            await simulator.Notify(id);
        });
        return Task.CompletedTask;
    }

    /// <summary>No script; a form may lead to this page and back to the portal, which is another site.</summary>
    private static void AllowForms(HttpContext context, SimulatedPayment payment) => context.Response.Headers.ContentSecurityPolicy =
        $"default-src 'none'; style-src 'self'; img-src 'self'; form-action 'self' {new Uri(payment["urlredirect"]).GetLeftPart(UriPartial.Authority)}; base-uri 'none'; frame-ancestors 'none'";

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
            ? """<label for="numero">Numéro de carte (inventé)</label><input id="numero" inputmode="numeric" autocomplete="off" value="0000 0000 0000 0000">"""
            : """<label for="iban">IBAN (inventé)</label><input id="iban" autocomplete="off" value="FR00 0000 0000 0000 0000 0000 000">""")}
        <p><button name="resultat" value="{(isCard ? "P" : "V")}">Payer</button> <button name="resultat" value="{(isCard ? "P-" : "V-")}">Payer, puis fermer sans revenir</button>
        <button name="resultat" value="{(isCard ? "R" : "Z")}">Être refusé</button> <button name="resultat" value="A">Abandonner</button></p>
        <details><summary>Ce que fait le simulateur ensuite</summary>
        <label for="notification">Notification au portail</label><select id="notification" name="notification">
        <option value="Before">avant le retour</option><option value="After">après le retour</option><option value="Twice">deux fois</option><option value="Never">jamais</option></select>
        <label for="retour">Retour du navigateur</label><select id="retour" name="retour"><option value="get">par une redirection</option><option value="post">par un formulaire</option></select>
        <p><button name="resultat" value="Q">Donner un résultat inconnu</button></p></details></form>
        """;

    private static string Facts(SimulatedPayment payment) => $"""
        <dl><dt>Référence</dt><dd>{Safe(payment["refdet"])}</dd><dt>Objet</dt><dd>{Safe(payment["objet"])}</dd>
        <dt>Montant</dt><dd>{French.Amount(new Money(long.Parse(payment["montant"], CultureInfo.InvariantCulture)))}</dd><dt>Courriel</dt><dd>{Safe(payment["mel"])}</dd></dl>
        """;

    private static Task Show(HttpContext context, string title, string body, int status = StatusCodes.Status200OK) => PayFipSimulator.Write(context, "text/html", $"""
        <!DOCTYPE html><html lang="fr"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><title>{title} | Simulateur PayFiP</title>
        <link rel="icon" href="{context.Request.PathBase}{Icon}"><link rel="stylesheet" href="{context.Request.PathBase}{StyleSheet}"></head><body><main>
        <p class="said">Simulateur de PayFiP : ce n’est pas le site de l’État, aucun argent ne bouge. N’écrivez pas de vrai numéro de carte.</p>
        <h1>{title}</h1>{body}</main></body></html>
        """, status);

    private static string Safe(string text) => HtmlEncoder.Default.Encode(text);
}
