using Preau.Domain.Bookings;
using Preau.Domain.Enrolments;
using Preau.Domain.Requests;
using Preau.Web.Components;

namespace Preau.Web.Tests.Components;

/// <summary>Closed lists of states: each one is drawn, and none says the same as another.</summary>
public sealed class LookTests
{
    [Fact]
    public void Each_state_of_the_calendar_has_a_word_of_its_own() =>
        Assert.Distinct(Enum.GetValues<BoxState>().Select(s => BoxLook.Of(s).Word).Append(BoxLook.Added.Word).Append(BoxLook.Removed.Word));

    [Theory]
    [InlineData(BoxState.Free, true)]
    [InlineData(BoxState.FreeWithSurcharge, true)]
    [InlineData(BoxState.OnRequest, true)]
    [InlineData(BoxState.ByPhone, false)]
    [InlineData(BoxState.Requested, true)]
    [InlineData(BoxState.Booked, true)]
    [InlineData(BoxState.BookedFixed, false)]
    [InlineData(BoxState.Held, true)]
    [InlineData(BoxState.Offered, true)]
    [InlineData(BoxState.Waiting, true)]
    [InlineData(BoxState.Full, true)]
    [InlineData(BoxState.AbsenceTold, false)]
    [InlineData(BoxState.TooLate, false)]
    [InlineData(BoxState.Closed, false)]
    [InlineData(BoxState.OtherParent, false)]
    [InlineData(BoxState.Past, false)]
    [InlineData(BoxState.NoService, false)]
    public void What_may_be_clicked_is_a_box_or_a_badge_and_what_may_not_is_neither(BoxState state, bool clickable) =>
        Assert.Equal(clickable, BoxLook.Of(state).Shape is BoxShape.Box or BoxShape.Badge or BoxShape.Link);

    [Fact]
    public void The_enrolments_marks_are_the_parents_manuals()
    {
        Assert.Equal(("V", "Validée"), Said(Marks.Of(EnrolmentState.Validated)));
        Assert.Equal(("?", "En attente"), Said(Marks.Of(EnrolmentState.Sent)));
        Assert.Equal(("!", "Préinscription à valider"), Said(Marks.Of(EnrolmentState.PreRegistered)));
    }

    [Fact]
    public void Each_state_of_a_request_has_a_mark_and_a_word_of_its_own() =>
        Assert.Distinct(Enum.GetValues<RequestState>().Select(s => Marks.Of(s).Word));

    [Fact]
    public void Each_state_of_an_enrolment_that_was_sent_has_a_mark() =>
        Assert.All(Enum.GetValues<EnrolmentState>().Where(s => s != EnrolmentState.Draft), s => Assert.NotEmpty(Marks.Of(s).Word));

    private static (string, string) Said(Mark mark) => (mark.Sign, mark.Word);
}
