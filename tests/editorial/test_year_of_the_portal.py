"""What the room did in a year, and which languages lag behind."""

from datetime import date, timedelta

import pytest
from django.core.exceptions import ValidationError
from django.utils import timezone

from nhipcau.editorial import counting, emergency, onwards, releasing, withdrawing
from nhipcau.editorial.counting import Behind, YearOfPortal
from nhipcau.editorial.models import StaleMark
from nhipcau.organisations.models import Role
from tests.factories.editorial import (
    edition_of,
    make_cleared,
    make_editor,
    make_home,
    make_page,
    make_public,
    make_translation,
)
from tests.factories.organisations import make_user

pytestmark = pytest.mark.django_db


@pytest.fixture
def year():
    return timezone.localdate().year


def test_a_year_counts_first_releases_corrections_withdrawals_and_emergencies(year):
    make_home()
    page, other = make_page(), make_page(title="Khác")
    edition = edition_of(page)
    make_public(edition)
    page.save_revision(user=make_editor())
    make_cleared(edition)
    releasing.release(edition, correction="Đã sửa ngày.", by=make_editor())
    emergency.release(edition_of(other), reason="Bão.", by=make_user(role=Role.LEADER))
    withdrawing.withdraw(edition_of(other), reason="Đã qua.", by=make_editor())

    assert counting.count_year(year) == YearOfPortal(year, 3, 1, 1, 1, 1, 0, (("vi", 3),))


def test_the_year_before_counts_nothing_of_it(year):
    make_home()

    assert counting.count_year(year - 1).released == 0


def test_a_correction_is_of_what_was_public_before():
    edition = edition_of(make_page())
    make_cleared(edition)

    with pytest.raises(ValidationError, match="chưa từng công khai"):
        releasing.release(edition, correction="Sửa.", by=make_editor())


def test_languages_that_lack_a_page_or_have_an_older_one_are_told(settings):
    settings.LANGUAGES = [("vi", "Tiếng Việt"), ("en", "English"), ("lo", "Lao")]
    today = timezone.localdate()
    page = make_page(title="Lễ hội", slug="le-hoi")
    make_public(edition_of(page))
    english = edition_of(make_translation(page, "en"))
    make_public(english)
    StaleMark.objects.create(edition=english, changed=[["a", "b"]])

    assert counting.languages_behind(today - timedelta(days=1)) == []
    assert counting.languages_behind(today) == [
        Behind("Lễ hội", "/vi/le-hoi/", "en", is_stale=True),
        Behind("Lễ hội", "/vi/le-hoi/", "lo", is_stale=False),
    ]


def test_what_was_sent_onward_and_accepted_is_in_the_register():
    edition = edition_of(make_page())
    make_public(edition)
    sent = onwards.enter(edition, partner="Vietnam.vn", sent_on=date(2024, 6, 1), by=make_editor())

    got = onwards.accepted(
        sent, accepted_on=date(2024, 6, 3), url="https://vietnam.example/a", by=make_editor()
    )

    acts = list(edition.steps.values_list("act", flat=True))[-2:]
    assert (got.work, got.accepted_on, acts) == (
        edition.work,
        date(2024, 6, 3),
        ["onward", "onward_accepted"],
    )


def test_only_what_is_public_is_sent_onward():
    with pytest.raises(ValidationError, match="đang công khai"):
        onwards.enter(
            edition_of(make_page()), partner="X", sent_on=date(2024, 6, 1), by=make_editor()
        )
