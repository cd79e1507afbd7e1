"""A digest is issued once, under a number without a gap; what it tells does not change any more."""

from datetime import date, timedelta

import pytest
from django.core.exceptions import ValidationError
from django.utils import timezone

from nhipcau.press import clipping
from nhipcau.press.digesting import choosing, composing, issuing
from nhipcau.press.digesting.letters import html_of, text_of
from nhipcau.press.models import Digest, Story
from tests.factories.documents import make_file
from tests.factories.organisations import make_unit, make_user
from tests.factories.press import make_confirmed, make_outlet

pytestmark = pytest.mark.django_db

DAY = date(2024, 3, 12)


@pytest.fixture
def draft():
    make_confirmed(title="Cảng mở")
    return new_draft()


def new_draft(**values):
    told = {"rhythm": "daily", "first_on": DAY, "last_on": DAY, "unit": make_unit()}
    return composing.compose(**told | values, by=make_user())


def test_numbers_follow_each_other_within_year_and_rhythm(draft):
    made = [draft, new_draft(), new_draft(rhythm="weekly"), new_draft()]

    for one in made[1:]:
        choosing.add(one, clippings=[draft.items.get().clipping], by=make_user())
    numbers = [issuing.issue(one, by=make_user()).number for one in made]

    assert numbers == [1, 2, 1, 3]
    assert {one.year for one in Digest.objects.all()} == {timezone.localdate().year}


def test_a_withdrawn_number_is_not_given_again(draft):
    issuing.withdraw(issuing.issue(draft, by=make_user()), reason="Sai", by=make_user())
    again = issuing.replace(draft, unit=draft.unit, by=make_user())

    assert issuing.issue(again, by=make_user()).number == 2


def test_what_was_issued_is_frozen_as_plain_rows():
    story = Story.objects.create(title="Cảng", first_on=DAY, last_on=DAY)
    abroad = make_outlet(name="Asahi", country="JP")
    row = make_confirmed(
        title="Cảng", outlet=abroad, language="ja", story=story, copy=make_file(),
        address="https://asahi.example/1",
    )  # fmt: skip
    make_confirmed(outlet=make_outlet(name="Báo B"), story=story, address="https://b.example/2")

    told = issuing.issue(new_draft(), by=make_user()).told

    other = {"outlet": "Báo B", "country": "VN", "language": "vi", "day": "2024-03-12",
             "address": "https://b.example/2"}  # fmt: skip
    assert told["groups"] == [
        {
            "heading": "Báo chí nước ngoài",
            "items": [
                {"title": "Cảng", "outlet": "Asahi", "country": "JP", "language": "ja",
                 "day": "2024-03-12", "address": "https://asahi.example/1", "place": "",
                 "excerpt": "Đoạn trích của tin mẫu.", "note": "", "others": [other],
                 "sha256": row.copy.sha256, "clipping": row.pk}
            ],
        }
    ]  # fmt: skip
    assert told["counts"] == {
        "appearances": 2, "stories": 1, "foreign": 1, "domestic": 1,
        "languages": [["ja", 1], ["vi", 1]],
    }  # fmt: skip


def test_a_clipping_put_right_later_changes_nothing_that_was_issued(draft):
    issued = issuing.issue(draft, by=make_user())

    row = draft.items.get().clipping
    clipping.put_right(row, changes={"title": "Tên khác"}, by=make_user(), reason="Sai")

    issued.refresh_from_db()
    assert issued.told["groups"][0]["items"][0]["title"] == "Cảng mở"


def test_an_empty_one_is_refused():
    with pytest.raises(ValidationError) as refusal:
        issuing.issue(new_draft(), by=make_user())

    assert refusal.value.code == "empty"


def test_a_clipping_that_is_no_longer_confirmed_is_named(draft):
    clipping.reject(draft.items.get().clipping, reason="Không phải", by=make_user())

    with pytest.raises(ValidationError, match="Cảng mở") as refusal:
        issuing.issue(draft, by=make_user())

    draft.refresh_from_db()
    assert (refusal.value.code, draft.state, draft.number) == ("unconfirmed", "draft", None)


def test_days_to_come_are_refused(draft):
    coming = timezone.localdate() + timedelta(days=1)
    composing.revise(draft, values={"first_on": coming, "last_on": coming}, by=make_user())

    with pytest.raises(ValidationError) as refusal:
        issuing.issue(draft, by=make_user())

    assert refusal.value.code == "to_come"


@pytest.mark.parametrize("verb", [composing.discard, issuing.issue])
def test_what_was_issued_is_neither_thrown_away_nor_issued_again(draft, verb):
    issuing.issue(draft, by=make_user())

    with pytest.raises(ValidationError) as refusal:
        verb(draft, by=make_user())

    assert refusal.value.code == "state"


def test_a_withdrawal_says_why(draft):
    issued = issuing.issue(draft, by=make_user())

    with pytest.raises(ValidationError) as refusal:
        issuing.withdraw(issued, reason=" ", by=make_user())

    assert refusal.value.error_dict["reason"][0].code == "reason"


def test_a_replacement_takes_over_the_items_and_names_what_it_replaces(draft):
    by = make_user()
    choosing.word(draft.items.get(), heading="Biển", note="Đọc kỹ", by=by)
    issuing.withdraw(issuing.issue(draft, by=by), reason="Sai ngày", by=by)

    again = issuing.replace(draft, unit=draft.unit, by=by)

    assert issuing.replace(draft, unit=draft.unit, by=by) == again
    told = issuing.issue(again, by=by).told
    assert (told["replaces"], told["groups"][0]["heading"]) == (
        f"1/{timezone.localdate().year}",
        "Biển",
    )


def test_no_more_of_an_article_goes_out_than_a_short_excerpt():
    whole = "Câu dài của bài báo. " * 40
    make_confirmed(excerpt=whole[:600], text=f"{whole}Câu cuối của toàn văn.")
    issued = issuing.issue(new_draft(), by=make_user())

    for said in (str(issued.told), text_of(issued), html_of(issued)):
        assert ("Câu cuối của toàn văn" in said, said.count("Câu dài") <= 15) == (False, True)


def test_hostile_words_are_words_in_a_letter():
    make_confirmed(title="<script>alert(1)</script>", address="")
    issued = issuing.issue(new_draft(title="A\r\nBcc: x@y.vn"), by=make_user())

    assert ("<script>" in html_of(issued), issued.title) == (False, "A Bcc: x@y.vn")
