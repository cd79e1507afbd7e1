"""The register of acts: entered, corrected, compared with the original, loaded from a list."""

from datetime import date

import pytest
from django.core.exceptions import ValidationError

from nhipcau.documents.acts import KnownActs, chain_of, cited_line, successor_on
from nhipcau.documents.legal import enter_basis, revise_basis, shipped_rows, verify_basis
from nhipcau.documents.legal_loading import Loaded, load_bases
from nhipcau.documents.models import LegalBasis
from tests.factories.documents import make_basis
from tests.factories.organisations import make_user
from tests.factories.refusals import codes_by_field

pytestmark = pytest.mark.django_db


def test_an_act_is_entered_with_its_step():
    basis = enter_basis(kind="Nghị  định", number="30/2020/NĐ-CP", by=make_user())

    assert str(basis) == "Nghị định 30/2020/NĐ-CP"
    assert list(basis.steps.values_list("action", "changes")) == [
        ("enter", {"kind": ["", "Nghị định"], "number": ["", "30/2020/NĐ-CP"]})
    ]


@pytest.mark.parametrize(
    ("told", "field", "code"),
    [
        ({"kind": "Luật"}, "number", "required"),
        ({"kind": "", "number": "1/2020/NĐ-CP"}, "kind", "blank"),
        ({"kind": "Nghị định", "number": "72/2015/nđ-cp"}, "number", "twice"),
        (
            {"kind": "Luật", "number": "1", "in_force_from": date(2024, 2, 1),
             "in_force_to": date(2024, 1, 1)},
            "in_force_to", None,
        ),
        ({"kind": "Quyết định", "number": "1/QĐ", "subject": "MẬT"}, "subject", "secret"),
    ],
)  # fmt: skip
def test_an_act_that_cannot_be_kept_is_refused_at_its_field(told, field, code):
    make_basis(kind="Nghị định", number="72/2015/NĐ-CP")

    with pytest.raises(ValidationError) as refused:
        enter_basis(**told, by=make_user())

    assert list(codes_by_field(refused)) == [field]
    assert code in (None, codes_by_field(refused)[field][0])
    assert LegalBasis.objects.count() == 1


def test_acts_may_not_replace_each_other_in_a_ring():
    first = make_basis(number="1/2020/NĐ-CP")
    second = make_basis(number="2/2020/NĐ-CP", replaced_by=first)

    with pytest.raises(ValidationError) as refused:
        revise_basis(first, changes={"replaced_by": second}, by=make_user())

    assert codes_by_field(refused) == {"replaced_by": ["cycle"]}


def test_a_changed_act_must_be_compared_with_the_original_again():
    basis = verify_basis(make_basis(), by=make_user())

    basis = revise_basis(basis, changes={"note": "Đọc ở Công báo"}, by=make_user())
    kept = basis.is_verified
    basis = revise_basis(basis, changes={"in_force_from": date(2020, 3, 5)}, by=make_user())

    assert (kept, basis.is_verified) == (True, False)
    assert list(basis.steps.values_list("action", flat=True)) == ["verify", "revise", "revise"]
    assert basis.steps.last().changes == {
        "in_force_from": ["", "2020-03-05"], "is_verified": [True, False]
    }  # fmt: skip


def test_saying_the_same_again_is_refused_or_leaves_no_step():
    basis = verify_basis(make_basis(), by=make_user())

    revise_basis(basis, changes={"number": basis.number}, by=make_user())

    assert basis.steps.count() == 1
    with pytest.raises(ValidationError, match="đã được đánh dấu"):
        verify_basis(basis, by=make_user())


def test_the_shipped_acts_come_in_once_unverified_and_each_with_its_doubt():
    first = load_bases(shipped_rows(), by=None)
    again = load_bases(shipped_rows(), by=None)

    assert (first.made, first.refused) == (len(shipped_rows()), ())
    assert again == Loaded(0, 0, ())
    assert not LegalBasis.objects.filter(is_verified=True).exists()
    assert not LegalBasis.objects.exclude(note__icontains="chưa đối chiếu bản gốc").exists()


