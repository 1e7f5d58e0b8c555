namespace Preau.Web.Security;

/// <summary>One line per event that an administrator looks for; accounts by number, never by name or address.</summary>
internal static partial class SecurityLog
{
    [LoggerMessage(EventId = 4001, Level = LogLevel.Information, Message = "Signed in: account {Account}, audience {Audience}, second factor {SecondFactor}")]
    public static partial void SignedIn(ILogger log, long account, Audience audience, bool secondFactor);

    [LoggerMessage(EventId = 4002, Level = LogLevel.Warning, Message = "Sign-in refused: audience {Audience}, reason {Reason}")]
    public static partial void SignInRefused(ILogger log, Audience audience, string reason);

    [LoggerMessage(EventId = 4003, Level = LogLevel.Information, Message = "Signed out: audience {Audience}")]
    public static partial void SignedOut(ILogger log, Audience audience);

    [LoggerMessage(EventId = 4004, Level = LogLevel.Warning, Message = "Forbidden: {Page}, account {Account}")]
    public static partial void Forbidden(ILogger log, string? page, string? account);

    [LoggerMessage(EventId = 4005, Level = LogLevel.Warning, Message = "Too many failures from one network address: {Reason}")]
    public static partial void AddressLimited(ILogger log, string reason);

    [LoggerMessage(EventId = 4006, Level = LogLevel.Warning, Message = "Form without a valid token refused: {Page}")]
    public static partial void TokenRefused(ILogger log, string? page);

    [LoggerMessage(EventId = 4007, Level = LogLevel.Information, Message = "Account {Account}: {Change}")]
    public static partial void Changed(ILogger log, long account, string change);

    [LoggerMessage(EventId = 4008, Level = LogLevel.Warning, Message = "One-time token refused: {Purpose}, {Reason}")]
    public static partial void OneTimeRefused(ILogger log, TokenPurpose purpose, string reason);
}
