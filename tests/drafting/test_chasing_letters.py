"""Letters to late units: whom they go to, what they say, in the form of the decree."""

import zipfile
from datetime import date, timedelta
from io import BytesIO

import docx
import pytest
from django.core.exceptions import ValidationError

from nhipcau.documents.models import OfficialDocument
from nhipcau.drafting.chasing import draft_chasing_letters, late_units, letters_archive
from nhipcau.drafting.chasing_letter import IN_ANNEX
from nhipcau.drafting.decree30.checking.check import check
from nhipcau.drafting.models import ChasingLetter
from nhipcau.organisations.naming import rename_unit
from nhipcau.reports.models import ReportRound, UnitReport
from tests.factories.organisations import make_unit, make_user
from tests.factories.plans import make_plan, make_task
from tests.factories.refusals import codes_of
from tests.factories.reports import bring, lock, make_round

pytestmark = [pytest.mark.django_db, pytest.mark.once]

DUE, DAY = date(2024, 6, 20), date(2024, 6, 24)


def round_of(units: int, **fields) -> ReportRound:
    plan = make_plan(place="Tỉnh A")
    for n in range(units):
        make_task(plan=plan, leads=(make_unit(name=f"Sở Số {n + 1}"),))
    days = {"opens_on": date(2024, 6, 3), "due_on": DUE}
    return make_round(plan=plan, index=2, **days | fields)


def draft(round: ReportRound, **fields) -> list[ChasingLetter]:
    return draft_chasing_letters(round, **{"by": make_user(), "day": DAY} | fields)


def content(letter: ChasingLetter) -> bytes:
    with letter.document.file.content.open("rb") as file:
        return file.read()


def words(letter: ChasingLetter) -> str:
    paper = docx.Document(BytesIO(content(letter)))
    cells = [c.text for t in paper.tables for row in t.rows for c in row.cells]
    return "\n".join([p.text for p in paper.paragraphs] + cells)


@pytest.mark.parametrize("to_each", [False, True])
@pytest.mark.parametrize("units", [1, 3, 6, 40])
@pytest.mark.parametrize("in_own_name", [False, True])
def test_every_letter_keeps_the_form_of_the_decree(units, to_each, in_own_name):
    as_unit = make_unit(name="Sở Thông tin và Truyền thông") if in_own_name else None

    letters = draft(round_of(units), to_each=to_each, as_unit=as_unit)

    assert len(letters) == (units if to_each else 1)
    assert {f.sentence for letter in letters[:2] for f in check(content(letter)).failed} == set()


def test_one_letter_lists_the_late_units_the_latest_first():
    round = round_of(7)
    sent, *_late = round.reports.order_by("unit__name")
    bring(sent, state="submitted")
    UnitReport.objects.filter(unit__name="Sở Số 2").update(extended_due_on=DUE + timedelta(1))

    (letter,) = draft(round)

    said = words(letter)
    assert [u["days_late"] for u in letter.units] == [4, 4, 4, 4, 4, 3]
    assert letter.units[-1]["unit"] == "Sở Số 2"
    assert ("Sở Số 1" in said, f"Kính gửi: {IN_ANNEX}" in said) == (False, True)
    assert "Đến hết ngày 24 tháng 6 năm 2024, còn 6 đơn vị chưa nộp" in said


def test_few_units_are_named_behind_the_address():
    said = words(draft(round_of(2))[0])

    assert "- Sở Số 1;" in said
    assert "- Sở Số 2." in said


def test_a_letter_to_one_unit_says_nothing_of_others():
    letters = draft(round_of(3), to_each=True)

    for letter in letters:
        own = letter.units[0]["unit"]
        assert f"Kính gửi: {own}" in words(letter)
        assert not any(f"Sở Số {n}" in words(letter) for n in (1, 2, 3) if f"Sở Số {n}" != own)


def test_it_is_an_outgoing_letter_whose_number_the_clerk_gives():
    unit = make_unit(name="Sở Ngoại vụ")

    document = draft(round_of(1), as_unit=unit)[0].document

    assert (document.kind, document.direction, document.number, document.issued_on) == (
        OfficialDocument.Kind.LETTER, OfficialDocument.Direction.OUTGOING, "/SNV", None
    )  # fmt: skip
    assert document.issuer_unit == unit


@pytest.mark.parametrize(
    ("day", "fields", "late"),
    [
        (DUE, {}, 0),
        (DUE + timedelta(1), {}, 1),
        (DUE + timedelta(2), {"grace_days": 2}, 0),
        (DUE + timedelta(3), {"grace_days": 2}, 1),
    ],
)
def test_nobody_is_pressed_before_the_grace_is_over(day, fields, late):
    assert len(late_units(round_of(1, **fields), day=day)) == late


def test_an_extension_and_a_waiver_are_respected():
    round = round_of(2)
    first, second = round.reports.all()
    UnitReport.objects.filter(pk=first.pk).update(extended_due_on=DAY)
    UnitReport.objects.filter(pk=second.pk).update(is_waived=True)

    with pytest.raises(ValidationError) as refused:
        draft(round)

    assert (codes_of(refused), ChasingLetter.objects.count()) == ({"nobody_late"}, 0)


def test_an_extension_that_ran_out_is_told_to_its_unit():
    round = round_of(1)
    UnitReport.objects.update(extended_due_on=DUE + timedelta(2))

    said = words(draft(round, to_each=True)[0])

    assert "hạn nộp ngày 20 tháng 6 năm 2024, đã gia hạn đến 22/06/2024." in said
    assert "chậm 2 ngày so với hạn" in said


def test_units_are_called_as_on_the_day_of_the_letter():
    round = round_of(1)
    unit = round.reports.get().unit
    rename_unit(unit, name="Sở Tên Mới", from_day=DAY, by=None)

    (letter,) = draft(round)

    assert letter.units[0]["unit"] == "Sở Tên Mới"


@pytest.mark.parametrize(
    ("answer_by", "code"), [(DAY, "answer_by"), (DAY - timedelta(1), "answer_by")]
)
def test_the_day_to_answer_lies_ahead(answer_by, code):
    with pytest.raises(ValidationError) as refused:
        draft(round_of(1), answer_by=answer_by)

    assert codes_of(refused) == {code}


def test_a_locked_round_presses_nobody():
    with pytest.raises(ValidationError) as refused:
        draft(lock(round_of(1)))

    assert codes_of(refused) == {"closed"}


def test_each_drafting_is_a_batch_and_its_letters_come_as_one_archive():
    round = round_of(2)

    letters = [*draft(round), *draft(round, to_each=True)]

    assert [letter.batch for letter in letters] == [1, 2, 2]
    with zipfile.ZipFile(BytesIO(letters_archive(letters[1:]))) as archive:
        files = {name: archive.read(name) for name in archive.namelist()}
    assert set(files.values()) == {content(letter) for letter in letters[1:]}
    assert sorted(files)[0].startswith(f"cong-van-don-doc-dot-{round.pk}-lan-2-so-so-")
