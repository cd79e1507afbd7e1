"""As many faults as were put into a workbook are found, each where it was put; none is invented."""

from collections.abc import Mapping

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from nhipcau.exchange.receiving import receive
from tests.factories.organisations import make_user
from tests.factories.reports import bring, report_of
from tests.factories.workbooks import ITEMS, TEXTS, filled, issued

TASKS = 6
# Each fault: what is typed into the cells of a row, and the column that is to be named.
FAULTS: Mapping[str, tuple[Mapping[str, object], str]] = {
    "no such status": ({"F": "Xong rồi"}, "F"),
    "no status": ({"F": None}, "F"),
    "no such answer": ({"G": "tùy"}, "G"),
    "a formula": ({"E": "=A1"}, "E"),
    "an error": ({"E": "#REF!"}, "E"),
    "nil without a reason": ({"E": None, "G": "Có", "H": " "}, "H"),
    "nil with words": ({"E": "Đã làm", "G": "Có", "H": "Chưa có"}, "G"),
    "no paper's number": ({"E": None, "I": "việc mật"}, "I"),
    "too long": ({"E": "x" * 20_001}, "E"),
    "a reason too long": ({"E": None, "G": "Có", "H": "x" * 2_001}, "H"),
}
SOUND: Mapping[str, Mapping[str, object]] = {
    "words": {"E": "Đã tổ chức hội nghị"},
    "nil": {"E": None, "G": "x", "H": "Chưa có kinh phí"},
    "outside": {"E": None, "I": "15/BC-SDL"},
    "done": {"F": "Hoàn thành"},
    "nothing": {},
}
ROWS = st.lists(
    st.sampled_from(sorted(FAULTS)) | st.sampled_from(sorted(SOUND)),
    min_size=TASKS,
    max_size=TASKS,
)


@pytest.mark.once
@pytest.mark.django_db(transaction=False)
@settings(max_examples=20, deadline=None, suppress_health_check=list(HealthCheck))
@given(rows=ROWS, torn_text=st.booleans())
def test_k_faults_in_k_problems_out(rows, torn_text):
    report = bring(report_of(TASKS), state="draft")
    cells, expected = {}, []
    for number, name in enumerate(rows, start=2):
        typed, column = FAULTS.get(name) or (SOUND[name], "")
        cells |= {f"{letter}{number}": value for letter, value in typed.items()}
        expected += [(ITEMS, f"{column}{number}")] if column else []
    content = filled(issued(report), cells)
    if torn_text:
        content = filled(content, {"C3": "=A1"}, sheet=TEXTS)
        expected.append((TEXTS, "C3"))

    returned = receive(report, content=content, name="a.xlsx", by=make_user())

    assert [(one["sheet"], one["cell"]) for one in returned.problems] == expected
    assert all(one["rule"] and one["example"] for one in returned.problems)
