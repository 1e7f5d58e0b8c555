namespace Preau.Web.Features.Requests;

/// <summary>Addresses and names of the inbox's views.</summary>
public static class InboxLinks
{
    public const string Inbox = "/gestion/demandes";

    private static readonly (InboxView View, string Key, string Name)[] Views =
    [
        (InboxView.All, "", "Toutes, en cours"),
        (InboxView.ToDo, "a-traiter", "À traiter"),
        (InboxView.Answered, "completees", "Complétées par la famille"),
        (InboxView.Late, "en-retard", "En retard"),
        (InboxView.WithFamily, "a-completer", "À compléter par la famille"),
    ];

    public static IReadOnlyList<InboxView> All { get; } = [.. Views.Select(v => v.View)];

    public static string Name(InboxView view) => Views.Single(v => v.View == view).Name;

    public static string Key(InboxView view) => Views.Single(v => v.View == view).Key;

    public static string Address(InboxView view) => view == InboxView.All ? Inbox : $"{Inbox}?vue={Key(view)}";

    /// <summary>An unknown key is all.</summary>
    public static InboxView Read(string? key) => Views.FirstOrDefault(v => v.Key == key).View;
}
