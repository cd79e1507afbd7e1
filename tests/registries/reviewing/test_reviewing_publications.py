"""The look at a publication by a second person, which every change of it voids."""

from datetime import date
from decimal import Decimal

import pytest
from django.core.exceptions import ValidationError
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from nhipcau.editorial.map_loading import require
from nhipcau.registries import keeping, parts
from nhipcau.registries.models import Publication
from nhipcau.registries.reviewing import passing
from nhipcau.registries.reviewing.digests import digest_of
from nhipcau.registries.reviewing.questions import load_questions
from nhipcau.registries.reviewing.standing import standing_of
from nhipcau.registries.stock import moving
from tests.factories.documents import make_file
from tests.factories.organisations import make_user
from tests.factories.publications import READY, bring_out, look_at, make_printing, make_publication
from tests.factories.refusals import codes_by_field, codes_of
from tests.factories.registries import DAY

pytestmark = pytest.mark.django_db
State = Publication.State


@pytest.fixture
def questions():
    load_questions()


def prepared(**values):
    row, by = make_publication(**values), make_user()
    make_printing(row, **READY)
    return keeping.move(row, to=State.PREPARING, by=by)


def test_a_look_that_finds_nothing_wrong_opens_the_way(questions):
    row = prepared()

    look_at(row)
    row = keeping.move(row, to=State.CHECKED, by=make_user())

    assert (row.state, standing_of(row).state) == (State.CHECKED, "passed")


def test_nothing_is_checked_without_a_look():
    with pytest.raises(ValidationError, match="Chưa kiểm tra") as refused:
        keeping.move(prepared(), to=State.CHECKED, by=make_user())

    assert codes_of(refused) == {"review"}


def test_one_no_fails_it_and_is_kept_with_the_words_of_the_question(questions):
    row = prepared()

    found = look_at(row, no="quyền sử dụng")

    failed = [said for said in found.answers if said[1] == "no"]
    assert (found.is_passed, standing_of(row).state) == (False, "failed")
    assert failed == [
        ["Ảnh, nhạc, lời, bản vẽ có quyền sử dụng và ghi công đầy đủ?", "no", "Thiếu."]
    ]


@pytest.mark.parametrize("how", ["entered", "changed", "edition"])
def test_whoever_prepared_it_does_not_look_at_it(how):
    by = make_user()
    row = make_publication(by=by) if how == "entered" else make_publication()
    if how == "changed":
        keeping.revise(row, values={"title": "Tên mới"}, by=by)
    if how == "edition":
        make_printing(row, by=by)

    with pytest.raises(ValidationError) as refused:
        look_at(row, by=by)

    assert codes_of(refused) == {"same_person"}


def test_whoever_gave_copies_or_moved_it_on_may_look_at_it():
    by, row = make_user(), make_publication()
    edition = make_printing(row)
    row = keeping.move(row, to=State.PREPARING, by=by)
    moving.take_in(edition, quantity=5, on=DAY, by=by)

    assert look_at(row, by=by).is_passed


def test_a_question_left_open_and_a_no_without_words_are_refused(questions):
    row = prepared()
    first, second, *others = passing.asks(row, day=DAY)
    answers = {one.key: passing.Answer("yes") for one in others}
    answers[second.key] = passing.Answer("no", "  ")

    with pytest.raises(ValidationError) as refused:
        passing.review(row, answers=answers, seen=digest_of(row), day=DAY, by=make_user())

    assert codes_by_field(refused) == {first.key: ["open"], second.key: ["remark"]}


def test_what_changed_under_the_eyes_of_the_reader_is_not_passed():
    row = prepared()

    with pytest.raises(ValidationError) as refused:
        passing.review(row, answers={}, seen="0" * 64, day=DAY, by=make_user())

    assert codes_of(refused) == {"changed"}


