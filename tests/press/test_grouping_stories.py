"""Reprints are one story; a grouping is taken back and does not come again."""

from datetime import date, timedelta

import pytest
from django.core.exceptions import ValidationError

from nhipcau.press import grouping
from nhipcau.press.models import Clipping, Story
from tests.factories.organisations import make_user
from tests.factories.press import make_clipping

pytestmark = pytest.mark.django_db

PORT = (
    "Cảng mới ở cửa biển phía nam vừa đón chuyến tàu chở hàng đầu tiên từ Yokohama. "
    "Con tàu dài 210 mét chở 18.400 tấn dăm gỗ và linh kiện, cập bến lúc năm giờ sáng. "
    "Ban quản lý cho biết mỗi tuần sẽ có hai chuyến, giá vận chuyển giảm một phần mười. "
    "Các xưởng gỗ trong vùng nói rằng trước đây họ phải chở hàng ra cảng cách 300 cây số. "
    "Ngư dân ven vịnh mong luồng lạch được đánh dấu rõ để thuyền nhỏ ra vào an toàn."
)
SILK = (
    "Làng dệt bên sông mở cửa nhà trưng bày tơ tằm sau ba năm sửa chữa. "
    "Khách được xem ươm tơ, nhuộm bằng vỏ cây và thử ngồi khung cửi gỗ đã trăm tuổi. "
    "Nghệ nhân lớn tuổi nhất làng kể rằng nghề đến đây cùng những người mở đất. "
    "Mỗi tấm lụa hoa văn sóng nước cần mười hai ngày và hơn bốn nghìn kén. "
    "Nhà trưng bày mở vào thứ bảy, vé vào cửa dành để dạy nghề cho trẻ trong làng."
)
DAY = date(2024, 3, 12)


def told(text: str, *, after: int = 0) -> Clipping:
    row = make_clipping(text=text, published_on=DAY + timedelta(days=after))
    grouping.group(row, by=None)
    return Clipping.objects.get(pk=row.pk)


def test_a_reprint_joins_the_story_and_another_text_begins_its_own():
    first, reprint, other = told(PORT), told(f"(TTXVN) {PORT.upper()}", after=1), told(SILK)

    assert reprint.story == first.story != other.story
    assert (first.story.first_on, Story.objects.get(pk=first.story.pk).last_on) == (
        *(DAY, DAY + timedelta(days=1)),
    )
    assert [step.kinship for step in first.story.steps.all()] == ["copy"]


def test_after_a_month_an_equal_text_is_another_story():
    assert told(PORT).story != told(PORT, after=31).story


def test_what_was_taken_out_is_not_put_back():
    first, reprint = told(PORT), told(PORT)

    own = grouping.take_out(reprint, reason="Bài khác cùng đoạn trích", by=make_user())
    Clipping.objects.filter(pk=reprint.pk).update(story=None)
    reprint.sketches.all().delete()
    grouping.group(reprint, by=None)

    assert reprint.story not in (first.story, own)
    assert first.story.clippings.count() == 1


def test_to_take_out_needs_a_reason_and_company():
    alone, (first, _reprint) = told(SILK), (told(PORT), told(PORT))

    for row, reason in ((alone, "Lý do"), (first, " ")):
        with pytest.raises(ValidationError):
            grouping.take_out(row, reason=reason, by=make_user())

    assert Story.objects.count() == 2


def test_a_translation_is_joined_by_hand():
    first, translated = told(PORT), told("A new port received its first ship.")

    grouping.join(translated, story=first.story, by=make_user())

    assert list(first.story.clippings.order_by("pk")) == [first, translated]


def test_a_grouping_asks_as_often_in_a_large_house_as_in_a_small_one(django_assert_num_queries):
    told(PORT)
    row = make_clipping(text=PORT, published_on=DAY)
    with django_assert_num_queries(9):
        grouping.group(row, by=None)
    for _ in range(12):
        told(PORT)
    row = make_clipping(text=PORT, published_on=DAY)
    with django_assert_num_queries(9):
        grouping.group(row, by=None)
