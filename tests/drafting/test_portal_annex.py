"""The annex of the portal: what went out in the window, which languages lag behind at its end."""

from datetime import date
from io import BytesIO

import pytest
from docx import Document

from nhipcau.demo import clock
from nhipcau.drafting.decree30.build import build
from nhipcau.drafting.decree30.checking.check import check
from nhipcau.drafting.letterheads import of_province
from nhipcau.drafting.reporting import compose, draft_report
from nhipcau.editorial import withdrawing
from tests.factories.editorial import edition_of, make_editor, make_home, make_page, make_public
from tests.factories.organisations import make_unit, make_user
from tests.factories.plans import make_plan, make_task
from tests.factories.reports import make_round

pytestmark = pytest.mark.django_db

DAY = date(2024, 4, 2)
PLACELESS = "place_date"  # the made-up province has no place to write before the day


def tables() -> tuple[bytes, list[list[list[str]]]]:
    plan = make_plan()
    make_task(plan=plan, leads=(make_unit(),))
    drafted = draft_report(make_round(plan=plan), by=make_user(), day=DAY).consolidation
    data = build(compose(drafted, of_province(drafted.round.plan, day=DAY), day=DAY))
    rows = [[cell.text for cell in row.cells] for row in Document(BytesIO(data)).tables[-1].rows]
    before = [[cell.text for cell in row.cells] for row in Document(BytesIO(data)).tables[-2].rows]
    return data, [before, rows]


def test_the_window_counts_languages_and_names_what_they_lack():
    with clock.at(clock.local(date(2024, 2, 1), 9)):
        make_home("en")
        make_public(edition_of(make_page(title="Tháp Đôi")))
        gone = edition_of(make_page(title="Đã gỡ"))
        make_public(gone)
        withdrawing.withdraw(gone, reason="Nhầm.", by=make_editor())

    data, (languages, behind) = tables()

    assert languages[1:] == [["1", "Tiếng Việt", "3", "0"], ["2", "Tiếng Anh", "1", "0"]]
    assert behind[1:] == [["1", "Tháp Đôi", "Anh, Lào, Khmer, Trung, Nhật, Hàn, Pháp", "–"]]
    assert [f.rule for f in check(data).failed] == [PLACELESS]


def test_what_went_out_after_the_window_is_not_in_its_report():
    with clock.at(clock.local(date(2024, 4, 1), 9)):
        make_home()

    data, _tables = tables()

    assert "Cổng thông tin đối ngoại" not in "".join(
        p.text for p in Document(BytesIO(data)).paragraphs
    )
