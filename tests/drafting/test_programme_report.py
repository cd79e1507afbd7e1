"""The report of a programme: laid out by the decree, every counted number leads to its outputs."""

import re
from datetime import date
from decimal import Decimal
from io import BytesIO

import docx
import pytest
from django.core.exceptions import ValidationError

from nhipcau.drafting.decree30.checking.check import check
from nhipcau.drafting.programme_report import draft_basis_report, draft_programme_report
from nhipcau.plans.citing_tasks import cite
from tests.factories.documents import make_basis
from tests.factories.organisations import make_unit, make_user
from tests.factories.outputs import make_output
from tests.factories.plans import make_plan, make_programme, make_task
from tests.factories.refusals import codes_of

pytestmark = pytest.mark.django_db

FIRST, LAST = date(2023, 1, 1), date(2024, 6, 30)
DAY = date(2024, 7, 1)


def two_years():
    """A scheme with tasks of two plans, three outputs within the days and one beyond them."""
    unit = make_unit(name="Sở Du lịch", short_name="Sở DL")
    place = {"place": "Quy Nhơn"}
    old = make_task(plan=make_plan(year=2023, **place), leads=(unit,), title="Phim & <ảnh>")
    new = make_task(plan=make_plan(year=2024, **place), leads=(unit,), status="under_way")
    on = {"tasks": (old, new), "kind": "publication"}
    make_output(happened_on=date(2023, 5, 1), quantity=Decimal(500), quantity_unit="bản", **on)
    make_output(happened_on=date(2024, 5, 1), quantity=Decimal(1000), quantity_unit="Bản", **on)
    make_output(happened_on=date(2024, 6, 30), tasks=(new,), kind="clip")
    make_output(happened_on=date(2024, 7, 1), tasks=(new,))
    basis = make_basis(number="1079/QĐ-TTg", kind="Quyết định", issued_on=date(2022, 9, 14))
    return make_programme(name="Đề án Quảng bá biển", lead=unit, basis=basis, tasks=(old, new))


def drafted(programme, *, bases=()):
    document = draft_programme_report(
        programme, first=FIRST, last=LAST, bases=bases, by=make_user(), day=DAY
    )
    with document.file.content.open("rb") as content:
        return document, content.read()


def words_of(content):
    body = docx.Document(BytesIO(content)).element.body
    return ["".join(t.text or "" for t in p.iter(f"{W}t")) for p in body.iter(f"{W}p")]


W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


def test_the_report_keeps_the_form_of_the_decree():
    programme = two_years()

    _, content = drafted(programme, bases=[programme.basis])

    assert [finding.sentence for finding in check(content).failed] == []


def test_it_counts_each_output_once_over_plans_and_years():
    said = "\n".join(words_of(drafted(two_years())[1]))

    assert "Đã ghi nhận 3 kết quả." in said
    assert "Ấn phẩm: 2 kết quả (1.500 bản)." in said
    assert "Năm 2023: 1 kết quả." in said
    assert "Có 2 nhiệm vụ, gồm 1 chưa thực hiện; 1 đang thực hiện; trong đó:" in said
    assert "Phim & <ảnh>" in said


def test_every_counted_number_bears_its_mark_and_leads_to_the_outputs_behind_it():
    programme = two_years()
    body = docx.Document(BytesIO(drafted(programme)[1]))

    tags = {tag.get(f"{W}val") for tag in body.element.body.iter(f"{W}tag")}
    links = [rel.target_ref for rel in body.part.rels.values() if rel.is_external]

    start = f"chuong-trinh.{programme.pk}.20230101-20240630."
    kinds = {"tong", "publication", "publication.1", "clip", "nam-2023", "nam-2024"}
    assert {tag.removeprefix(start) for tag in tags if "nv-" not in tag} == kinds
    assert all(f"/lam-viec/ket-qua/?programme={programme.pk}&" in link for link in links)


def test_the_acts_of_its_basis_lines_are_those_a_person_chose():
    said = words_of(drafted(two_years(), bases=[make_basis(subject="quản lý")])[1])

    assert [line for line in said if line.startswith("Căn cứ Nghị định")] == [
        "Căn cứ Nghị định số 72/2015/NĐ-CP quản lý."
    ]


def test_drafting_keeps_the_document_and_leaves_a_step():
    programme = two_years()

    document, _ = drafted(programme)

    assert (document.kind, document.issuer) == ("BC", "Sở Du lịch")
    assert re.match(r"Kết quả thực hiện Đề án Quảng bá biển, từ ngày 01/01/2023", document.subject)
    assert programme.steps.last().changes == {
        "first": ["", "2023-01-01"], "last": ["", "2024-06-30"], "total": ["", "3"],
        "document": ["", str(document.pk)],
    }  # fmt: skip


def test_without_a_task_or_with_days_in_disorder_nothing_is_drafted():
    with pytest.raises(ValidationError) as empty:
        drafted(make_programme())
    with pytest.raises(ValidationError) as disordered:
        draft_programme_report(
            two_years(), first=LAST, last=FIRST, bases=(), by=make_user(), day=DAY
        )

    assert (codes_of(empty), codes_of(disordered)) == ({"no_tasks"}, {"days"})


def test_an_act_has_a_report_of_its_own():
    programme = two_years()
    for task in programme.tasks.all():
        cite(task, basis=programme.basis, by=make_user())

    document = draft_basis_report(
        programme.basis, first=FIRST, last=LAST, bases=(), by=make_user(), day=DAY
    )

    with document.file.content.open("rb") as content:
        told = content.read()
    assert "Đã ghi nhận 3 kết quả." in "\n".join(words_of(told))
    assert [finding.sentence for finding in check(told).failed] == []


def test_the_number_of_queries_does_not_grow_with_the_tasks(django_assert_max_num_queries):
    plan, unit = make_plan(), make_unit()
    tasks = tuple(make_task(plan=plan, leads=(unit,)) for _ in range(30))
    for task in tasks:
        make_output(tasks=(task,), units=(unit,))
    programme = make_programme(tasks=tasks)

    with django_assert_max_num_queries(25):
        drafted(programme)