def test_whatever_a_shipped_act_is_replaced_by_is_shipped_too():
    load_bases(shipped_rows(), by=None)

    told = sum(1 for row in shipped_rows() if "replaced_by" in row)

    assert told == LegalBasis.objects.exclude(replaced_by=None).count() > 10


def test_loading_fills_what_a_plan_left_blank_and_keeps_its_words():
    cited = make_basis(
        kind="Kết luận", number="57-KL/TW", issued_on=date(2023, 6, 15), subject="như kế hoạch ghi"
    )

    load_bases(shipped_rows(), by=None)
    cited.refresh_from_db()

    assert LegalBasis.objects.filter(number="57-KL/TW").count() == 1
    assert (cited.subject, cited.issuer) == ("như kế hoạch ghi", "Bộ Chính trị")
    assert [step.action for step in cited.steps.all()] == ["fill"]


def test_loading_never_touches_what_a_person_wrote_or_compared():
    basis = verify_basis(make_basis(kind="Nghị định", number="88/2012/NĐ-CP"), by=make_user())

    load_bases(shipped_rows(), by=None)
    basis.refresh_from_db()

    assert (basis.in_force_to, basis.replaced_by, basis.is_verified) == (None, None, True)


def test_numbers_that_begin_anew_each_year_are_told_apart_by_the_day():
    old = make_basis(kind="Quyết định", number="173/QĐ-TTg", issued_on=date(2020, 2, 1))

    load_bases(shipped_rows(), by=None)

    both = LegalBasis.objects.filter(number="173/QĐ-TTg")
    assert both.count() == 2
    found = KnownActs(both).find(kind="Quyết định", number="173/QĐ-TTg", issued_on=date(2020, 2, 1))
    assert found == old


def test_a_letter_is_one_act_whether_or_not_its_kind_is_named():
    letter = make_basis(kind="Công văn", number="3089/BTTTT-TTĐN")

    found = KnownActs([letter]).find(kind="Văn bản", number="3089/BTTTT-TTĐN", issued_on=None)

    assert found == letter


def test_the_successor_is_the_first_of_the_chain_that_is_alive_on_the_day():
    third = make_basis(number="3/2026/NĐ-CP", in_force_from=date(2026, 7, 1))
    second = make_basis(
        number="2/2020/NĐ-CP", in_force_from=date(2020, 1, 1), in_force_to=date(2026, 6, 30),
        replaced_by=third,
    )  # fmt: skip
    first = make_basis(number="1/2010/NĐ-CP", in_force_to=date(2019, 12, 31), replaced_by=second)

    assert chain_of(first) == [second, third]
    assert successor_on(first, date(2025, 1, 1)) == second
    assert successor_on(first, date(2026, 7, 1)) == third


def test_an_act_is_cited_as_papers_cite_it():
    decree = make_basis(
        kind="Nghị định", number="30/2020/NĐ-CP", issued_on=date(2020, 3, 5), issuer="Chính phủ",
        subject="về công tác văn thư",
    )  # fmt: skip
    law = make_basis(kind="Luật", number="126/2025/QH15", subject="Luật Báo chí", issuer="Quốc hội")

    assert cited_line(decree) == (
        "Nghị định số 30/2020/NĐ-CP ngày 05 tháng 3 năm 2020 của Chính phủ về công tác văn thư"
    )
    assert cited_line(law) == "Luật Báo chí số 126/2025/QH15"


def test_acts_are_found_without_marks():
    basis = make_basis(kind="Nghị định", number="30/2020/NĐ-CP", subject="về công tác văn thư")

    assert list(LegalBasis.objects.search("nghi dinh van thu")) == [basis]
    assert list(LegalBasis.objects.search("30 2020")) == [basis]
