using Preau.Web.Features.Bookings.Parents;
using Preau.Web.Hosting;
using Preau.Web.Security;

namespace Preau.Web.Features.Bookings.Staff;

/// <summary>An agent undoes an application of the family's week pattern; the family is told by mail.</summary>
[Needs(StaffRight.Bookings)]
public sealed class FamilyUndoPatternModel(ActsFor acts, UndoPattern undo, TownClock clock) : UndoPatternModel(acts, undo, clock);
