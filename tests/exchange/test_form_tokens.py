"""The signed line of a form: whose it is, refused in one sentence where it is not this report's."""

import pytest
from django.core.exceptions import ValidationError
from django.core.signing import dumps

from nhipcau.exchange import token
from nhipcau.exchange.issuing import issue
from nhipcau.exchange.models import IssuedForm
from nhipcau.exchange.receiving import receive
from tests.factories.organisations import make_unit, make_user
from tests.factories.plans import make_plan, make_task
from tests.factories.refusals import codes_of
from tests.factories.reports import make_round, report_of
from tests.factories.workbooks import HIDDEN, filled, issued

pytestmark = pytest.mark.django_db


def refused_with(line: str, report) -> set[str | None]:
    with pytest.raises(ValidationError) as refused:
        token.issued_form(line, report=report)
    return codes_of(refused)


def form_of(report) -> IssuedForm:
    return issue(report, door="xlsx", by=make_user())[0]


def signed(*told: object) -> str:
    return dumps(list(told), salt=token._SALT)


def test_a_token_says_download_round_unit_version_and_layout():
    report = report_of(1)
    form = form_of(report)

    told = token.identity_of(token.sign(form))

    assert told == token.Identity(form.pk, report.round_id, report.unit_id, 0, token.SCHEMA)
    assert token.issued_form(token.sign(form), report=report) == form


@pytest.mark.parametrize("line", ["", "  \n"])
def test_without_a_token_a_file_is_not_known(line):
    assert refused_with(line, report_of(1)) == {"no_token"}


@pytest.mark.parametrize(
    "line",
    ["x", "a:b:c", dumps([1, 1, 1, 0, 1]), signed(1, 2), signed("x")],
    ids=["a word", "parts", "another salt", "two numbers", "no number"],  # the lines hold the time
)
def test_a_token_that_was_edited_or_signed_for_something_else_is_refused(line):
    assert refused_with(line, report_of(1)) == {"edited"}


def test_every_letter_of_a_token_counts():
    report = report_of(1)
    line = token.sign(form_of(report))

    for at in range(len(line)):
        other = line[:at] + ("A" if line[at] != "A" else "B") + line[at + 1 :]
        assert refused_with(other, report) <= {"edited"}


def test_a_token_of_another_unit_or_round_or_layout_is_refused():
    plan, units = make_plan(), (make_unit(), make_unit())
    make_task(plan=plan, leads=units)
    first, other = make_round(plan=plan, index=1).reports.order_by("pk")
    later = make_round(plan=plan, index=2).reports.get(unit=first.unit)
    line = token.sign(form_of(first))
    of_another_layout = signed(1, first.round_id, first.unit_id, 0, token.SCHEMA + 1)

    assert refused_with(line, other) == {"unit"}
    assert refused_with(line, later) == {"round"}
    assert refused_with(of_another_layout, first) == {"schema"}


def test_a_download_nobody_recorded_is_refused():
    report = report_of(1)
    form = form_of(report)
    of_another_version = signed(form.pk, report.round_id, report.unit_id, 7, token.SCHEMA)

    assert refused_with(of_another_version, report) == {"gone"}
    assert refused_with(signed(0, report.round_id, report.unit_id, 0, 1), report) == {"gone"}


def test_a_workbook_of_another_report_fails_in_one_sentence_and_writes_nothing():
    ours, theirs = report_of(1), report_of(1)
    content = filled(issued(theirs), {"E2": "Đã làm"})

    returned = receive(ours, content=content, name="a.xlsx", by=make_user())

    rule = f"Tệp là biểu mẫu của đơn vị khác, không phải của {ours.unit_name}; hãy chọn đúng tệp "
    assert (returned.state, returned.issued) == ("failed", None)
    assert [one["rule"] for one in returned.problems] == [f"{rule}của đơn vị mình."]
    assert not ours.items.exclude(words="").exists()


def test_a_workbook_whose_token_was_typed_over_fails():
    report = report_of(1)
    content = filled(filled(issued(report), {"B2": "abc"}, sheet=HIDDEN), {"E2": "Đã làm"})

    returned = receive(report, content=content, name="a.xlsx", by=make_user())

    assert (returned.state, len(returned.problems)) == ("failed", 1)
    assert "đã bị sửa" in returned.problems[0]["rule"]
