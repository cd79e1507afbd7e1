"""Cases of publications on screen: objects only, said plainly where people write."""

import pytest

from nhipcau.registries.models import PublicationCase
from tests.factories.organisations import make_unit
from tests.factories.registries import make_entry
from tests.workspace.pages import page, signed_in, text

pytestmark = pytest.mark.django_db
SLUG = "vu-viec-an-pham"
TOLD = {
    "title": "Quả địa cầu nhập khẩu",
    "object_kind": "map",
    "what": "Thiếu hai quần đảo.",
    "starts_on": "06/05/2024",
    "is_counted": "on",
}


@pytest.fixture
def unit():
    return make_unit()


@pytest.fixture
def officer(client, unit):
    return signed_in(client, "officer", unit)


def test_the_form_and_the_list_say_that_no_person_is_written_down(officer):
    pages = [text(officer.get(page(name, SLUG))) for name in ("entry_new", "entry_list")]

    assert ["hông ghi tên, thông tin của cá nhân" in one for one in pages] == [True, True]


def test_a_case_goes_from_the_find_to_the_outcome_by_its_pages(officer):
    officer.post(page("entry_new", SLUG), TOLD)
    row = PublicationCase.objects.get()
    sent = {"handler": "Chi cục Hải quan", "transferred_on": "08/05/2024"}
    officer.post(page("entry_move", row.pk, "transferred"), sent)

    closed = {"handler": "Chi cục Hải quan", "document": "15/BB-HQ", "outcome": "recalled"}
    officer.post(page("entry_move", row.pk, "closed"), closed | {"closed_on": "20/05/2024"})

    row.refresh_from_db()
    assert (row.state, row.handler, row.output.happened_on) == (
        "closed",
        "Chi cục Hải quan",
        row.closed_on,
    )


def test_an_outcome_without_its_paper_is_refused_at_the_field(officer, unit):
    row = make_entry("case", unit=unit)

    answer = officer.post(page("entry_move", row.pk, "closed"), {"outcome": "recalled"})

    assert (answer.status_code, "Ghi số, ký hiệu văn bản xử lý." in text(answer)) == (422, True)
