"""A form that should never have come in is deleted for good, and what was read of it."""

import pytest

from nhipcau.exchange.models import ReturnedForm
from nhipcau.exchange.purge import purge_returned_file
from tests.factories.organisations import make_user
from tests.factories.reports import report_of
from tests.factories.workbooks import came_back

pytestmark = pytest.mark.django_db


def purged(state: str) -> ReturnedForm:
    returned = came_back(report_of(2), state)
    purge_returned_file(returned.file, reason="Lọt thông tin", by=make_user())
    return ReturnedForm.objects.get(pk=returned.pk)


def test_nothing_that_was_read_stays_and_the_row_and_its_steps_do():
    returned = purged("failed")

    rules = [(one["value"], one["rule"]) for one in returned.problems]
    assert rules == [("", "Tệp đã được xóa hẳn; lỗi và ghi chú của tệp không còn.")]
    assert (returned.name, returned.notes, returned.content) == ("(đã xóa hẳn)", [], {})
    assert [(s.to_state, s.reason) for s in returned.steps.all()] == [
        ("failed", ""), ("failed", "Lọt thông tin"),
    ]  # fmt: skip


def test_what_waited_for_a_choice_is_dropped():
    returned = purged("conflict")

    assert (returned.state, returned.conflicts, returned.content) == ("discarded", [], {})
