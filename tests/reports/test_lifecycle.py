"""A report is written, sent, sent back, accepted by another, opened again."""

import hashlib
import json
from datetime import timedelta

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.utils import timezone

from nhipcau.outputs.recording import withdraw
from nhipcau.reports import lifecycle
from nhipcau.reports.lifecycle import Entry
from nhipcau.reports.models import UnitReport
from nhipcau.reports.rounds import revise_round
from tests.factories.organisations import make_unit, make_user
from tests.factories.outputs import make_output
from tests.factories.plans import make_task
from tests.factories.refusals import codes_of
from tests.factories.reports import entries, make_report, make_round, report_of, set_due

pytestmark = pytest.mark.django_db


def test_an_incomplete_report_is_not_sent():
    report, officer = report_of(3), make_user()
    report = lifecycle.write(report, items=entries(report, Entry(words="a")), by=officer)

    with pytest.raises(
        ValidationError, match=r"Còn 2/3 nhiệm vụ chưa có nội dung: I\.2, I\.3"
    ) as refused:
        lifecycle.submit(report, by=officer)

    assert codes_of(refused) == {"incomplete"}


def test_submit_keeps_what_was_sent_and_its_hash():
    report, officer = report_of(1), make_user()
    report = lifecycle.write(report, items=entries(report, Entry(words="Đã làm")), by=officer)

    sent = lifecycle.submit(report, by=officer)

    step = sent.steps.last()
    canonical = json.dumps(step.snapshot, sort_keys=True, ensure_ascii=False, separators=(",", ":"))
    assert (sent.state, sent.version, sent.submitted_by) == ("submitted", 1, officer)
    assert step.snapshot["items"][0]["words"] == "Đã làm"
    assert hashlib.sha256(canonical.encode()).hexdigest() == step.content_hash == sent.content_hash


def test_submit_counts_the_outputs_of_that_moment():
    unit = make_unit()
    task = make_task(leads=(unit,))
    report = make_round(plan=task.plan).reports.get()
    make_output(units=(unit,), tasks=(task,))

    sent = lifecycle.submit(report, by=make_user())

    assert sent.items.get().output_count == 1


def test_a_report_filled_by_an_output_since_withdrawn_is_incomplete_again():
    unit = make_unit()
    task = make_task(leads=(unit,))
    output = make_output(units=(unit,), tasks=(task,))
    report = make_round(plan=task.plan).reports.get()
    withdraw(output, reason="Nhầm", by=make_user())

    with pytest.raises(ValidationError, match="Còn 1/1"):
        lifecycle.submit(report, by=make_user())


@pytest.mark.parametrize(("days", "late"), [(-3, 0), (0, 0), (1, 1), (12, 12)])
def test_lateness_is_a_fact_of_the_first_sending(days, late):
    report, officer = report_of(1), make_user()
    set_due(report.round, timezone.localdate() - timedelta(days=days))
    report = lifecycle.write(report, items=entries(report, Entry(words="a")), by=officer)

    sent = lifecycle.submit(report, by=officer)

    assert sent.days_late == late


def test_late_stays_late_when_the_due_day_moves_or_the_report_is_sent_again():
    report, officer, focal = report_of(1), make_user(), make_user()
    round = set_due(report.round, timezone.localdate() - timedelta(days=5))
    report = lifecycle.write(report, items=entries(report, Entry(words="a")), by=officer)
    first = lifecycle.submit(report, by=officer)
    later = timezone.localdate() + timedelta(days=9)
    revise_round(round, changes={"due_on": later}, reason="Gia hạn", by=focal)
    back = lifecycle.send_back(first, reason="Thiếu", by=focal)
    back = lifecycle.write(back, items=entries(report, Entry(words="b")), by=officer)

    again = lifecycle.submit(back, by=officer)

    assert (again.days_late, again.first_submitted_at) == (5, first.first_submitted_at)
    assert (again.version, again.submitted_at > first.submitted_at) == (2, True)


def test_send_back_needs_a_reason_and_may_point_at_one_task():
    report, focal = make_report(state="submitted"), make_user()
    item = report.items.get()

    with pytest.raises(ValidationError, match="lý do"):
        lifecycle.send_back(report, by=focal, reason="")
    lifecycle.send_back(report, by=focal, reason="Thiếu minh chứng", item=item)

    step = report.steps.last()
    assert (step.to_state, step.reason, step.item) == ("returned", "Thiếu minh chứng", item)


def test_send_back_refuses_a_task_of_another_report():
    report, other = make_report(state="submitted"), make_report()

    with pytest.raises(ValidationError, match="không có trong báo cáo"):
        lifecycle.send_back(report, by=make_user(), reason="x", item=other.items.get())


