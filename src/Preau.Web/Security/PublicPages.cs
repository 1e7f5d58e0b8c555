namespace Preau.Web.Security;

/// <summary>Every page that a visitor may open without signing in. A page under <c>Public/</c> that is not here stops the start.</summary>
public static class PublicPages
{
    public static readonly IReadOnlySet<string> All = new HashSet<string>(StringComparer.Ordinal)
    {
        "Accounts/Public/Activation",
        "Accounts/Public/Forgotten",
        "Accounts/Public/LinkSent",
        "Accounts/Public/Password",
        "Accounts/Public/PrintedCode",
        "Accounts/Public/SignIn",
        "Accounts/Public/SignOut",
        "Accounts/Public/StaffForgotten",
        "Accounts/Public/StaffPassword",
        "Accounts/Public/StaffSignIn",
        "Accounts/Public/StaffSignOut",
        "Enrolments/Public/CheckCertificate",
        "Home/Public/Accessibility",
        "Home/Public/Help",
        "Home/Public/LegalNotice",
        "Home/Public/PersonalData",
    };

    /// <param name="relativePath">"/Features/Accounts/Public/SignIn.cshtml".</param>
    public static bool Contains(string relativePath) =>
        All.Contains(relativePath.Replace("/Features/", "", StringComparison.Ordinal).Replace(".cshtml", "", StringComparison.Ordinal));
}
