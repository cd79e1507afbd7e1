"""A digest begins with the stories of its days; a person takes, orders and words them."""

from datetime import date

import pytest
from django.core.exceptions import ValidationError

from nhipcau.press.digesting import choosing, composing
from nhipcau.press.digesting.offering import offers
from nhipcau.press.models import ClippingTag, Digest, DigestStep, Story
from tests.factories.organisations import make_unit, make_user
from tests.factories.press import make_clipping, make_confirmed, make_outlet, make_topic

pytestmark = pytest.mark.django_db

DAY = date(2024, 3, 12)


def composed(**values):
    told = {"rhythm": "daily", "first_on": DAY, "last_on": DAY, "unit": make_unit()}
    return composing.compose(**told | values, by=values.get("by") or make_user())


def titles(digest):
    return [row.clipping.title for row in digest.items.select_related("clipping")]


def headed(digest):
    return list(digest.items.values_list("heading", "clipping__title"))


def a_story(*outlets):
    story = Story.objects.create(title="Cảng", first_on=DAY, last_on=DAY)
    return [
        make_confirmed(outlet=make_outlet(name=name), story=story, title=f"Cảng, {name}")
        for name in outlets
    ]


def test_a_draft_begins_with_what_was_confirmed_of_its_days_abroad_first():
    make_confirmed(title="Trong nước")
    make_confirmed(title="Nước ngoài", outlet=make_outlet(country="JP"))
    make_confirmed(title="Hôm khác", published_on=date(2024, 3, 11))
    make_clipping(title="Chưa xem")

    assert headed(composed()) == [
        ("Báo chí nước ngoài", "Nước ngoài"),
        ("Báo chí trong nước", "Trong nước"),
    ]


def test_by_topic_the_heaviest_tag_that_stands_is_the_heading():
    row = make_confirmed(title="Lễ hội")
    for topic, weight, off in (("Du lịch", 2, False), ("Biển", 1, False), ("Khác", 3, True)):
        ClippingTag.objects.create(
            clipping=row, topic=make_topic(name=topic), weight=weight, is_off=off
        )
    make_confirmed(title="Không chủ đề")

    digest = composed(sorting="topic")

    assert headed(digest) == [("Du lịch", "Lễ hội"), ("Tin khác", "Không chủ đề")]


def test_the_first_appearance_stands_for_its_story():
    first, second, _third = a_story("Báo A", "Báo B", "Báo C")

    digest = composed()

    assert titles(digest) == [first.title]
    choosing.take_off(digest.items.get(), by=make_user())
    (offer,) = offers(digest)
    assert (offer.clipping, offer.others[0]) == (first, second)


def test_what_an_issued_one_of_the_rhythm_told_is_offered_but_not_taken():
    (row,) = a_story("Báo A")
    told = composed()
    Digest.objects.filter(pk=told.pk).update(state="issued", number=1, issued_by=make_user().pk)

    again = composed()

    assert (titles(again), [(one.clipping, one.told_in) for one in offers(again)]) == (
        [],
        [(row, told)],
    )


@pytest.mark.parametrize("last", [date(2024, 3, 11), date(2026, 3, 12)])
def test_days_out_of_order_or_too_many_are_refused(last):
    with pytest.raises(ValidationError) as refusal:
        composed(last_on=last)

    assert list(refusal.value.error_dict) == ["last_on"]


def test_the_usual_name_tells_rhythm_and_days():
    assert [
        composing.usual_title("daily", DAY, DAY),
        composing.usual_title("weekly", DAY, date(2024, 3, 18)),
    ] == ["Điểm báo ngày 12/03/2024", "Điểm báo tuần từ 12/03/2024 đến 18/03/2024"]


def test_only_confirmed_clippings_are_taken():
    with pytest.raises(ValidationError) as refusal:
        choosing.add(composed(), clippings=[make_clipping()], by=make_user())

    assert refusal.value.code == "unconfirmed"


def test_adding_what_is_there_already_changes_nothing():
    row = make_confirmed()
    digest = composed()

    assert choosing.add(digest, clippings=[row], by=make_user()) == []


def test_a_digest_has_an_end(monkeypatch):
    monkeypatch.setattr(choosing, "MOST_ITEMS", 1)
    rows = [make_confirmed(published_on=date(2024, 3, 1)) for _ in range(2)]

    with pytest.raises(ValidationError) as refusal:
        choosing.add(composed(), clippings=rows, by=make_user())

    assert refusal.value.code == "many"


def test_items_move_to_a_place_and_take_the_heading_that_is_told():
    for title in ("Một", "Hai", "Ba"):
        make_confirmed(title=title)
    digest, by = composed(), make_user()

    choosing.move(digest.items.get(clipping__title="Ba"), to=1, by=by)
    choosing.word(digest.items.get(clipping__title="Hai"), heading="Kinh tế", note="Xem", by=by)
    choosing.move(digest.items.get(clipping__title="Một"), to=3, heading="Kinh tế", by=by)

    home = "Báo chí trong nước"
    assert headed(digest) == [(home, "Ba"), ("Kinh tế", "Hai"), ("Kinh tế", "Một")]


def test_a_whole_heading_moves():
    make_confirmed(title="Nhà")
    make_confirmed(title="Xa", outlet=make_outlet(country="LA"))
    digest = composed()

    choosing.move_heading(digest, heading="Báo chí trong nước", up=True, by=make_user())

    assert titles(digest) == ["Nhà", "Xa"]


def test_sorting_again_gives_every_item_the_heading_of_its_origin():
    make_confirmed(title="Nhà")
    digest, by = composed(), make_user()
    choosing.word(digest.items.get(), heading="Riêng", note="", by=by)

    composing.sort(digest, sorting="origin", by=by)

    assert headed(digest) == [("Báo chí trong nước", "Nhà")]


def test_a_revised_draft_tells_what_changed():
    digest = composed()

    composing.revise(digest, values={"title": " Tên  mới ", "lead": "Yên"}, by=make_user())

    digest.refresh_from_db()
    step = DigestStep.objects.filter(digest=digest).last()
    assert (digest.title, digest.lead, sorted(step.changes)) == (
        "Tên mới",
        "Yên",
        ["lead", "title"],
    )


@pytest.mark.parametrize("field", ["lead", "title"])
def test_words_under_a_secrecy_stamp_do_not_come_in(field):
    with pytest.raises(ValidationError) as refusal:
        composing.revise(composed(), values={field: "TUYỆT MẬT"}, by=make_user())

    assert refusal.value.error_dict[field][0].code == "secret"


def test_a_draft_is_thrown_away_with_its_items_and_no_clipping():
    row = make_confirmed()

    composing.discard(composed(), by=make_user())

    row.refresh_from_db()
    assert (Digest.objects.count(), row.state) == (0, "confirmed")
