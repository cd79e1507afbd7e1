"""Footers do not join stories; a text that stands in two makes them one, until it is taken back."""

from datetime import date, timedelta

import pytest
from django.core.exceptions import ValidationError

from nhipcau.press import clipping, grouping
from nhipcau.press.models import Clipping, Story, StorySketch, StoryStep
from tests.factories.organisations import make_unit, make_user
from tests.factories.press import make_clipping, make_outlet

pytestmark = pytest.mark.django_db

SAID = (
    "Cảng mới ở cửa biển phía nam vừa đón chuyến tàu chở hàng đầu tiên từ Yokohama. ",
    "Con tàu dài 210 mét chở 18.400 tấn dăm gỗ và linh kiện, cập bến lúc năm giờ sáng. ",
    "Ban quản lý cho biết mỗi tuần sẽ có hai chuyến, giá vận chuyển giảm một phần mười. ",
    "Các xưởng gỗ trong vùng nói rằng trước đây họ phải chở hàng ra cảng rất xa. ",
    "Ngư dân ven vịnh mong luồng lạch được đánh dấu rõ để thuyền nhỏ ra vào an toàn. ",
    "Hai doanh nghiệp của Nhật Bản đã đặt chỗ đến hết năm, phần lớn là hàng đông lạnh. ",
    "Trường nghề bên vịnh mở lớp lái cần cẩu cho sáu mươi thanh niên trong vùng. ",
    "Đoàn khảo sát đo lại độ sâu luồng và thả thêm mười bốn phao báo hiệu. ",
)
DAY = date(2024, 3, 12)


def told(first: int, last: int, *, after: int = 0) -> Clipping:
    """One that says the sentences from `first` to before `last`."""
    text = "".join(SAID[first:last])
    row = make_clipping(text=text, title="", published_on=DAY + timedelta(days=after))
    grouping.group(row, by=None)
    return Clipping.objects.get(pk=row.pk)


def of_stories() -> list[list[int]]:
    """The clippings of each story that has any, the oldest story first."""
    stories = Story.objects.order_by("pk")
    found = [sorted(one.clippings.values_list("pk", flat=True)) for one in stories]
    return [some for some in found if some]


def test_hashes_met_in_weak_joins_are_soon_not_asked_any_more():
    first = told(0, 6)
    rows = [*first.sketches.all()]
    for _ in range(4):
        weak = make_clipping(published_on=DAY, story=first.story)
        for row in rows:
            weak.sketches.create(hash=row.hash, on=DAY, story=first.story, is_weak=True)

    reprint = told(0, 6)

    assert reprint.story != first.story


def test_a_text_that_joins_with_much_of_its_own_is_weak():
    told(0, 3)
    other = make_clipping(
        title="",
        published_on=DAY,
        text="".join(SAID[:2]) + "Làng dệt bên sông mở cửa nhà trưng bày tơ tằm sau ba năm. "
        "Khách được xem ươm tơ, nhuộm bằng vỏ cây và thử ngồi khung cửi gỗ đã trăm tuổi.",
    )

    found = grouping.group(other, by=None)

    weak = StorySketch.objects.filter(clipping=other).values_list("is_weak", flat=True)
    assert (found.story is not None, found.is_weak) == (True, True)
    assert {*weak} == {True}


def test_plain_copies_leave_no_hashes_and_are_still_found_when_the_first_is_taken_out():
    first, copy = told(0, 6), told(0, 6)
    assert copy.sketches.count() == 0

    grouping.take_out(first, reason="Bài quảng cáo", by=make_user())

    assert told(0, 6).story == copy.story


def test_a_text_that_stands_in_two_stories_makes_them_one():
    begin, end = told(0, 5), told(4, 8, after=1)
    assert of_stories() == [[begin.pk], [end.pk]]

    whole = told(0, 8, after=2)

    joined = StoryStep.objects.get(story=begin.story, act="joined")
    assert of_stories() == [[begin.pk, end.pk, whole.pk]]
    assert joined.told["story"] == end.story_id
    assert (joined.by, joined.clipping) == (None, whole)
    assert whole.story == begin.story
    assert whole.story.last_on == DAY + timedelta(days=2)


def test_what_the_machine_united_is_parted_and_not_united_again():
    begin, end = told(0, 5), told(4, 8, after=1)
    whole = told(0, 8, after=2)
    step = StoryStep.objects.get(story=begin.story, act="joined")

    came = {*step.told["clippings"]}
    grouping.part(step, reason="Hai việc khác nhau", by=make_user())
    again = told(0, 8, after=3)

    goes_back = sorted(came)
    stays = sorted({begin.pk, end.pk, whole.pk} - came)
    assert len(of_stories()) == 2
    assert again.story_id in {begin.story_id, end.story_id}
    assert any({*goes_back} <= {*some} for some in of_stories())
    assert any({*stays} <= {*some} for some in of_stories())


def test_two_stories_are_united_by_a_person_and_parted_once():
    begin, end = told(0, 5), told(4, 8, after=1)
    by = make_user()

    story = grouping.unite(end.story, other=begin.story, by=by, reason="Cùng một việc")
    step = story.steps.get(act="joined")
    grouping.part(step, reason="Nhầm", by=by)

    assert story == begin.story
    assert of_stories() == [[begin.pk], [end.pk]]
    with pytest.raises(ValidationError, match="Không còn gì"):
        grouping.part(step, reason="Nhầm", by=by)


def test_a_story_is_not_united_with_itself_nor_with_an_empty_one():
    begin, end = told(0, 5), told(4, 8, after=1)
    grouping.unite(end.story, other=begin.story, by=make_user())

    for other in (begin.story, end.story):
        with pytest.raises(ValidationError):
            grouping.unite(begin.story, other=other, by=make_user())


def test_a_trail_is_compared_where_it_is_kept_and_the_text_where_it_is_broken():
    first = told(0, 6)
    assert len(first.trail) % 4 == 0 < len(first.trail)
    Clipping.objects.filter(pk=first.pk).update(text="Văn bản đã gỡ")
    by_trail = told(0, 6)
    Clipping.objects.filter(pk=first.pk).update(trail=b"abc", text="".join(SAID))

    assert told(0, 6).story == by_trail.story == first.story


def test_what_a_person_enters_has_a_story_whose_days_follow_it():
    values = {"title": "Bản tin chiều", "published_on": DAY, "exemption": "Nghe đài"}
    by = make_user()
    row = clipping.enter(outlet=make_outlet(), values=values, unit=make_unit(), by=by)

    clipping.put_right(row, changes={"published_on": DAY - timedelta(days=3)}, by=by)

    assert Story.objects.get(pk=row.story_id).first_on == DAY - timedelta(days=3)


def test_the_header_of_an_outlet_joins_no_stories():
    header = (
        "Đài phát thanh vùng biển, bản tin lúc sáu giờ sáng, mời quý thính giả nghe tin trong "
        "tỉnh, tin thời tiết, giá cá ở chợ và lịch tàu chạy trong ngày hôm nay. "
    )
    outlet, owns = make_outlet(), (SAID[:2], SAID[2:4], SAID[4:6], SAID[6:8])
    stories = set()
    for own in owns:
        row = make_clipping(outlet=outlet, title="", text=header + "".join(own), published_on=DAY)
        grouping.group(row, by=None)
        stories.add(row.story)

    assert len(stories) == len(owns)
