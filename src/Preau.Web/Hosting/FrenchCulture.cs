using System.Globalization;

namespace Preau.Web.Hosting;

/// <summary>One language for the whole process, whatever the machine is set to.</summary>
public static class FrenchCulture
{
    public static void Use()
    {
        var french = CultureInfo.GetCultureInfo("fr-FR");
        CultureInfo.DefaultThreadCurrentCulture = french;
        CultureInfo.DefaultThreadCurrentUICulture = french;
        CultureInfo.CurrentCulture = french;
        CultureInfo.CurrentUICulture = french;
    }
}
