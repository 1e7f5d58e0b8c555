using Microsoft.AspNetCore.Mvc.ModelBinding;
using Preau.Domain.Calendars;
using Preau.Web.Components;
using Preau.Web.Security;

namespace Preau.Web.Features.Families;

/// <summary>A calendar of days as a form fills it in, told of the family that has the form open.</summary>
public sealed record CustodyInput
{
    public const int ExceptionRows = 3;

    public DateOnly? From { get; init; }

    public CustodyWeeks Weeks { get; init; }

    public DateOnly? WeekStart { get; init; }

    /// <summary>"paires" or "impaires": the weeks that are ours.</summary>
    public string Parity { get; init; } = "paires";

    public CustodyHolidays Holidays { get; init; }

    /// <summary>"paires" or "impaires": the years in which the first half is ours.</summary>
    public string Half { get; init; } = "paires";

    /// <summary>The decision, as the staff name it.</summary>
    [Line(200)]
    public string? Source { get; init; }

    public List<ExceptionInput> Exceptions { get; init; } = [];

    public sealed record ExceptionInput
    {
        public DateOnly? From { get; init; }

        public DateOnly? To { get; init; }

        /// <summary>"nous" or "autre".</summary>
        public string Who { get; init; } = "nous";
    }

    /// <summary>The calendar; null when a box is empty or wrong, which is then said beside it.</summary>
    public Custody? Read(CustodyFile file, ActsFor acts, DateTime now, ModelStateDictionary state)
    {
        if (From is null) state.TryAddModelError("Input.From", "Indiquez à partir de quel jour.");
        if (!Enum.IsDefined(Weeks) || !Enum.IsDefined(Holidays)) state.TryAddModelError("Input.Weeks", "Choisissez comment vont les semaines.");
        if (Weeks == CustodyWeeks.Counted && WeekStart is null) state.TryAddModelError("Input.WeekStart", "Indiquez le premier jour d’une de ces semaines.");
        if (acts.ByStaff && string.IsNullOrWhiteSpace(Source)) state.TryAddModelError("Input.Source", "Indiquez la décision ou l’accord, avec sa date.");
        for (var i = 0; i < Exceptions.Count; i++)
        {
            if (Exceptions[i] is { From: null, To: not null }) state.TryAddModelError($"Input.Exceptions[{i}].From", "Indiquez le premier jour de l’exception.");
        }
        if (!state.IsValid) return null;

        var other = file.Other!.Value;
        var custody = new Custody
        {
            ChildId = file.ChildId,
            FirstFamilyId = acts.FamilyId,
            SecondFamilyId = other,
            From = From!.Value,
            Weeks = Weeks,
            WeekStart = Weeks == CustodyWeeks.Counted ? WeekStart : null,
            FirstHasEvenWeeks = Parity == "paires",
            Holidays = Holidays,
            FirstHalfInEvenYears = Half == "paires",
            Source = acts.ByStaff ? Source!.Trim() : null,
            ProposedByFamilyId = acts.ByStaff ? null : acts.FamilyId,
            ProposedAt = now,
        };
        custody.Exceptions.AddRange(Exceptions.Where(e => e.From is not null).Take(CustodyCheck.MostExceptions)
            .Select(e => new CustodyException { From = e.From!.Value, To = e.To ?? e.From.Value, FamilyId = e.Who == "autre" ? other : acts.FamilyId }));
        return custody;
    }
}
