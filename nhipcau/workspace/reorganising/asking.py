"""The table of who takes what: one row a thing, in the order of the engine."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.forms import BoundField, Form
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from nhipcau.organisations.models import Appointment, Role
from nhipcau.succession.changes import Question

KINDS = {
    "task": gettext_lazy("Nhiệm vụ"),
    "person": gettext_lazy("Người"),
    "child": gettext_lazy("Đơn vị trực thuộc"),
    "group": gettext_lazy("Nhóm đơn vị"),
    "programme": gettext_lazy("Chương trình, đề án"),
    "reports": gettext_lazy("Báo cáo"),
}


@dataclass(frozen=True, slots=True)
class AskedRow:
    kind: str
    label: str
    bound: BoundField


def asked_rows(form: Form, questions: Sequence[Question]) -> list[AskedRow]:
    """People with their roles; one query."""
    people = {one.key: int(one.key.partition(":")[2]) for one in questions if _is_person(one)}
    roles = dict(Appointment.objects.filter(pk__in=people.values()).values_list("pk", "role"))
    return [
        AskedRow(
            kind=str(KINDS.get(one.key.partition(":")[0], "")),
            label=f"{one.label}, {_role(roles.get(people[one.key]))}"
            if one.key in people
            else _(str(form[one.key].label)),
            bound=form[one.key],
        )
        for one in questions
    ]


def _is_person(question: Question) -> bool:
    return question.key.startswith("person:")


def _role(role: str | None) -> str:
    return _(str(Role(role).label)) if role else ""
