"""Pages read: what names us comes to the desk with its reasons, nothing twice, nothing lost."""

import pytest

from nhipcau.press import clipping
from nhipcau.press.collecting.working import Went, go_round
from nhipcau.press.models import Clipping, FoundPage, PageBody, PlaceName
from nhipcau.press.words import load_shipped_topics
from tests.factories.organisations import make_unit, make_user
from tests.press.fetching.outlets import page, turn

pytestmark = pytest.mark.django_db

ABOUT_US = (
    "Sáng nay, đoàn khách du lịch đầu tiên của mùa hè đã đến Vịnh Mẫu bằng tàu biển từ Yokohama.",
    "Thành phố Mẫu Giang đón đoàn ở bến với múa trống và nón lá, rồi đưa khách đi xem làng nghề.",
    "Ngành du lịch cho biết từ nay mỗi tháng có hai chuyến tàu, chuyến nào cũng nghìn khách.",
    "Các khách sạn ven biển đã kín phòng đến cuối tháng, giá phòng tăng nhẹ so với năm ngoái.",
)
ELSEWHERE = (
    "Giá cà phê trên sàn giao dịch hôm nay giảm phiên thứ ba liên tiếp vì nguồn cung dồi dào.",
    "Người trồng ở cao nguyên cho biết họ vẫn giữ hàng chờ giá, kho của nhà xuất khẩu còn trống.",
    "Các chuyên gia dự báo giá sẽ đi ngang trong vài tuần tới trước khi vào vụ thu hoạch mới.",
)


def works(client, clock, *, rounds: int = 30) -> list[Went]:
    """Rounds until nothing is left, each a minute after the other."""
    done = []
    for _ in range(rounds):
        done.append(go_round(client=client, clock=clock, rest=lambda _origin: None))
        clock.passes(minutes=1)
    return [went for went in done if went != Went()]


def test_what_names_us_comes_to_the_desk_with_its_reasons(feed, newspaper, client, clock):
    load_shipped_topics(by=None)
    address = newspaper.tells("/tau.html", "Tàu biển đầu tiên cập bến", *ABOUT_US)
    newspaper.tells("/ca-phe.html", "Giá cà phê giảm", *ELSEWHERE)

    works(client, clock)

    row = Clipping.objects.get()
    assert (row.title, row.address, row.language, row.state, str(row.published_on)) == (
        *("Tàu biển đầu tiên cập bến", address, "vi", "new", "2026-11-22"),
    )
    assert {hit["words"] for hit in row.hits} == {"Vịnh Mẫu", "Mẫu Giang"}
    assert "tourism" in row.tags.values_list("topic__code", flat=True)
    assert all(tag.terms for tag in row.tags.all())
    assert (row.story.clippings.get(), row.reasons != []) == (row, True)
    states = FoundPage.objects.order_by("pk").values_list("state", flat=True)
    assert list(states) == ["clipped", "unrelated"]


def test_read_again_nothing_stands_twice(feed, newspaper, client, clock):
    newspaper.tells("/tau.html", "Tàu biển đầu tiên cập bến", *ABOUT_US)
    works(client, clock)
    newspaper.tells("/tau.html?utm_source=rss", "Tàu biển đầu tiên cập bến", *ABOUT_US)
    clock.passes(days=1)

    works(client, clock)

    assert (Clipping.objects.count(), FoundPage.objects.count()) == (1, 1)


def test_two_addresses_that_lead_to_one_page_are_one_clipping(feed, newspaper, client, clock):
    address = newspaper.tells("/tau.html", "Tàu biển đầu tiên cập bến", *ABOUT_US)
    newspaper.tells("/r/1", "Tàu biển đầu tiên cập bến", *ABOUT_US)
    newspaper.site.answers["/r/1"] = turn(address)

    works(client, clock)

    assert (Clipping.objects.count(), FoundPage.objects.count()) == (1, 2)


def test_a_confirmed_page_counts_with_the_copy_that_was_kept(feed, newspaper, client, clock):
    newspaper.tells("/tau.html", "Tàu biển đầu tiên cập bến", *ABOUT_US)
    works(client, clock)

    row = clipping.confirm(Clipping.objects.get(), unit=make_unit(), by=make_user())

    with row.copy.content.open("rb") as kept:
        assert ABOUT_US[0] in kept.read().decode()
    assert row.output.state == "recorded"


