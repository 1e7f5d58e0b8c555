using Preau.Domain.Families;
using Preau.Domain.Values;

namespace Preau.Domain.Activities;

/// <summary>What the town offers from one civil day to another: meals, evening care, Wednesdays, holidays, nursery.</summary>
public sealed class Activity
{
    public long Id { get; init; }

    /// <summary>Stable short code used by files, "cantine"; unique.</summary>
    public required string Code { get; init; }

    public required string Name { get; set; }

    public string? Description { get; set; }

    public required ActivityNature Nature { get; init; }

    public required DateOnly From { get; init; }

    public required DateOnly To { get; init; }

    public required long RegieId { get; init; }

    /// <summary>Whether families may ask for an enrolment now.</summary>
    public bool IsOpen { get; set; } = true;

    public bool ResidentsOnly { get; set; }

    /// <summary>Youngest age in whole months on the first day wanted; null: none.</summary>
    public int? MinAgeMonths { get; set; }

    /// <summary>First age in whole months that is too old; null: none.</summary>
    public int? MaxAgeMonths { get; set; }

    public SchoolClass? MinClass { get; set; }

    public SchoolClass? MaxClass { get; set; }

    /// <summary>The enrolment asks for wanted days per slot.</summary>
    public bool AsksForDays { get; set; }

    /// <summary>Days of the week it opens in term, and in school holidays.</summary>
    public Weekdays TermWeekdays { get; set; }

    public Weekdays HolidayWeekdays { get; set; }

    /// <summary>It opens on that day of the week, in term or in school holidays.</summary>
    public bool OpensOn(DateOnly day) => (TermWeekdays | HolidayWeekdays).Includes(day);

    public ChangeMode BookMode { get; set; }

    public ChangeMode CancelMode { get; set; }

    /// <summary>A told absence leaves the day charged (said before it is told).</summary>
    public bool AbsenceStaysCharged { get; set; } = true;

    /// <summary>
    /// Whole minutes for which the places that a family books are held until it has paid (docs/rules/paye-a-la-reservation.md); null:
    /// its bookings go on the invoice of their month.
    /// </summary>
    public int? HoldMinutes { get; set; }

    public int Order { get; init; }

    public int Version { get; set; }

    public List<Slot> Slots { get; } = [];

    public List<ActivitySite> Sites { get; } = [];

    public List<RequiredDocument> RequiredDocuments { get; } = [];

    public List<EnrolmentQuestion> Questions { get; } = [];

    public List<BookingPeriod> Periods { get; } = [];

    public DateRange Days => new(From, To);

    /// <summary>
    /// School meals are a right of every pupil (Code de l'éducation L131-13): nothing but the places of a day limits them, neither where
    /// the family lives, nor a debt, nor a missing paper.
    /// </summary>
    public bool IsRight => Nature == ActivityNature.SchoolMeals;

    /// <summary>Nursery places go through a pre-enrolment and a commission ("!").</summary>
    public bool NeedsPreEnrolment => Nature == ActivityNature.EarlyChildhood;
}

/// <summary>What the law calls the activity: a school meal is a right, a nursery place goes through a commission.</summary>
public enum ActivityNature
{
    SchoolMeals,
    Periscolaire,
    Extrascolaire,
    EarlyChildhood,
    Other,
}

/// <summary>How a family changes its bookings (parents' manual, 1.4.2: "selon les options choisies par le gestionnaire").</summary>
public enum ChangeMode
{
    Direct,
    OnRequest,
    ReadOnly,
}
