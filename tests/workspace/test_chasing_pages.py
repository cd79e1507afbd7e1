"""Đôn đốc: who is late, what they were told, words at once, letters."""

import zipfile
from datetime import timedelta
from io import BytesIO

import pytest
from django.utils import timezone

from nhipcau.drafting.chasing import draft_chasing_letters
from nhipcau.drafting.models import ChasingLetter
from nhipcau.organisations.models import Role
from nhipcau.reports.models import ReportRound, UnitReport
from nhipcau.reports.reminding.giving import give_reminders
from tests.factories.organisations import make_unit, make_user
from tests.factories.plans import make_plan, make_task
from tests.factories.reports import bring, lock, make_round, set_due
from tests.workspace.pages import page, text
from tests.workspace.queries import queries_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def focal(client):
    person = make_user(role=Role.FOCAL, unit=make_unit(name="Sở Đầu mối"))
    client.force_login(person)
    return person


def late_round(units: int, days: int = 4) -> ReportRound:
    plan = make_plan()
    for _ in range(units):
        make_task(plan=plan, leads=(make_unit(),))
    return set_due(make_round(plan=plan), timezone.localdate() - timedelta(days))


def letter(**changed):
    answer_by = timezone.localdate() + timedelta(3)
    usual = {"form": "all", "name": "unit", "answer_by": answer_by.strftime("%d/%m/%Y")}
    return usual | changed


def test_the_page_lists_the_unsent_the_latest_first_and_chooses_the_late(client, focal):
    round = late_round(3)
    sent, extended, late = round.reports.all()
    bring(sent, state="submitted")
    UnitReport.objects.filter(pk=extended.pk).update(extended_due_on=timezone.localdate())

    answer = client.get(page("round_chase", round.pk))

    assert [row.line.report for row in answer.context["rows"]] == [late, extended]
    assert answer.context["ticked"] == {str(late.pk)}
    assert [line.report for line in answer.context["sent_late"]] == [sent]


def test_where_nobody_is_late_nobody_is_chosen_to_begin_with(client, focal):
    round = late_round(2, days=-4)

    answer = client.get(page("round_chase", round.pk))

    assert answer.context["ticked"] == set()
    assert answer.context["choices"] == [
        ("Chọn tất cả (2)", "?chon=tat-ca", False),
        ("Bỏ chọn", "?chon=khong", True),
    ]


def test_what_was_given_and_what_comes_stand_beside_each_unit(client, focal):
    round = set_due(late_round(1), timezone.localdate() + timedelta(40))
    due_on = round.due_on
    report = round.reports.get()
    day = due_on - timedelta(3)
    while not give_reminders(day=day).reminders:
        day += timedelta(1)

    (row,) = client.get(page("round_chase", round.pk)).context["rows"]

    assert (row.line.report, len(row.given), row.people) == (report, 1, 0)
    assert "trước hạn" in row.given[0]
    assert row.given[0].startswith(f"{row.given_on}: ")


def test_chosen_units_are_reminded_and_the_words_stand_in_their_thread(client, focal):
    round = late_round(2)
    first, second = round.reports.all()

    answer = client.post(
        page("round_remind", round.pk), {"reports": [first.pk], "text": "Gửi ngay"}, follow=True
    )

    assert "Đã nhắc 1 đơn vị. Chưa có ai nhận thông báo tại: " + first.unit_name in text(answer)
    assert [step.reason for step in first.steps.all()] == ["Đôn đốc: Gửi ngay"]
    assert not second.steps.exists()
    assert f"nhắc trực tiếp, {focal}" in text(answer)


@pytest.mark.parametrize(
    ("told", "sentence"),
    [
        ({"text": "Gửi ngay"}, "Chọn ít nhất một đơn vị"),
        ({"reports": "x", "text": "Gửi ngay"}, "x"),
        ({"reports": "1", "text": " "}, "Ghi lời nhắc"),
    ],
)
def test_a_reminder_without_units_or_words_is_refused_and_kept(client, focal, told, sentence):
    round = late_round(1)
    told = told | ({"reports": [round.reports.get().pk]} if told.get("reports") == "1" else {})

    answer = client.post(page("round_remind", round.pk), told)

    assert (answer.status_code, sentence in text(answer)) == (422, True)
    assert told["text"].strip() in text(answer)


@pytest.mark.parametrize(("form", "count"), [("all", 1), ("each", 2)])
def test_letters_are_drafted_kept_and_listed(client, focal, form, count):
    round = late_round(2)

    answer = client.post(page("round_letter", round.pk), letter(form=form), follow=True)

    letters = ChasingLetter.objects.all()
    assert {one.document.issuer for one in letters} == {"Sở Đầu mối"}
    assert len(letters) == count
    for one in letters:
        address = page("file_download", one.document.file_id)
        assert address in text(answer)
        assert b"".join(client.get(address)).startswith(b"PK")


def test_several_letters_come_as_one_archive(client, focal):
    round = late_round(3)
    draft_chasing_letters(round, by=focal, day=timezone.localdate(), to_each=True)

    answer = client.get(page("round_letters", round.pk, 1))

    assert len(zipfile.ZipFile(BytesIO(answer.content)).namelist()) == 3
    assert client.get(page("round_letters", round.pk, 2)).status_code == 404


def test_a_day_that_has_passed_is_refused_at_its_field(client, focal):
    answer = client.post(page("round_letter", late_round(1).pk), letter(answer_by="01/01/2020"))

    assert (answer.status_code, "Ngày đề nghị nộp phải sau" in text(answer)) == (422, True)
    assert not ChasingLetter.objects.exists()


def test_where_nobody_is_late_no_letter_is_offered(client, focal):
    round = late_round(1, days=-5)

    assert "chưa cần công văn" in text(client.get(page("round_chase", round.pk)))
    assert client.post(page("round_letter", round.pk), letter()).status_code == 422


def test_a_locked_round_is_only_read(client, focal):
    round = lock(late_round(1))

    said = text(client.get(page("round_chase", round.pk)))

    assert ("Nhắc ngay" in said, "Lập công văn" in said) == (False, False)


@pytest.mark.parametrize("role", [Role.LEADER, Role.ADMINISTRATOR])
def test_others_who_oversee_read_and_do_not_press(client, role):
    round = late_round(1)
    client.force_login(make_user(role=role))

    assert "Nhắc ngay" not in text(client.get(page("round_chase", round.pk)))
    assert client.post(page("round_remind", round.pk)).status_code == 403


@pytest.mark.parametrize("role", [Role.OFFICER, Role.HEAD, Role.EDITOR])
def test_a_unit_reads_neither_the_page_nor_the_letters(client, role):
    round = late_round(1)
    (one,) = draft_chasing_letters(round, by=make_user(), day=timezone.localdate())
    client.force_login(make_user(role=role))

    for address in (page("round_chase", round.pk), page("round_letters", round.pk, 1),
                    page("file_download", one.document.file_id)):  # fmt: skip
        assert client.get(address).status_code == 403


def test_the_page_costs_the_same_with_one_and_thirty_units(client, focal):
    costs = []
    for units in (1, 30):
        round = late_round(units)
        give_reminders(day=timezone.localdate())
        draft_chasing_letters(round, by=focal, day=timezone.localdate(), to_each=True)
        costs.append(queries_of(client, page("round_chase", round.pk)))

    assert costs[0] == costs[1]
