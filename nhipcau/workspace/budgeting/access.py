"""Who may keep the money of a plan, and who may say what was spent of it."""

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest
from django.utils import timezone
from django.utils.translation import gettext as _

from nhipcau.budgets.models import BudgetLine
from nhipcau.plans.models import Task
from nhipcau.workspace.people import acting_appointment, held_appointment, may
from nhipcau.workspace.roles import KEEPERS, UNIT_STAFF


def keeps_budget(request: HttpRequest) -> bool:
    """Whether the person enters lines, shares them and puts amounts right."""
    return may(request, *KEEPERS)


def spends_on(request: HttpRequest, line: BudgetLine) -> bool:
    """Whether the person's unit leads a task that shares in the line."""
    held = held_appointment(request)
    if held is None or held.role not in UNIT_STAFF:
        return False
    led = Task.objects.led_by(held.unit, day=timezone.localdate())
    return led.filter(budget_shares__line=line).exists()


def require_keeper(request: HttpRequest) -> None:
    """Refuse everybody else with a sentence."""
    acting_appointment(request)
    if not keeps_budget(request):
        raise PermissionDenied(_("Chỉ cán bộ đầu mối hoặc quản trị được lập và sửa kinh phí."))


def require_recorder(request: HttpRequest, line: BudgetLine) -> None:
    """Let in those who keep the budget, and the units that lead a task of the line."""
    acting_appointment(request)
    if not keeps_budget(request) and not spends_on(request, line):
        raise PermissionDenied(
            _(
                "Chỉ cán bộ đầu mối, hoặc đơn vị chủ trì nhiệm vụ có phần trong dòng kinh phí này, "
                "được ghi số tiền."
            )
        )
