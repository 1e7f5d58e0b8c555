using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;
using MimeKit;
using Preau.Testing;
using Preau.Web.Integrations.Mail;

namespace Preau.Web.Tests.Mail;

/// <summary>A town's mails over a real SMTP conversation.</summary>
public sealed class SmtpTests : IAsyncLifetime
{
    private readonly SmtpTalk server = new();
    private readonly FakeTimeProvider time = new(DateTimeOffset.Parse(PreauHost.DefaultNow));
    private PreauHost town = null!;

    public async ValueTask InitializeAsync() => town = await PreauHost.Town(
        ["--Preau:Mail:Host=127.0.0.1", $"--Preau:Mail:Port={server.Port}", "--Preau:Mail:Security=None", "--Preau:Mail:From=portail@ville.example"],
        services => services.AddSingleton<TimeProvider>(time));

    public async ValueTask DisposeAsync()
    {
        await town.DisposeAsync();
        await server.DisposeAsync();
    }

    [Fact]
    public async Task A_mail_that_is_taken_is_sent_once_and_its_secret_is_forgotten()
    {
        var id = await Queue();

        var mail = await After(id, tries: 1);

        Assert.NotNull(mail.SentAt);
        Assert.Equal("", mail.Text);
        using var message = Read(Assert.Single(server.Received));
        Assert.Equal(("portail@ville.example", "ines@courriel.example", "Votre lien"), (message.From.Mailboxes.Single().Address, message.To.Mailboxes.Single().Address, message.Subject));
        Assert.Contains("https://famille.valbrune.example/activation/lien?jeton=secret", message.TextBody, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_passing_refusal_is_tried_again_after_growing_pauses()
    {
        server.ToRecipient = () => "450 4.2.1 Plus tard";
        var id = await Queue();

        foreach (var (tries, minutes) in new[] { (1, 1), (2, 5), (3, 15), (4, 60), (5, 120) })
        {
            var refused = await After(id, tries);
            Assert.Equal(time.GetUtcNow().UtcDateTime.AddMinutes(minutes), refused.NextTryAt);
            Assert.StartsWith("450", refused.LastError, StringComparison.Ordinal);
            time.Advance(TimeSpan.FromMinutes(minutes));
        }

        server.ToRecipient = () => "250 OK";
        Assert.NotNull((await After(id, tries: 6)).SentAt);
        Assert.Single(server.Received);
    }

    [Fact]
    public async Task An_address_refused_for_good_is_given_up_after_four_tries_and_stays_in_the_list_of_failures()
    {
        server.ToRecipient = () => "550 5.1.1 Inconnu";
        var id = await Queue();
        for (var tries = 1; tries < 4; tries++)
        {
            await After(id, tries);
            time.Advance(TimeSpan.FromHours(1));
        }

        var mail = await After(id, tries: 4);

        Assert.Null(mail.NextTryAt);
        Assert.NotNull(mail.GivenUpAt);
        Assert.StartsWith("550", mail.LastError, StringComparison.Ordinal);
        Assert.Empty(server.Received);
    }

    [Fact]
    public async Task A_server_that_dies_after_the_message_gets_it_at_most_twice_under_the_same_identifier()
    {
        server.DiesAfterData = true;
        var id = await Queue();
        Assert.Null((await After(id, tries: 1)).SentAt);
        time.Advance(TimeSpan.FromMinutes(1));

        Assert.NotNull((await After(id, tries: 2)).SentAt);
        time.Advance(TimeSpan.FromDays(3));
        await town.Run((DeliverMails deliver) => deliver.Run());

        Assert.Equal(2, server.Received.Count);
        Assert.Single(server.Received.Select(text => Read(text).MessageId).Distinct());
    }

    [Fact]
    public async Task Without_a_server_mails_wait_and_are_not_lost()
    {
        await server.DisposeAsync();
        var id = await Queue();

        var mail = await After(id, tries: 1);

        Assert.Equal(time.GetUtcNow().UtcDateTime.AddMinutes(1), mail.NextTryAt);
        Assert.Null(mail.GivenUpAt);
    }

    private static MimeMessage Read(string text) => MimeMessage.Load(new MemoryStream(System.Text.Encoding.UTF8.GetBytes(text)));

    private Task<long> Queue() => town.InStore(async db =>
    {
        var mail = Outbox.Add(
            db,
            new MailMessage("ines@courriel.example", "Inès", "Votre lien", "Bonjour,\n\nOuvrir : https://famille.valbrune.example/activation/lien?jeton=secret") { HoldsSecret = true },
            time.GetUtcNow().UtcDateTime);
        await db.SaveChangesAsync();
        return mail.Id;
    });

    /// <summary>The mail once that many tries are over, whether this test's run or the town's own watch made them.</summary>
    private async Task<OutboxMail> After(long id, int tries)
    {
        for (var i = 0; i < 400; i++)
        {
            await town.Run((DeliverMails deliver) => deliver.Run());
            var mail = await town.InStore(db => db.OutboxMails.AsNoTracking().SingleAsync(m => m.Id == id));
            if (mail.Tries >= tries && mail.LeaseUntil is null) return mail;
            await Task.Delay(25, TestContext.Current.CancellationToken);
        }

        throw new TimeoutException($"The mail was not tried {tries} times.");
    }
}
