"""Taking a plan into the register from the command line, with the same verbs as the screen."""

from pathlib import Path

from django.core.exceptions import ValidationError
from django.db import transaction

from nhipcau.cli.accountable import person_for
from nhipcau.cli.failure import refuse
from nhipcau.organisations.models import Role, User
from nhipcau.plans.importing.accept import accept, settle_doubts
from nhipcau.plans.importing.read.intake import read_file
from nhipcau.plans.importing.read.paper import Unreadable
from nhipcau.plans.loading import load_plan
from nhipcau.plans.models import Plan


def load(path: Path, *, username: str) -> int:
    """All or nothing: a plan that cannot be accepted as it stands leaves nothing behind."""
    by = person_for(username, Role.FOCAL, Role.ADMINISTRATOR)
    if by is None:
        return refuse("Không rõ ai chịu trách nhiệm. Thêm --by TÀI KHOẢN của một cán bộ đầu mối.")
    try:
        read_file(path)  # the file is weighed and recognised before all of it is in memory
        plan = _accepted(path, by)
    except Unreadable as refusal:
        return refuse(str(refusal))
    except ValidationError as refusal:
        return refuse(" ".join(refusal.messages), code=1)
    print(f"Đã đưa vào sổ: {plan.title} ({plan.tasks.count()} nhiệm vụ).")
    return 0


@transaction.atomic
def _accepted(path: Path, by: User) -> Plan:
    """The person who runs the command answers for the doubts; they stay in the load's history."""
    load = load_plan(path.read_bytes(), name=path.name, by=by)
    settle_doubts(load, note="Đưa vào sổ bằng lệnh.", by=by)
    return accept(load, by=by)
