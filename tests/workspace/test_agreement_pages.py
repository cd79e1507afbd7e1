"""Agreements on screen: card, a further period, promises, partners to be told; and delegations."""

from datetime import date, timedelta

import pytest
from django.utils import timezone

from nhipcau.organisations.models import Role
from nhipcau.registries import keeping
from nhipcau.registries.models import Agreement, AgreementHeir, Commitment, Delegation
from tests.factories.agreements import SIGNED_ON, make_commitment, make_signed
from tests.factories.organisations import make_unit, make_user
from tests.factories.plans import make_plan, make_section, make_task
from tests.factories.registries import make_entry
from tests.workspace.pages import page, signed_in, text
from tests.workspace.queries import queries_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def unit():
    return make_unit()


@pytest.fixture
def officer(client, unit):
    return signed_in(client, "officer", unit)


@pytest.fixture
def in_force(unit):
    today = timezone.localdate()
    return make_signed(
        unit=unit,
        to="in_force",
        effective_on=SIGNED_ON,
        expires_on=today + timedelta(days=60),
        renewal="consent",
        authentic_languages=["vi", "lo"],
    )


def test_the_card_tells_the_term_and_the_text_that_is_missing(officer, in_force):
    shown = text(officer.get(page("entry_page", in_force.pk)))

    last = f"{in_force.expires_on:%d/%m/%Y}"
    assert f"Hết hiệu lực sau {last}; gia hạn khi hai bên đồng ý." in shown
    assert "Tiếng Lào" in shown
    assert "chưa có trong giấy tờ" in shown


def test_an_agreement_that_expires_within_ninety_days_is_found(officer, in_force):
    make_signed(title="Thỏa thuận còn lâu", expires_on=date(2190, 1, 1))

    shown = text(officer.get(page("entry_list", "thoa-thuan"), {"het-han": "90"}))

    assert in_force.title in shown
    assert "Thỏa thuận còn lâu" not in shown


def test_a_further_period_is_written_by_its_form(officer, in_force):
    told = {"signed_on": "01/06/2024", "until": "31/12/2090", "reason": "Công hàm trao đổi."}

    officer.post(page("agreement_renew", in_force.pk), told)

    assert Agreement.objects.get().expires_on == date(2090, 12, 31)


def test_a_period_that_gains_nothing_is_refused_at_its_field(officer, in_force):
    told = {"signed_on": "01/06/2024", "until": "01/01/2024", "reason": "Thư."}

    answer = officer.post(page("agreement_renew", in_force.pk), told)

    assert answer.status_code == 422
    assert "Kỳ mới phải kéo dài quá" in text(answer)


def test_a_delegation_has_no_further_period(officer, unit):
    assert officer.get(page("agreement_renew", make_entry(unit=unit).pk)).status_code == 404


def test_a_commitment_is_moved_on_by_the_unit_that_carries_it_out(officer, unit):
    one = make_commitment(make_signed(), unit=unit)
    told = {"to": "done", "told": "Đã đón đoàn.", "on": "02/05/2024"}

    officer.post(page("commitment_move", one.pk), told)

    one.refresh_from_db()
    assert (one.state, one.done_on) == (Commitment.State.DONE, date(2024, 5, 2))


def test_a_commitment_without_words_is_refused_on_its_page(officer, unit):
    one = make_commitment(make_signed(), unit=unit)

    answer = officer.post(page("commitment_move", one.pk), {"to": "dropped", "told": ""})

    assert answer.status_code == 422
    assert "Nêu lý do không thực hiện." in text(answer)


def test_a_commitment_of_another_unit_is_read_and_not_moved(officer):
    one = make_commitment(make_signed(), unit=make_unit())

    read = officer.get(page("commitment_page", one.pk))
    moved = officer.post(page("commitment_move", one.pk), {"to": "under_way", "told": "Đang làm."})

    assert (read.status_code, moved.status_code) == (200, 403)
    assert "Ghi tình trạng" not in text(read)


