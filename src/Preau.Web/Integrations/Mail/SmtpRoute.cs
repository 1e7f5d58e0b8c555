using System.Net.Sockets;
using MailKit;
using MailKit.Net.Smtp;
using MailKit.Security;
using MimeKit;

namespace Preau.Web.Integrations.Mail;

/// <summary>Any SMTP server. One connection serves a whole run; it is opened with the first message.</summary>
public sealed class SmtpRoute(MailOptions options) : IMailRoute
{
    // The server's certificate is checked (name, dates, issuer). Not its revocation: town halls' networks close the way to the lists.
    private readonly SmtpClient client = new() { Timeout = 20_000, CheckCertificateRevocation = false };

    public async Task Send(MimeMessage message, long id, CancellationToken cancel)
    {
        if (!client.IsConnected) await Connect(cancel);
        try
        {
            await client.SendAsync(message, cancel);
        }
        catch (SmtpCommandException refused)
        {
            var forGood = refused.ErrorCode == SmtpErrorCode.RecipientNotAccepted && (int)refused.StatusCode is >= 500 and < 600;
            throw new MailRefusedException($"{(int)refused.StatusCode} {refused.Message}", forGood, refused);
        }
        catch (Exception lost) when (lost is SmtpProtocolException or IOException or SocketException or ServiceNotConnectedException or TimeoutException)
        {
            // The answer may have been lost after the message was taken: the next try carries the same Message-Id.
            await Close();
            throw new MailRefusedException("Connexion perdue : " + lost.Message, forGood: false, lost);
        }
        catch (NotSupportedException international)
        {
            throw new MailRefusedException("Le serveur ne prend pas cette adresse : " + international.Message, forGood: true, international);
        }
    }

    public async ValueTask DisposeAsync()
    {
        await Close();
        client.Dispose();
    }

    private async Task Connect(CancellationToken cancel)
    {
        try
        {
            await client.ConnectAsync(options.Host!, options.Port, Socket(options.Security), cancel);
            if (options.User is { Length: > 0 } user) await client.AuthenticateAsync(user, options.Password ?? "", cancel);
        }
        catch (Exception down) when (down is SocketException or IOException or ProtocolException or CommandException or SslHandshakeException
            or System.Security.Authentication.AuthenticationException or MailKit.Security.AuthenticationException or NotSupportedException or TimeoutException)
        {
            await Close();
            throw new MailRouteDownException(down.Message, down);
        }
    }

    private async Task Close()
    {
        try
        {
            await client.DisconnectAsync(quit: true);
        }
        catch (Exception gone) when (gone is IOException or SocketException or ProtocolException or CommandException)
        {
            // Closing is a courtesy: what was taken is taken.
        }
    }

    private static SecureSocketOptions Socket(MailSecurity security) => security switch
    {
        MailSecurity.Tls => SecureSocketOptions.SslOnConnect,
        MailSecurity.StartTls => SecureSocketOptions.StartTls,
        _ => SecureSocketOptions.None,
    };
}
