"""Outlets at the desk: listed by how they stand, followed, fed, read by a profile, from OPML."""

from datetime import UTC, datetime

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from nhipcau.organisations.models import Role
from nhipcau.press.models import Feed, Outlet
from nhipcau.press.reading.opml import Subscription, write_opml
from tests.factories.press import make_outlet
from tests.workspace.pages import page, signed_in, text
from tests.workspace.queries import queries_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def desk(client):
    return signed_in(client, Role.FOCAL)


def make_feed(outlet: Outlet, **told: object) -> Feed:
    address = f"https://bao.example/{outlet.pk}/{outlet.feeds.count()}"
    return Feed.objects.create(outlet=outlet, address=address, **told)


@pytest.mark.parametrize(
    ("asked", "names"),
    [
        ({"state": "on"}, ["Lào", "Lỗi", "Lặng"]),
        ({"state": "off"}, ["Tắt"]),
        ({"state": "silent"}, ["Lặng"]),
        ({"state": "trouble"}, ["Lỗi"]),
        ({"country": "LA"}, ["Lào"]),
        ({"language": "lo"}, ["Lào"]),
        ({"q": "loi"}, ["Lỗi"]),
    ],
)
def test_the_list_is_narrowed_by_how_outlets_stand(desk, asked, names):
    make_outlet(name="Tắt", is_on=False)
    make_outlet(name="Lặng", silent_since=datetime(2024, 3, 1, tzinfo=UTC))
    make_feed(make_outlet(name="Lỗi"), faults=1, problem="Máy chủ không trả lời.")
    make_feed(make_outlet(name="Lào", country="LA", languages=["lo", "en"]))

    found = desk.get(page("outlet_list"), asked).context["page"]

    assert sorted(one.name for one in found) == sorted(names)


def test_the_list_costs_the_same_for_thirty_outlets(desk):
    make_feed(make_outlet())
    one = queries_of(desk, page("outlet_list"))
    for _n in range(29):
        make_feed(make_outlet())

    assert queries_of(desk, page("outlet_list")) == one


def test_an_outlet_is_entered_and_followed_with_its_reason(desk):
    told = {"name": "Báo Đảo", "medium": "web", "country": "Lào", "zone": "Asia/Vientiane"}
    desk.post(page("outlet_new"), told)
    outlet = Outlet.objects.get()

    desk.post(page("outlet_switch", outlet.pk), {"on": "1", "reason": "Hay viết về tỉnh"})

    outlet.refresh_from_db()
    assert (outlet.country, outlet.is_on) == ("LA", True)
    assert outlet.steps.last().reason == "Hay viết về tỉnh"


@pytest.mark.parametrize("address", ["https://facebook.com/ai/rss", "không phải địa chỉ", ""])
def test_a_feed_that_cannot_be_is_told_at_its_field(desk, address):
    outlet = make_outlet()

    answer = desk.post(page("outlet_feed_new", outlet.pk), {"address": address, "kind": "feed"})

    assert (answer.status_code, Feed.objects.count()) == (422, 0)
    assert answer.context["feed_form"].errors["address"]


def test_the_card_tells_the_trouble_of_a_feed_and_its_visits(desk):
    feed = make_feed(make_outlet(), faults=2, problem="Máy chủ không trả lời.")
    at = datetime(2024, 3, 12, tzinfo=UTC)
    feed.visits.create(at=at, outcome="read", found=9, fresh=2)

    card = text(desk.get(page("outlet_page", feed.outlet_id)))

    assert "Máy chủ không trả lời." in card
    assert "9 tin, 2 tin mới" in card


def test_a_feed_read_again_forgets_its_faults(desk):
    feed = make_feed(make_outlet(), faults=2, problem="Máy chủ không trả lời.")

    desk.post(page("outlet_feed_switch", feed.pk), {"on": "1"})

    feed.refresh_from_db()
    assert (feed.faults, feed.problem, feed.due_at is not None) == (0, "", True)


def test_a_profile_is_told_by_hand_and_dropped_with_a_reason(desk):
    outlet = make_outlet()
    told = {"text": "div.bai", "title": "h1", "leave_out": "div.qc\n\ndiv.lien-quan"}
    desk.post(page("outlet_profile", outlet.pk), told)
    kept = outlet.profiles.get(state="in_use").told

    unsaid = desk.post(page("outlet_profile_drop", outlet.pk), {"reason": ""})
    held = outlet.profiles.filter(state="in_use").count()
    desk.post(page("outlet_profile_drop", outlet.pk), {"reason": "Trang đã đổi"})

    assert (kept["text"], kept["title"], kept["leave_out"]) == (
        "div.bai",
        "h1",
        ["div.qc", "div.lien-quan"],
    )
    assert (unsaid.status_code, held, outlet.profiles.get().state) == (302, 1, "dropped")


@pytest.mark.parametrize("field", ["date", "leave_out", "text", "title"])
def test_a_wrong_selector_is_told_at_its_field(desk, field):
    told = {"text": "div.bai", field: "div..[", "zone": ""}

    answer = desk.post(page("outlet_profile", make_outlet().pk), told)

    assert (answer.status_code, list(answer.context["form"].errors)) == (422, [field])


def list_of(*lines: Subscription) -> SimpleUploadedFile:
    return SimpleUploadedFile("nguon.opml", write_opml(lines))


def test_a_list_of_feeds_is_looked_at_before_anything_enters(desk):
    known = make_feed(make_outlet(name="Báo Cũ", site="https://cu.example/"))
    lines = (
        Subscription("Báo Mới", "https://moi.example/rss", "https://moi.example/"),
        Subscription("Báo Cũ", "https://cu.example/rss2", "https://cu.example/"),
        Subscription("Lặp", known.address),
        Subscription("Trang riêng", "https://x.com/ai/rss"),
    )

    seen = desk.post(page("outlet_upload"), {"file": list_of(*lines)})
    before = Feed.objects.count()
    desk.post(page("outlet_upload"), {"told": seen.context["told"]})

    fates = [one.fate.value for one in seen.context["seen"]]
    assert (fates, before) == (["outlet", "feed", "known", "refused"], 1)
    assert (Outlet.objects.count(), Feed.objects.count()) == (2, 3)
    assert not Outlet.objects.get(name="Báo Mới").is_on


@pytest.mark.parametrize("content", [b"", b"<html></html>", b"<opml><body></body></opml>"])
def test_what_is_no_list_is_refused_in_a_sentence(desk, content):
    answer = desk.post(page("outlet_upload"), {"file": SimpleUploadedFile("a.opml", content)})

    assert (answer.status_code, Outlet.objects.count()) == (422, 0)


def test_a_list_that_was_tampered_with_enters_nothing(desk):
    desk.post(page("outlet_upload"), {"told": "sai"})

    assert Outlet.objects.count() == 0


def test_what_is_followed_is_taken_away_as_opml(desk):
    make_feed(make_outlet(name="Báo Sông"))
    make_feed(make_outlet(name="Báo Tắt", is_on=False))

    told = text(desk.get(page("outlet_opml")))

    assert ("Báo Sông" in told, "Báo Tắt" in told) == (True, False)


@pytest.mark.parametrize(
    ("contact", "words"), [("", "Chưa có địa chỉ liên hệ"), ("a@tinh.example", "chưa có trang chủ")]
)
def test_feeds_are_looked_for_only_under_our_name_and_where_there_is_a_site(
    desk, settings, contact, words
):
    settings.NHIPCAU_PRESS_CONTACT = contact
    outlet = make_outlet(site="")

    answer = desk.post(page("outlet_discover", outlet.pk), follow=True)

    assert words in text(answer)
