using Preau.Web.Components;

namespace Preau.Web.Features.Home;

/// <summary>Why something stands on an agent's first page.</summary>
public enum DeskUrgency
{
    Late,
    ToDo,
    Wrong,
}

/// <summary>Something that waits for an agent, with the one button that leads where it is settled.</summary>
/// <param name="When">How long it has waited, or how many there are.</param>
public sealed record DeskTask(DeskUrgency Urgency, string When, string Since, string Title, string Text, string Button, string Address);

/// <summary>A number that leads to the list of exactly what it counts.</summary>
public sealed record DeskFigure(string Name, string Value, string Unit, string Text, string Address);

/// <summary>A line of a short list beside what waits.</summary>
/// <param name="Small">Below the name: when, who.</param>
public sealed record DeskLine(string Name, string Small, string Address, Mark? Mark = null);

/// <summary>One subject of an agent's work, for one right: what waits, the numbers, and the latest lines.</summary>
/// <param name="Name">"Demandes".</param>
/// <param name="Address">All of the subject.</param>
/// <param name="More">What the link to all of it says.</param>
/// <param name="Latest">What the lines are: "Dernières décisions".</param>
public sealed record DeskSubject(string Name, string Address, string More, IReadOnlyList<DeskTask> Tasks, IReadOnlyList<DeskFigure> Figures, string Latest, IReadOnlyList<DeskLine> Lines);
