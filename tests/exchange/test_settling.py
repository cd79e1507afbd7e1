"""File and web both changed a report: a person chooses field by field, no last one wins."""

import pytest
from django.core.exceptions import ValidationError

from nhipcau.exchange.receiving import receive
from nhipcau.exchange.settling import discard, settle
from nhipcau.reports import lifecycle
from nhipcau.reports.lifecycle import Entry
from nhipcau.reports.models import UnitReport
from tests.factories.organisations import make_user
from tests.factories.refusals import codes_by_field, codes_of
from tests.factories.reports import entries, report_of
from tests.factories.workbooks import TEXTS, filled, issued

pytestmark = pytest.mark.django_db


def now(report: UnitReport) -> UnitReport:
    return UnitReport.objects.get(pk=report.pk)


def on_the_web(report: UnitReport, *given: Entry, **general: str) -> None:
    lifecycle.write(now(report), items=entries(report, *given), general=general, by=make_user())


def handed_in(report: UnitReport, content: bytes):
    return receive(report, content=content, name="a.xlsx", by=make_user())


def words_of(report: UnitReport) -> list[str]:
    return list(report.items.values_list("words", flat=True))


def torn(report: UnitReport):
    """Words of the first task changed on both sides; of the second in the file alone."""
    content = filled(issued(report), {"E2": "tệp", "E3": "tệp 2"})
    on_the_web(report, Entry(words="web", status="not_started"))
    return handed_in(report, content)


def key(report: UnitReport, field: str = "words", at: int = 0) -> str:
    return f"item-{report.items.all()[at].pk}.{field}"


def test_what_only_the_file_changed_is_written_over_a_later_web_edit_elsewhere():
    report = report_of(2)
    content = filled(issued(report), {"E2": "tệp"})
    on_the_web(report, Entry(status="not_started"), Entry(words="web", status="not_started"))

    returned = handed_in(report, content)

    assert (returned.state, words_of(report)) == ("accepted", ["tệp", "web"])


def test_the_same_change_on_both_sides_is_no_conflict():
    report = report_of(1)
    content = filled(issued(report), {"E2": "như nhau"})
    on_the_web(report, Entry(words="như nhau", status="not_started"))

    assert handed_in(report, content).state == "unchanged"


def test_a_field_changed_on_both_sides_waits_and_nothing_is_written():
    report = report_of(2)

    returned = torn(report)

    item = report.items.first().pk
    assert (returned.state, words_of(report)) == ("conflict", ["web", ""])
    assert returned.conflicts == [
        {"item": item, "field": "words", "base": "", "file": "tệp", "web": "web"}
    ]


@pytest.mark.parametrize(("choice", "words"), [("file", "tệp"), ("web", "web")])
def test_each_field_is_written_as_chosen_and_the_rest_of_the_file_along(choice, words):
    report = report_of(2)
    returned = torn(report)

    settled = settle(returned, choices={key(report): choice}, by=make_user())

    assert (settled.state, words_of(report)) == ("accepted", [words, "tệp 2"])
    assert settled.choices == {key(report): choice}
    assert [step.to_state for step in settled.steps.all()] == ["conflict", "accepted"]


def test_keeping_everything_of_the_web_changes_nothing():
    report = report_of(1)
    content = filled(issued(report), {"C2": "tệp"}, sheet=TEXTS)
    on_the_web(report, steering="web")
    returned = handed_in(report, content)

    settled = settle(returned, choices={"general.steering": "web"}, by=make_user())

    assert (settled.state, now(report).steering, now(report).revision) == ("unchanged", "web", 1)


@pytest.mark.parametrize("choice", ["", "both"])
def test_a_choice_is_asked_for_every_field(choice):
    report = report_of(2)
    returned = torn(report)

    with pytest.raises(ValidationError) as refused:
        settle(returned, choices={key(report): choice}, by=make_user())

    assert codes_by_field(refused) == {key(report): ["choice"]}
    assert words_of(report) == ["web", ""]


def test_if_the_report_moved_again_the_choice_is_asked_anew():
    report = report_of(2)
    returned = torn(report)
    on_the_web(report, Entry(words="web lần hai", status="not_started"))

    with pytest.raises(ValidationError) as refused:
        settle(returned, choices={key(report): "file"}, by=make_user())

    returned.refresh_from_db()
    assert codes_of(refused) == {"moved"}
    assert [one["web"] for one in returned.conflicts] == ["web lần hai"]
    assert words_of(report) == ["web lần hai", ""]
    assert settle(returned, choices={key(report): "file"}, by=make_user()).state == "accepted"


def test_fields_of_one_task_that_do_not_go_together_are_chosen_too():
    report = report_of(1)
    content = filled(issued(report), {"G2": "Có", "H2": "Chưa có kinh phí"})
    on_the_web(report, Entry(words="Đã làm", status="not_started"))

    returned = handed_in(report, content)

    fields = ["words", "is_nil", "nil_reason"]
    assert (returned.state, words_of(report)) == ("conflict", ["Đã làm"])
    assert [one["field"] for one in returned.conflicts] == fields
    choices = {key(report, field): "file" for field in fields}
    settle(returned, choices=choices, by=make_user())
    assert list(report.items.values_list(*fields)) == [("", True, "Chưa có kinh phí")]


def test_choices_that_contradict_each_other_are_refused_at_their_field():
    report = report_of(1)
    content = filled(issued(report), {"G2": "Có", "H2": "Chưa có kinh phí"})
    on_the_web(report, Entry(words="Đã làm", status="not_started"))
    returned = handed_in(report, content)
    choices = {key(report, field): "file" for field in ("is_nil", "nil_reason")}

    with pytest.raises(ValidationError) as refused:
        settle(returned, choices=choices | {key(report): "web"}, by=make_user())

    assert codes_by_field(refused) == {key(report, "is_nil"): ["nil_with_words"]}
    assert words_of(report) == ["Đã làm"]


def test_a_file_that_is_dropped_stays_and_is_not_settled_any_more():
    report = report_of(2)
    dropped = discard(torn(report), by=make_user())

    with pytest.raises(ValidationError) as refused:
        settle(dropped, choices={key(report): "file"}, by=make_user())

    assert (codes_of(refused), dropped.state, words_of(report)) == (
        {"state"}, "discarded", ["web", ""],
    )  # fmt: skip
    with dropped.file.content.open("rb") as stream:
        assert stream.read().startswith(b"PK")


def test_nothing_is_settled_once_the_report_was_sent():
    report = report_of(2)
    returned = torn(report)
    on_the_web(report, Entry(words="web", status="not_started"), Entry(words="b"))
    lifecycle.submit(now(report), by=make_user())

    with pytest.raises(ValidationError) as refused:
        settle(returned, choices={key(report): "file"}, by=make_user())

    assert codes_of(refused) == {"state"}


def test_words_for_a_task_that_left_the_plan_are_kept_as_a_note():
    report = report_of(2)
    content = filled(issued(report), {"E3": "Đã làm xong"})
    report.items.filter(task__number="2").update(is_orphaned=True, is_required=False)

    returned = handed_in(report, content)

    assert returned.state == "unchanged"
    assert returned.notes == ["I.2, không còn trong kế hoạch: Đã làm xong"]
