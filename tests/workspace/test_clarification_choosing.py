"""Where a wrong claim stood, found by words; and when it was seen, set right by hand."""

from datetime import UTC, datetime

import pytest

from nhipcau.organisations.models import Role
from nhipcau.press import searching
from nhipcau.press.models import Clarification
from tests.factories.organisations import make_unit, make_user
from tests.factories.press import make_clarification, make_confirmed
from tests.workspace.pages import page, text

pytestmark = pytest.mark.django_db

SEEN = datetime(2024, 3, 12, 2, tzinfo=UTC)


@pytest.fixture
def unit():
    return make_unit(name="Sở Du lịch")


@pytest.fixture
def officer(client, unit):
    person = make_user(role=Role.OFFICER, unit=unit)
    client.force_login(person)
    return person


def test_others_than_the_nearest_are_found_by_words_and_nothing_typed_is_lost(
    client, officer, unit
):
    first = make_confirmed(title="Cảng đóng cửa")
    far = make_confirmed(title="Bãi biển vắng", excerpt="Khách rời bãi biển.")
    searching.fill()
    told = {
        "find": "1",
        "words": "bai bien",
        "clippings": first.pk,
        "title": "Tin sai",
        "claim": "A",
    }

    answer = client.post(page("clarification_new"), told | {"unit": unit.pk})

    form = answer.context["form"]
    assert set(form.fields["clippings"].queryset) == {first, far}
    assert (form["title"].value(), form["clippings"].value()) == ("Tin sai", [str(first.pk)])
    assert (answer.status_code, Clarification.objects.count()) == (200, 0)


def test_another_place_is_found_by_words_on_the_thread(client, officer, unit):
    row, far = make_clarification(unit=unit, drafter=officer), make_confirmed(title="Bãi biển vắng")
    searching.fill()
    address = page("clarification_page", row.pk)

    found = client.get(f"{address}?words=bai+bien").context["source_form"]
    none = client.get(f"{address}?words=khong+dau+co")

    assert list(found.fields["clipping"].queryset) == [far]
    assert "Không có tin đã xác nhận nào có những từ này." in text(none)


@pytest.mark.parametrize(
    ("day", "hour", "status", "seen"),
    [("11/03/2024", "08:30", 302, datetime(2024, 3, 11, 1, 30, tzinfo=UTC)),
     ("12/03/2024", "09:00", 302, SEEN), ("11/03/2024", "25:00", 422, SEEN),
     ("01/01/2190", "08:30", 422, SEEN)],
)  # fmt: skip
def test_the_clock_may_start_earlier_by_hand_and_never_later(
    client, officer, unit, day, hour, status, seen
):
    row = make_clarification(unit=unit, drafter=officer, seen_at=SEEN)
    told = {"title": row.title, "claim": row.claim, "unit": unit.pk}

    answer = client.post(
        page("clarification_revise", row.pk), told | {"seen_on": day, "seen_hour": hour}
    )

    assert (answer.status_code, Clarification.objects.get().seen_at) == (status, seen)
