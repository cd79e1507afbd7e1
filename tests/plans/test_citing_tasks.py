"""Acts that tasks carry out: found in their words, named and taken away by people."""

import pytest
from django.core.exceptions import ValidationError

from nhipcau.documents.models import LegalBasis
from nhipcau.plans.citing_tasks import cite, uncite
from nhipcau.plans.importing.accept import relied_on
from nhipcau.plans.importing.accept.citing_in_tasks import FoundBases, find_task_bases
from nhipcau.plans.models import TaskBasis
from tests.factories.documents import make_basis
from tests.factories.organisations import make_user
from tests.factories.plans import make_plan, make_task
from tests.factories.refusals import codes_by_field

pytestmark = pytest.mark.django_db

TITLE = "Thực hiện Kết luận số 57-KL/TW ngày 15/6/2023 và Luật Du lịch"


def linked(plan):
    return set(TaskBasis.objects.filter(task__plan=plan).values_list("task", "basis__number"))


def test_the_words_of_a_task_name_the_acts_it_carries_out():
    known = make_basis(kind="Kết luận", number="57-KL/TW")
    task = make_task(title=TITLE, basis_text="Quyết định số 1079/QĐ-TTg ngày 14/9/2022")
    make_task(plan=task.plan, title="Tập huấn")

    found = find_task_bases(task.plan, by=make_user())

    new = LegalBasis.objects.exclude(pk=known.pk).get()
    assert found == FoundBases(links=2, entered=(new.pk,))
    assert linked(task.plan) == {(task.pk, "57-KL/TW"), (task.pk, "1079/QĐ-TTg")}


def test_looking_again_finds_nothing_new_and_nothing_that_a_person_took_away():
    task = make_task(title=TITLE)
    find_task_bases(task.plan, by=make_user())
    uncite(TaskBasis.objects.get(), by=make_user())

    assert find_task_bases(task.plan, by=make_user()) == FoundBases(0, ())
    assert linked(task.plan) == set()


def test_naming_and_parting_leave_steps_at_the_act():
    task, basis = make_task(number="3"), make_basis()

    uncite(cite(task, basis=basis, by=make_user()), by=make_user())

    words = f"I.3, {task.plan}"
    assert list(basis.steps.values_list("action", "changes")) == [
        ("cite", {"task": ["", words], "task_id": [None, task.pk]}),
        ("uncite", {"task": [words, ""], "task_id": [task.pk, None]}),
    ]


def test_an_act_is_named_once():
    task, basis = make_task(), make_basis()
    cite(task, basis=basis, by=make_user())

    with pytest.raises(ValidationError) as refused:
        cite(task, basis=basis, by=make_user())

    assert codes_by_field(refused) == {"basis": ["twice"]}


def test_a_plan_can_be_taken_back_with_what_was_found_but_not_with_what_a_person_named():
    task = make_task(title=TITLE)
    find_task_bases(task.plan, by=make_user())
    found = relied_on(task.plan)
    cite(task, basis=make_basis(), by=make_user())

    assert found == ()
    assert relied_on(task.plan) == ("1 căn cứ do người ghi cho nhiệm vụ",)


def test_the_number_of_queries_does_not_grow_with_the_tasks(django_assert_max_num_queries):
    plan = make_plan()
    for number in range(30):
        make_task(plan=plan, title=f"Nghị định số {number + 1}/2020/NĐ-CP")

    with django_assert_max_num_queries(10):
        find_task_bases(plan, by=make_user())
