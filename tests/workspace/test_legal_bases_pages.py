"""Acts on the web: found without marks, their state of today, who cites them, what came of it."""

from datetime import date

import pytest

from nhipcau.documents.models import LegalBasis
from nhipcau.plans.citing_tasks import cite
from nhipcau.plans.models import PlanBasis
from tests.factories.documents import make_basis
from tests.factories.organisations import make_user
from tests.factories.outputs import make_output
from tests.factories.plans import make_programme, make_task
from tests.workspace.pages import page, signed_in, text
from tests.workspace.queries import queries_of

pytestmark = pytest.mark.django_db

LIST = "/lam-viec/can-cu/"


def replaced_decree():
    new = make_basis(number="262/2026/NĐ-CP", in_force_from=date(2026, 7, 1))
    return make_basis(
        number="88/2012/NĐ-CP", subject="báo chí nước ngoài", in_force_to=date(2020, 6, 30),
        replaced_by=new,
    )  # fmt: skip


def listed(client, query=""):
    return [row["basis"].number for row in client.get(LIST + query).context["page"]]


@pytest.mark.parametrize(
    ("query", "numbers"),
    [
        ("", ["9/2020/NĐ-CP", "88/2012/NĐ-CP"]),
        ("?q=bao+chi", ["88/2012/NĐ-CP"]),
        ("?state=ended", ["88/2012/NĐ-CP"]),
        ("?state=in_force", ["9/2020/NĐ-CP"]),
        ("?state=unverified", ["88/2012/NĐ-CP"]),
        ("?state=la&q=", ["9/2020/NĐ-CP", "88/2012/NĐ-CP"]),
    ],
)
def test_acts_are_found_by_words_and_by_their_state_of_today(client, query, numbers):
    make_basis(number="88/2012/NĐ-CP", subject="báo chí", in_force_to=date(2020, 6, 30))
    make_basis(number="9/2020/NĐ-CP", in_force_from=date(2020, 1, 1), is_verified=True)

    assert listed(signed_in(client), query) == numbers


def test_acts_in_force_stand_before_those_to_come_and_those_over(client):
    make_basis(number="1/3000/NĐ-CP", in_force_from=date(3000, 1, 1))
    make_basis(number="2/2010/NĐ-CP", in_force_from=date(2010, 1, 1), in_force_to=date(2020, 6, 30))
    make_basis(number="3/2015/NĐ-CP", in_force_from=date(2015, 1, 1))

    assert listed(signed_in(client)) == ["3/2015/NĐ-CP", "1/3000/NĐ-CP", "2/2010/NĐ-CP"]


def test_an_empty_register_says_how_acts_come_in(client):
    assert "Chưa có căn cứ nào" in text(signed_in(client).get(LIST))


def test_a_dead_act_warns_and_leads_to_what_replaced_it(client):
    basis = replaced_decree()

    told = text(signed_in(client).get(page("basis_page", basis.pk)))

    assert "Nghị định số 88/2012/NĐ-CP hết hiệu lực từ ngày 01/07/2020" in told
    assert f'href="{page("basis_page", basis.replaced_by_id)}"' in told


def test_the_page_of_an_act_shows_who_cites_it_and_what_came_of_it(client):
    basis, task = make_basis(), make_task(title="Làm phim")
    PlanBasis.objects.create(plan=task.plan, basis=basis, role="basis", as_written="như in")
    make_programme(name="Đề án biển", basis=basis)
    cite(task, basis=basis, by=make_user())
    make_output(tasks=(task,), happened_on=date(2024, 5, 1))

    answer = signed_in(client).get(page("basis_page", basis.pk), {"last": "31/12/2024"})

    assert answer.context["served"].tally.total == 1
    assert all(words in text(answer) for words in ("như in", "Đề án biển", "Làm phim"))


def test_the_number_leads_to_the_outputs_behind_it(client):
    basis, task = make_basis(), make_task()
    cite(task, basis=basis, by=make_user())
    output = make_output(tasks=(task,))
    make_output()
    client = signed_in(client)

    href = client.get(page("basis_page", basis.pk)).context["total_href"]

    assert list(client.get(href).context["page"]) == [output]


def test_an_act_is_entered_and_its_page_tells_who_did_it(client):
    typed = {"kind": "Nghị định", "number": "30/2020/NĐ-CP", "issued_on": "05/03/2020"}

    answer = signed_in(client, "focal").post(page("basis_new"), typed, follow=True)

    assert LegalBasis.objects.get().issued_on == date(2020, 3, 5)
    assert "Nhập căn cứ" in text(answer)


def test_a_wrong_act_loses_nothing(client):
    typed = {"kind": "", "number": "30/2020/NĐ-CP", "issued_on": "31/02/2020"}

    answer = signed_in(client, "focal").post(page("basis_new"), typed)

    assert answer.status_code == 422
    assert set(answer.context["form"].errors) == {"kind", "issued_on"}
    assert 'value="30/2020/NĐ-CP"' in text(answer)


def test_an_act_is_corrected_and_compared(client):
    basis, client = make_basis(), signed_in(client, "administrator")
    typed = {"kind": basis.kind, "number": basis.number, "in_force_to": "30/06/2026"}

    client.post(page("basis_revise", basis.pk), typed)
    client.post(page("basis_verify", basis.pk))
    basis.refresh_from_db()
    answer = client.post(page("basis_verify", basis.pk), {"undo": "1"}, follow=True)

    assert (basis.in_force_to, basis.is_verified) == (date(2026, 6, 30), True)
    assert "Đã bỏ dấu đối chiếu" in text(answer)


def test_an_act_may_not_replace_itself_in_a_ring(client):
    basis = replaced_decree()
    after = basis.replaced_by
    typed = {"kind": after.kind, "number": after.number, "replaced_by": basis.pk}

    answer = signed_in(client, "focal").post(page("basis_revise", after.pk), typed)

    assert (answer.status_code, set(answer.context["form"].errors)) == (422, {"replaced_by"})


def test_its_report_is_drawn_with_the_acts_a_person_chose(client):
    basis, task = replaced_decree(), make_task()
    cite(task, basis=basis, by=make_user())
    days = {"first": "01/01/2024", "last": "30/06/2024"}

    answer = signed_in(client, "focal").post(
        page("basis_report", basis.pk), days | {"bases": [basis.pk]}, follow=True
    )

    assert [document.issuer for document, _ in answer.context["reports"]] == [
        task.plan.document.issuer
    ]


def test_a_report_of_days_in_disorder_is_refused_in_place(client):
    basis, task = make_basis(), make_task()
    cite(task, basis=basis, by=make_user())
    days = {"first": "01/07/2024", "last": "30/06/2024"}

    answer = signed_in(client, "focal").post(page("basis_report", basis.pk), days)

    assert (answer.status_code, set(answer.context["report_form"].errors)) == (422, {"last"})


def test_lists_and_pages_take_the_same_queries_for_many(client):
    basis, client = make_basis(), signed_in(client)
    cite(make_task(), basis=basis, by=make_user())
    few = queries_of(client, LIST), queries_of(client, page("basis_page", basis.pk))
    for number in range(30):
        cite(make_task(), basis=basis, by=make_user())
        make_basis(number=f"{number}/2019/NĐ-CP", replaced_by=basis)

    many = queries_of(client, LIST), queries_of(client, page("basis_page", basis.pk))

    assert many == few
