namespace Preau.Domain.Families;

/// <summary>What of a child's or of a family's file somebody may want to see or change.</summary>
[GlossaryExempt]
public enum FamilyThing
{
    ChildIdentity,
    Schooling,
    Health,
    Collectors,
    Enrolment,
    BookUnderEnrolment,
    Booking,
    WaitingList,
    CustodyDay,
    Custody,
    PendingEnrolmentState,
    PendingEnrolmentContent,
    Requests,
    ContactDetails,
    Income,
    Invoices,
}

/// <summary>Who looks: a guardian of the family that the thing belongs to, of the child's other family, or a staff right.</summary>
[GlossaryExempt]
public enum Viewer
{
    OwnFamily,
    OtherFamily,
    StaffRequests,
    StaffFamilies,
    StaffBookings,
    StaffAttendance,
    StaffHealth,
    StaffMoney,
    StaffSettings,
    StaffAdministration,
}

/// <summary>What somebody may do with a thing; who may change it may see it.</summary>
[GlossaryExempt]
public enum Sight
{
    None,
    See,
    Change,
}

/// <summary>
/// Who may see and change what, above all for a child of two families: the table of
/// docs/rules/enfant-de-deux-familles.md. Every query of another family's data asks here, and nowhere else.
/// A thing belongs to the family that made it (booking, enrolment, request), that pays (invoice) or that it describes;
/// the child itself belongs to both. A staff member has the best of his or her rights, at his or her sites only.
/// </summary>
[GlossaryExempt]
public static class VisibilityMatrix
{
    private const Sight No = Sight.None;
    private const Sight See = Sight.See;
    private const Sight Edit = Sight.Change;

    // In the order of Viewer: own, other | requests, families, bookings, attendance, health, money, settings, administration.
    private static readonly Dictionary<FamilyThing, Sight[]> Rows = new()
    {
        [FamilyThing.ChildIdentity] = [Edit, Edit, See, Edit, See, See, See, See, No, No],
        [FamilyThing.Schooling] = [Edit, Edit, See, Edit, See, See, No, No, No, No],
        [FamilyThing.Health] = [Edit, Edit, No, No, No, No, Edit, No, No, No],
        [FamilyThing.Collectors] = [Edit, No, See, Edit, No, See, No, No, No, No],
        [FamilyThing.Enrolment] = [Edit, See, Edit, Edit, See, See, No, See, No, No],
        [FamilyThing.BookUnderEnrolment] = [Edit, Edit, No, No, Edit, No, No, No, No, No],
        [FamilyThing.Booking] = [Edit, See, See, See, Edit, See, No, See, No, No],
        [FamilyThing.WaitingList] = [Edit, No, No, No, Edit, No, No, No, No, No],
        [FamilyThing.CustodyDay] = [Edit, See, See, See, Edit, See, No, See, No, No],
        [FamilyThing.Custody] = [Edit, Edit, No, Edit, See, No, No, No, No, No],
        [FamilyThing.PendingEnrolmentState] = [Edit, See, Edit, Edit, See, No, No, No, No, No],
        [FamilyThing.PendingEnrolmentContent] = [Edit, No, Edit, See, No, No, No, No, No, No],
        [FamilyThing.Requests] = [Edit, No, Edit, See, No, No, No, No, No, No],
        [FamilyThing.ContactDetails] = [Edit, No, See, Edit, See, See, No, See, No, No],
        [FamilyThing.Income] = [See, No, See, Edit, No, No, No, See, No, No],
        [FamilyThing.Invoices] = [See, No, No, See, No, No, No, Edit, No, No],
    };

    public static Sight Of(FamilyThing thing, Viewer viewer) => Rows[thing][(int)viewer];

    public static bool MaySee(FamilyThing thing, Viewer viewer) => Of(thing, viewer) != Sight.None;

    public static bool MayChange(FamilyThing thing, Viewer viewer) => Of(thing, viewer) == Sight.Change;

    /// <summary>Whether a guardian may see it.</summary>
    /// <param name="isOwnFamily">The thing belongs to the guardian's own family, and not only to the child's other one.</param>
    public static bool MaySee(FamilyThing thing, bool isOwnFamily) => MaySee(thing, Family(isOwnFamily));

    /// <summary>Whether a guardian may change it, at once or by a request.</summary>
    /// <param name="isOwnFamily">The thing belongs to the guardian's own family, and not only to the child's other one.</param>
    public static bool MayChange(FamilyThing thing, bool isOwnFamily) => MayChange(thing, Family(isOwnFamily));

    private static Viewer Family(bool isOwnFamily) => isOwnFamily ? Viewer.OwnFamily : Viewer.OtherFamily;
}
