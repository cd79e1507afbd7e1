"""The words of a delegation that may go out, and that nothing else can."""

from datetime import date, time

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from nhipcau.registries import keeping, parts
from nhipcau.registries.delegations.published import PUBLIC, Point, published
from nhipcau.registries.models import CostLine, Delegation, Gift, Member, Paper, ProgrammeItem
from tests.factories.organisations import make_user
from tests.factories.registries import make_contact, make_entry, make_partner

pytestmark = pytest.mark.django_db

WORDS = {
    "title": "tên trong sổ",
    "summary": "tóm tắt trong sổ",
    "purpose": "mục đích đoàn",
    "places": "nơi đoàn đến",
    "decision_number": "số quyết định",
    "decided_by": "nơi quyết định",
    "result": "kết quả nội bộ",
    "internal_note": "ghi chú nội bộ",
}
PARTS = (
    (Member, {"name": "thành viên kín", "title": "chức vụ kín", "document_number": "B1234567"}),
    (ProgrammeItem, {"on": date(2024, 5, 7), "what": "điểm kín", "place": "chỗ kín"}),
    (Gift, {"way": "given", "what": "quà kín", "party": "người nhận quà"}),
    (CostLine, {"what": "khoản chi kín", "source": "nguồn chi kín"}),
    (Paper, {"kind": "report", "number": "số giấy kín", "subject": "trích yếu kín"}),
)
NEVER = {
    *(value for name, value in WORDS.items() if name not in PUBLIC),
    *(value for _model, values in PARTS for value in values.values() if isinstance(value, str)),
} - {"given", "report"}
EVERY_FIELD = sorted(field.name for field in Delegation._meta.get_fields())


@pytest.fixture
def delegation() -> Delegation:
    """Every field has words of its own; no part is ticked."""
    row, by = make_entry(**WORDS, level="a", partners=[make_partner()]), make_user()
    for model, values in PARTS:
        parts.add(row, model, values=values, by=by)
    return keeping.revise(row, values={"public_title": "Đoàn bạn thăm tỉnh"}, by=by)


@given(st.sets(st.sampled_from(EVERY_FIELD)))
@settings(max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_whatever_is_ticked_nothing_of_the_inside_goes_out(delegation, ticked):
    delegation.public_parts = sorted(ticked)

    said = str(published(delegation))

    assert [words for words in sorted(NEVER) if words in said] == []
    for name in ("purpose", "places"):
        assert (WORDS[name] in said) == (name in ticked)


def test_a_row_with_nothing_ticked_says_its_public_title_alone(delegation):
    told = published(delegation)

    assert (told.title, told.facts, told.members, told.programme) == (
        "Đoàn bạn thăm tỉnh",
        (),
        (),
        (),
    )


def test_ticked_fields_are_told_in_words(delegation):
    delegation.public_parts = ["ends_on", "countries", "way", "partners"]

    assert published(delegation).facts == (
        ("way", "Đoàn vào"),
        ("countries", "Nhật Bản"),
        ("partners", "Thành phố Izumisano"),
        ("ends_on", "09/05/2024"),
    )


def test_a_ticked_member_and_a_ticked_point_are_told_without_numbers_of_papers(delegation):
    by = make_user()
    parts.change(delegation.members.get(), values={"is_public": True}, by=by)
    values = {"is_public": True, "at": time(8), "until": time(9, 30)}
    parts.change(delegation.programmeitems.get(), values=values, by=by)

    told = published(delegation)

    assert told.members == ("thành viên kín, chức vụ kín",)
    assert told.programme == (Point(date(2024, 5, 7), "08:00 - 09:30", "điểm kín", "chỗ kín"),)


@pytest.mark.parametrize("why", ["taken_off", "erased", "restricted", "restricted_here"])
def test_a_ticked_person_who_may_not_be_named_any_more_is_not(delegation, why):
    by = make_user()
    contact = make_contact(restricted_on=date(2024, 5, 1) if why == "restricted" else None)
    one = parts.add(delegation, Member, values={"contact": contact, "is_public": True}, by=by)
    if why == "taken_off":
        parts.take_off(one, reason="Không đi.", by=by)
    if why == "erased":
        Member.objects.filter(pk=one.pk).update(erased_at="2024-06-01T00:00Z")
    if why == "restricted_here":
        Member.objects.filter(pk=one.pk).update(restricted_on=date(2024, 6, 1))

    assert published(delegation).members == ()