def test_a_page_that_cannot_be_had_is_tried_again_and_then_told(feed, newspaper, client, clock):
    newspaper.tells("/tau.html", "Tàu biển đầu tiên cập bến", *ABOUT_US)
    good = newspaper.site.answers["/tau.html"]
    newspaper.site.answers["/tau.html"] = page(b"", status="503 Service Unavailable")
    works(client, clock, rounds=3)
    first = FoundPage.objects.get()
    newspaper.site.answers["/tau.html"] = good
    clock.passes(days=1)

    works(client, clock)

    assert (first.state, first.tries > 0, first.problem != "") == ("waiting", True, True)
    assert (FoundPage.objects.get().state, Clipping.objects.count()) == ("clipped", 1)


def test_a_page_that_bears_a_secrecy_stamp_does_not_come_in(feed, newspaper, client, clock):
    newspaper.tells("/mat.html", "Văn bản", "TUYỆT MẬT", *ABOUT_US)

    works(client, clock)

    row = FoundPage.objects.get()
    assert (Clipping.objects.count(), row.state, row.told) == (0, "unrelated", {})
    assert PageBody.objects.count() == 0


def test_no_body_of_a_stamped_page_is_kept_though_it_names_us_nowhere(
    feed, newspaper, client, clock
):
    newspaper.tells("/mat.html", "Văn bản", "TUYỆT MẬT", *ELSEWHERE)
    newspaper.tells("/ca-phe.html", "Giá cà phê giảm", *ELSEWHERE)

    works(client, clock)

    assert list(PageBody.objects.values_list("page__told__title", flat=True)) == ["Giá cà phê giảm"]


def test_without_a_name_nothing_is_read_and_nothing_is_lost(feed, newspaper, client, clock):
    newspaper.tells("/tau.html", "Tàu biển đầu tiên cập bến", *ABOUT_US)
    PlaceName.objects.update(is_on=False)
    assert works(client, clock, rounds=2) == []

    PlaceName.objects.update(is_on=True)
    works(client, clock)

    assert Clipping.objects.count() == 1


def test_a_page_that_breaks_every_worker_is_given_up_with_a_sentence(
    feed, newspaper, client, clock, monkeypatch
):
    from nhipcau.press import grouping

    def breaks(*_args: object, **_named: object) -> None:
        raise AttributeError("no such thing")

    monkeypatch.setattr(grouping, "group", breaks)
    newspaper.tells("/tau.html", "Tàu biển đầu tiên cập bến", *ABOUT_US)
    for _ in range(8):
        works(client, clock, rounds=2)
        clock.passes(days=1)

    row = FoundPage.objects.get()
    assert (row.state, row.tries, row.problem.startswith("Lỗi kỹ thuật")) == ("failed", 5, True)


def test_an_outlet_that_is_switched_off_is_not_asked(feed, newspaper, client, clock):
    newspaper.tells("/tau.html", "Tàu biển đầu tiên cập bến", *ABOUT_US)
    feed.outlet.is_on = False
    feed.outlet.save()

    assert works(client, clock, rounds=2) == []
    assert newspaper.site.asked == []


def test_who_dies_in_the_middle_leaves_the_job_to_the_next(
    feed, newspaper, client, clock, monkeypatch
):
    """The transaction of a page is broken off at every write in turn: never half a clipping."""
    newspaper.tells("/tau.html", "Tàu biển đầu tiên cập bến", *ABOUT_US)
    works(client, clock, rounds=1)
    from nhipcau.press import grouping

    def dies(*_args: object, **_named: object) -> None:
        raise OSError("the machine lost its power")

    whole = grouping.group
    monkeypatch.setattr(grouping, "group", dies)
    FoundPage.objects.update(state="waiting", claimed_until=None)
    Clipping.objects.all().delete()
    works(client, clock, rounds=2)
    half = (Clipping.objects.count(), FoundPage.objects.get().state)
    monkeypatch.setattr(grouping, "group", whole)
    clock.passes(minutes=10)
    works(client, clock)

    assert (half, Clipping.objects.count()) == ((0, "waiting"), 1)
