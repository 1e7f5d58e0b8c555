using Microsoft.EntityFrameworkCore;
using Preau.Domain.Calendars;
using Preau.Domain.Families;
using Preau.Web.Storage;

namespace Preau.Web.Features.Settings.Demo;

/// <summary>Writes the invented families and children of a demo. Runs once, inside the transaction that makes the demo.</summary>
internal sealed class DemoFamilies(PortalDb db, DateTime now)
{
    private readonly Dictionary<string, Family> families = new(StringComparer.Ordinal);
    private readonly Dictionary<string, Child> children = new(StringComparer.Ordinal);

    public async Task Write(DemoFiles files)
    {
        await WriteFamilies(files);
        await WriteChildren(files);
        await new DemoEnrolments(db, now).Write(files, families, children);
    }

    private async Task WriteFamilies(DemoFiles files)
    {
        foreach (var line in files.Families)
        {
            families[line.FileNumber] = new Family
            {
                FileNumber = line.FileNumber,
                Name = line.Name,
                SearchKey = SearchKeys.Fold(line.Name),
                SortKey = SearchKeys.Fold(line.Name),
                Address = line.Address,
                IsResident = line.IsResident,
                DependentChildren = line.DependentChildren,
                CreatedAt = now,
            };
        }
        foreach (var line in files.Guardians)
        {
            families[line.FileNumber].Guardians.Add(new Guardian
            {
                FirstName = line.FirstName,
                LastName = line.LastName,
                SearchKey = SearchKeys.Fold(line.FirstName, line.LastName),
                SortKey = SearchKeys.Fold(line.LastName, line.FirstName),
                Email = line.Email,
                MobilePhone = line.Mobile,
                HomePhone = line.Home,
                Relation = line.Relation,
            });
        }
        db.Families.AddRange(families.Values);
        await db.SaveChangesAsync();
        db.IncomeRecords.AddRange(files.Incomes.Select(i => new IncomeRecord
        {
            FamilyId = families[i.FileNumber].Id,
            ValidFrom = i.ValidFrom,
            QuotientCents = i.QuotientCents,
            YearlyIncomeCents = i.YearlyIncomeCents,
            Source = i.Source,
            RecordedAt = now,
        }));
        await db.SaveChangesAsync();
    }

    private async Task WriteChildren(DemoFiles files)
    {
        var sites = await db.Sites.ToDictionaryAsync(s => s.Code, s => s.Id);
        foreach (var line in files.Children)
        {
            children[line.Code] = new Child
            {
                FirstName = line.FirstName,
                LastName = line.LastName,
                SearchKey = SearchKeys.Fold(line.FirstName, line.LastName),
                SortKey = SearchKeys.Fold(line.LastName, line.FirstName),
                BirthDate = line.BirthDate,
                SchoolId = line.School is null ? null : sites[line.School],
                Class = line.Class,
                Diet = line.Diet,
            };
        }
        db.Children.AddRange(children.Values);
        await db.SaveChangesAsync();

        foreach (var line in files.Children)
        {
            var id = children[line.Code].Id;
            db.FamilyChildren.AddRange(line.Families.Select(f => new FamilyChild { FamilyId = families[f].Id, ChildId = id }));
            if (line.Allergies is null && !line.HasPai && line.Instructions is null) continue;
            db.HealthRecords.Add(new HealthRecord { ChildId = id, Allergies = line.Allergies, HasPai = line.HasPai, Instructions = line.Instructions });
        }
        db.Collectors.AddRange(files.Collectors.Select(c => new Collector
        {
            ChildId = children[c.Child].Id,
            FamilyId = families[c.FileNumber].Id,
            Name = c.Name,
            Relation = c.Relation,
            Phone = c.Phone,
        }));
        db.Custodies.AddRange(files.Custodies.Select(c => new Custody
        {
            ChildId = children[c.Child].Id,
            FirstFamilyId = families[c.FileNumber].Id,
            SecondFamilyId = families[c.OtherFileNumber].Id,
            State = CustodyState.InForce,
            From = c.From,
            Weeks = CustodyWeeks.Counted,
            WeekStart = c.WeekStart,
            Holidays = CustodyHolidays.Halves,
            FirstHalfInEvenYears = c.FirstHalfInEvenYears,
            Source = c.Source,
            ProposedAt = now,
            DecidedAt = now,
        }));
        await db.SaveChangesAsync();
    }
}
