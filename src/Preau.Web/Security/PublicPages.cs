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
        "Activities/Public/Menus",
        "Campaigns/Public/Campaign",
        "CutOffs/Public/Rules",
        "Bookings/Public/Feed",
        "Enrolments/Public/CheckCertificate",
        "Families/NewFamily/Public/Later",
        "Families/NewFamily/Public/Step0Proof",
        "Families/NewFamily/Public/Step0Sent",
        "Families/NewFamily/Public/Step0Start",
        "Families/NewFamily/Public/Step1Password",
        "Families/NewFamily/Public/Step2Me",
        "Families/NewFamily/Public/Step3OtherParent",
        "Families/NewFamily/Public/Step4Address",
        "Families/NewFamily/Public/Step5Child",
        "Families/NewFamily/Public/Step5Children",
        "Families/NewFamily/Public/Step6Enrolments",
        "Families/NewFamily/Public/Step7Check",
        "Home/Public/Accessibility",
        "Home/Public/Help",
        "Home/Public/LegalNotice",
        "Home/Public/PersonalData",
    };

    /// <param name="relativePath">"/Features/Accounts/Public/SignIn.cshtml".</param>
    public static bool Contains(string relativePath) =>
        All.Contains(relativePath.Replace("/Features/", "", StringComparison.Ordinal).Replace(".cshtml", "", StringComparison.Ordinal));
}