def test_sending_the_same_again_needs_a_word_why_the_unit_stands_by_it():
    report, officer = make_report(state="returned"), make_user()

    with pytest.raises(ValidationError) as refused:
        lifecycle.submit(report, by=officer)
    sent = lifecycle.submit(report, by=officer, standing_by="Số liệu đã đối chiếu")

    assert codes_of(refused) == {"unchanged"}
    assert (sent.version, sent.steps.last().reason) == (2, "Số liệu đã đối chiếu")


def test_sending_back_twice_keeps_both_reasons():
    report, focal = make_report(state="returned"), make_user()
    sent = lifecycle.submit(report, by=make_user(), standing_by="Đúng")
    lifecycle.send_back(sent, by=focal, reason="Vẫn thiếu")

    thread = report.steps.filter(to_state="returned").values_list("reason", flat=True)

    assert list(thread) == ["Thiếu minh chứng", "Vẫn thiếu"]


@pytest.mark.parametrize("part", ["wrote", "submitted", "submitted before"])
def test_whoever_entered_or_sent_any_of_it_cannot_accept(part):
    report, writer, sender, focal = report_of(1), make_user(), make_user(), make_user()
    report = lifecycle.write(report, items=entries(report, Entry(words="a")), by=writer)
    report = lifecycle.submit(report, by=sender)
    person = writer if part == "wrote" else sender
    if part == "submitted before":
        report = lifecycle.send_back(report, reason="x", by=focal)
        report = lifecycle.submit(report, by=writer, standing_by="Đúng")

    with pytest.raises(ValidationError) as refused:
        lifecycle.accept(report, by=person)

    assert codes_of(refused) == {"four_eyes"}
    assert lifecycle.accept(report, by=focal).accepted_by == focal


def test_the_database_itself_refuses_that_the_sender_accepts():
    report = make_report(state="submitted")

    with pytest.raises(IntegrityError), transaction.atomic():
        UnitReport.objects.filter(pk=report.pk).update(
            state="accepted", accepted_at=timezone.now(), accepted_by=report.submitted_by
        )


def test_an_accepted_report_is_opened_again_with_a_reason():
    report, focal = make_report(state="accepted"), make_user()

    with pytest.raises(ValidationError, match="lý do"):
        lifecycle.reopen(report, by=focal, reason=" ")
    opened = lifecycle.reopen(report, by=focal, reason="Phát hiện thiếu")

    assert (opened.state, opened.accepted_by, opened.accepted_at) == ("returned", None, None)
    assert opened.steps.last().from_state == "accepted"


def test_a_remark_stands_in_the_thread_and_moves_nothing():
    report, focal = make_report(state="submitted"), make_user()

    lifecycle.remark(report, by=focal, text="Xin thêm ảnh")

    step = report.steps.last()
    report.refresh_from_db()
    assert (step.from_state, step.to_state, step.reason) == (
        "submitted",
        "submitted",
        "Xin thêm ảnh",
    )
    assert report.state == "submitted"


VERBS = {
    "write": lambda report: lifecycle.write(report, general={"steering": "x"}, by=make_user()),
    "submit": lambda report: lifecycle.submit(report, by=make_user()),
    "send_back": lambda report: lifecycle.send_back(report, reason="x", by=make_user()),
    "accept": lambda report: lifecycle.accept(report, by=make_user()),
    "reopen": lambda report: lifecycle.reopen(report, reason="x", by=make_user()),
}
REFUSED = {
    "draft": ["accept", "reopen", "send_back"],
    "submitted": ["reopen", "submit", "write"],
    "returned": ["accept", "reopen", "send_back"],
    "accepted": ["accept", "send_back", "submit", "write"],
}


@pytest.mark.parametrize(("state", "verb"), [(s, v) for s, vs in REFUSED.items() for v in vs])
def test_a_verb_out_of_turn_is_refused(state, verb):
    report = make_report(state=state)

    with pytest.raises(ValidationError) as refused:
        VERBS[verb](report)

    assert codes_of(refused) == {"state"}


@pytest.mark.parametrize("verb", sorted(VERBS))
def test_a_locked_round_and_a_withdrawn_plan_refuse_every_verb(verb):
    report = make_report()
    round = report.round

    for holder, field, code in (
        (round, "locked_at", "locked"),
        (round.plan, "withdrawn_at", "withdrawn"),
    ):
        setattr(holder, field, timezone.now())
        holder.save()
        with pytest.raises(ValidationError) as refused:
            VERBS[verb](report)
        setattr(holder, field, None)
        holder.save()
        assert codes_of(refused) == {code}
