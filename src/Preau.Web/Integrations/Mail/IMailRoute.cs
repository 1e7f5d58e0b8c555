using MimeKit;

namespace Preau.Web.Integrations.Mail;

/// <summary>Where messages leave: an SMTP server in a town, a folder in a demo.</summary>
public interface IMailRoute : IAsyncDisposable
{
    /// <summary>Returns once the other side has taken the message.</summary>
    /// <exception cref="MailRefusedException">This message was refused; others may pass.</exception>
    /// <exception cref="MailRouteDownException">Nobody answers: others would fare no better now.</exception>
    Task Send(MimeMessage message, long id, CancellationToken cancel);
}

/// <param name="reason">What the other side answered, for the list of failures.</param>
/// <param name="forGood">The address will not be better tomorrow.</param>
public sealed class MailRefusedException(string reason, bool forGood, Exception? cause = null) : Exception(reason, cause)
{
    public bool ForGood => forGood;
}

public sealed class MailRouteDownException(string reason, Exception? cause = null) : Exception(reason, cause);
