using Preau.Web.Pdf.Documents;

namespace Preau.Web.Features.Settings;

/// <summary>Who writes: the town and its service, as printed on every document.</summary>
public static class Issuers
{
    public static Issuer Of(TownSettings settings)
    {
        var face = settings.Face();
        return new Issuer(face.Name, face.ServiceName, [face.ServiceAddress], face.ServicePhone, face.ServiceEmail);
    }
}
