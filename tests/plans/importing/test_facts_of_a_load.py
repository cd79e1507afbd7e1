"""Each fact of the document is written where the draft keeps it, and read back from there."""

import pytest
from django.core.exceptions import ValidationError

from nhipcau.plans.importing.accept.facts import DOCUMENT_FIELDS, fact, write_fact
from tests.factories.loads import make_reading

DEADLINE = {
    "text": "Báo cáo trước ngày 10/12.",
    "date": "2024-12-10",
    "relation": "before",
    "who": "",
    "to": "",
    "where": "organisation.1",
}


def document(**fields):
    return make_reading(**fields)["document"]


@pytest.mark.parametrize("field", sorted(set(DOCUMENT_FIELDS) - {"report_due_on"}))
def test_what_is_written_is_read_back(field):
    paper = document()

    write_fact(paper, field, "7")

    assert fact(paper, field) == "7"


@pytest.mark.parametrize("field", sorted(DOCUMENT_FIELDS))
def test_every_fact_may_be_left_blank(field):
    paper = document()
    paper["report_deadlines"] = [dict(DEADLINE)]

    write_fact(paper, field, " ")

    assert fact(paper, field) == ""


def test_recipients_are_lines():
    paper = document()

    write_fact(paper, "recipients", "Bộ A\n\n Lưu: VT ")

    assert paper["recipients"] == ["Bộ A", "Lưu: VT"]


def test_a_report_day_put_right_is_the_last_day_on_time():
    paper = document()
    paper["report_deadlines"] = [dict(DEADLINE)]

    write_fact(paper, "report_due_on", "2024-12-15")

    assert paper["report_deadlines"] == [DEADLINE | {"date": "2024-12-15", "relation": "by"}]


def test_a_report_day_may_be_given_where_the_paper_has_no_sentence():
    paper = document()

    write_fact(paper, "report_due_on", "2024-12-15")

    assert fact(paper, "report_due_on") == "2024-12-15"


@pytest.mark.parametrize(
    ("field", "value"), [("report_due_on", "31/02/2024"), ("year", "hai"), ("day", "-1")]
)
def test_what_is_no_day_and_no_number_is_refused(field, value):
    with pytest.raises(ValidationError):
        write_fact(document(), field, value)