def test_a_map_is_looked_through_for_every_feature_it_must_show(questions):
    require(name="Quần đảo Hoàng Sa", by=None)
    row = prepared(form="map")
    look_at(row)
    passed = standing_of(row).state

    require(name="Quần đảo Trường Sa", by=None)

    after = standing_of(row)
    assert (passed, after.state, after.lacking) == ("passed", "lacking", ("Quần đảo Trường Sa",))


def test_a_feature_of_a_map_cannot_be_not_here():
    require(name="Quần đảo Hoàng Sa", by=None)
    row = prepared(shows_map=True)
    answers = {"f0": passing.Answer("not_applicable")}

    with pytest.raises(ValidationError) as refused:
        passing.review(row, answers=answers, seen=digest_of(row), day=DAY, by=make_user())

    assert codes_by_field(refused) == {"f0": ["open"]}


def test_nothing_is_too_small_for_the_question_of_secrets(questions):
    asked = {one.words: one.may_be_absent for one in passing.asks(prepared(), day=DAY)}

    assert [words for words, may in asked.items() if not may] == [
        "Không có bí mật nhà nước, không có tin chưa được công bố?"
    ]


def test_a_change_after_the_look_voids_it_and_bars_the_way_out():
    row = prepared()
    look_at(row)
    row = keeping.move(row, to=State.CHECKED, by=make_user())
    row = keeping.revise(row, values={"credits_line": "Ảnh: Sở"}, by=make_user())

    with pytest.raises(ValidationError, match="cần kiểm tra lại"):
        keeping.move(row, to=State.RELEASED, by=make_user())

    assert standing_of(row).state == "changed"


def test_what_is_out_may_be_put_right_and_says_that_it_was():
    row = make_publication()
    make_printing(row, **READY)
    row = bring_out(row)

    row = keeping.revise(row, values={"rights": "Sở giữ quyền"}, by=make_user())

    assert (row.state, standing_of(row).state) == (State.RELEASED, "changed")


OF_WORK = {
    "title": "Khác",
    "summary": "Khác",
    "form": "book",
    "series": "Bộ",
    "volume": "2",
    "number": "7",
    "publisher": "Nhà xuất bản",
    "through_publisher": True,
    "responsible": "Giám đốc",
    "rights": "Sở",
    "credits_line": "Ảnh: Sở",
    "shows_map": True,
}
OF_EDITION = {
    "language": "en",
    "title": "Summer",
    "made": "digital",
    "pages": 8,
    "width_mm": 100,
    "height_mm": 210,
    "minutes": Decimal("2.5"),
    "url": "https://example.vn/to-roi",
}


@settings(
    max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(
    names=st.sets(st.sampled_from(sorted(OF_WORK))),
    of_edition=st.sets(st.sampled_from(sorted(OF_EDITION))),
)
def test_the_mark_changes_with_whatever_a_reader_sees(names, of_edition):
    row = make_publication()
    edition = make_printing(row)
    before = digest_of(row)

    row = keeping.revise(row, values={name: OF_WORK[name] for name in names}, by=make_user())
    parts.change(edition, values={name: OF_EDITION[name] for name in of_edition}, by=make_user())

    assert (digest_of(row) != before) == bool(names or of_edition)


def test_another_edition_or_file_changes_the_mark_and_papers_of_the_office_do_not():
    row = make_publication()
    edition = make_printing(row)
    marks = [digest_of(row)]
    papers = {"licence_number": "7/GP", "licensed_on": DAY, "deposited_on": date(2024, 5, 7)}
    parts.change(edition, values=papers, by=make_user())
    marks.append(digest_of(row))
    parts.change(edition, values={"file": make_file()}, by=make_user())
    marks.append(digest_of(row))
    second = make_printing(row, language="en")
    marks.append(digest_of(row))
    parts.take_off(second, reason="Chưa dịch.", by=make_user())
    marks.append(digest_of(row))

    assert [marks.index(one) for one in marks] == [0, 0, 2, 3, 2]
