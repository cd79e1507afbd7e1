"""Acts that a list names as replacing one another in a ring."""

import pytest

from nhipcau.documents.legal_loading import load_bases
from nhipcau.documents.models import LegalBasis
from tests.factories.documents import make_basis

pytestmark = pytest.mark.django_db


def row(number: int, after: int) -> dict:
    kind = "Nghị định"
    replaced_by = {"kind": kind, "number": f"{after}/2020/NĐ-CP"}
    return {"kind": kind, "number": f"{number}/2020/NĐ-CP", "replaced_by": replaced_by}


def chain() -> list[tuple]:
    return list(LegalBasis.objects.order_by("number").values_list("number", "replaced_by__number"))


def test_the_link_that_would_close_a_ring_is_not_taken_from_a_list():
    load_bases([row(1, 2), row(2, 3), row(3, 1)], by=None)

    assert chain() == [
        ("1/2020/NĐ-CP", "2/2020/NĐ-CP"),
        ("2/2020/NĐ-CP", "3/2020/NĐ-CP"),
        ("3/2020/NĐ-CP", None),
    ]


def test_nor_one_that_closes_with_acts_of_the_register():
    third = make_basis(kind="Nghị định", number="3/2020/NĐ-CP")
    make_basis(kind="Nghị định", number="2/2020/NĐ-CP", replaced_by=third)

    load_bases([row(1, 2), row(3, 1)], by=None)

    assert dict(chain())["3/2020/NĐ-CP"] is None


def test_nor_an_act_that_replaces_itself():
    load_bases([row(1, 1)], by=None)

    assert chain() == [("1/2020/NĐ-CP", None)]
