"""Facts about sites on screen: by site, the stale ones first, replaced and never rewritten."""

from datetime import date

import pytest

from nhipcau.registries.models import SiteFact
from tests.factories.investors import make_fact
from tests.workspace.pages import page, signed_in, text
from tests.workspace.queries import queries_of

pytestmark = pytest.mark.django_db
TOLD = {
    "site": "Cụm công nghiệp mẫu",
    "kind": "price",
    "value": "22 USD/m2/năm (mẫu)",
    "source": "Công văn mẫu số 2",
    "as_of": "31/03/2024",
    "review_on": "30/06/2190",
}


@pytest.fixture
def officer(client):
    return signed_in(client)


def test_a_fact_is_written_with_its_source_and_days(officer):
    refused = officer.post(page("sitefact_new"), TOLD | {"source": ""})
    officer.post(page("sitefact_new"), TOLD)

    assert (refused.status_code, SiteFact.objects.get().source) == (422, TOLD["source"])


def test_a_newer_one_shows_what_stood_there_before(officer):
    old = make_fact()

    officer.post(page("sitefact_replace", old.pk), TOLD)

    new = SiteFact.objects.get(replaced_by=None)
    answer = text(officer.get(page("sitefact_page", new.pk)))
    assert ("22 USD" in answer, "20 USD" in answer) == (True, True)


def test_what_was_replaced_leads_to_the_newer_one(officer):
    old = make_fact()
    officer.post(page("sitefact_replace", old.pk), TOLD)

    answer = officer.get(page("sitefact_replace", old.pk))

    assert answer.url == page("sitefact_page", SiteFact.objects.get(replaced_by=None).pk)


def test_sites_with_stale_facts_come_first_and_say_so(officer):
    make_fact(site="Cụm A", review_on=date(2190, 1, 1))
    make_fact(site="Cụm B")

    answer = text(officer.get(page("sitefact_list")))

    assert answer.index("Cụm B") < answer.index("Cụm A")
    assert "1 dữ liệu đã quá ngày rà soát" in answer


def test_facts_are_found_without_marks(officer):
    make_fact(site="Cụm Nhơn Bình")
    make_fact(site="Cụm Cát Nhơn", kind="land")

    asked = ({"q": "nhon binh"}, {"kind": "land"}, {"q": "không có"})
    answers = [text(officer.get(page("sitefact_list"), one)) for one in asked]

    found = [[name in answer for name in ("Nhơn Bình", "Cát Nhơn")] for answer in answers]
    assert found == [[True, False], [False, True], [False, False]]


def test_the_list_costs_the_same_for_ten_as_for_one(officer):
    make_fact()
    one = queries_of(officer, page("sitefact_list"))
    for number in range(10):
        make_fact(site=f"Cụm {number}")

    assert queries_of(officer, page("sitefact_list")) == one