def test_a_commitment_that_is_done_leads_to_the_output_of_its_task(officer, unit):
    plan = make_plan()
    task = make_task(plan=plan, group=make_section(plan), leads=(unit,))
    one = make_commitment(make_signed(), unit=unit, tasks=[task])
    Commitment.objects.update(state="done")

    shown = officer.get(page("commitment_page", one.pk)).content.decode()

    assert f'{page("output_new")}?task={task.pk}"' in shown


def test_open_commitments_are_those_of_the_unit_or_of_all(officer, unit):
    row = make_signed()
    make_commitment(row, what="Việc của mình", unit=unit)
    make_commitment(row, what="Việc nơi khác", unit=make_unit())

    own = text(officer.get(page("commitment_list")))
    every = text(officer.get(page("commitment_list"), {"cua": "tat-ca"}))

    assert ("Việc của mình" in own, "Việc nơi khác" in own) == (True, False)
    assert ("Việc của mình" in every, "Việc nơi khác" in every) == (True, True)


def test_a_partner_is_told_and_leaves_the_list_of_those_who_wait(officer, unit):
    row = make_signed(unit=unit)
    heir = AgreementHeir.objects.create(
        entry=row, predecessor=unit, successor=make_unit(name="Sở Mới"), effective_on=SIGNED_ON
    )

    before = text(officer.get(page("agreementheir_list")))
    officer.post(page("agreementheir_notify", heir.pk), {"on": "05/05/2024", "document": "15/SNgV"})
    after = text(officer.get(page("agreementheir_list")))

    assert "1 nơi chưa báo đối tác" in before
    assert "Không có đối tác nào chờ báo." in after
    assert "15/SNgV" in after


def test_a_mere_new_name_says_that_nobody_is_consulted_again(officer, unit):
    row = make_signed(unit=unit)
    AgreementHeir.objects.create(
        entry=row, predecessor=unit, successor=unit, effective_on=SIGNED_ON
    )

    assert "không phải lấy ý kiến lại" in text(officer.get(page("entry_page", row.pk)))


def test_who_takes_over_a_divided_body_is_written_by_hand(officer, unit):
    row, heir = make_signed(unit=unit), make_unit()
    told = {"successor": heir.pk, "effective_on": "01/05/2024"}

    officer.post(page("entry_part_new", row.pk, "ke-thua"), told)

    found = AgreementHeir.objects.get()
    assert (found.predecessor, found.successor) == (unit, heir)


def test_a_signatory_that_has_ended_stands_when_other_words_are_changed(officer, unit):
    gone = make_unit(valid_to=date(2025, 2, 28))
    row = make_signed(unit=unit, signatory=gone)
    told = {"title": "Tên mới", "kind": "memorandum", "signatory": gone.pk, "is_counted": "on"}

    officer.post(
        page("entry_revise", row.pk),
        {**told, "renewal": "none", "partners": "Izumisano", "starts_on": "10/04/2024"},
    )

    row = Agreement.objects.get()
    assert (row.title, row.signatory) == ("Tên mới", gone)


@pytest.mark.parametrize("name", ["commitment_list", "agreementheir_list"])
def test_lists_ask_the_same_for_one_row_and_for_many(client, name):
    client = signed_in(client, Role.FOCAL)
    counts = []
    for number in (1, 10):
        for _one in range(number):
            row, unit = make_signed(), make_unit()
            make_commitment(row, unit=unit)
            AgreementHeir.objects.create(
                entry=row, predecessor=unit, successor=make_unit(), effective_on=SIGNED_ON
            )
        counts.append(queries_of(client, page(name)))

    assert counts[0] == counts[1]


def test_delegations_are_summed_up_in_one_sentence_above_their_list(officer, unit):
    for way, people in (("in", 8), ("out", 5)):
        row = make_entry(unit=unit, way=way, people=people, decision_number="1/QĐ")
        keeping.move(row, to="approved", by=make_user())
        keeping.move(row, to="took_place", by=make_user())

    asked = {"first": "01/05/2024", "last": "31/05/2024"}
    shown = text(officer.get(page("entry_list", "doan-ra-doan-vao"), asked))

    assert (
        "Từ 01/05/2024 đến 31/05/2024: 1 đoàn vào (8 người), 1 đoàn ra (5 người); Nhật Bản."
    ) in shown
    assert Delegation.objects.count() == 2
