"""The page of an amendment: what changes, what is left to do, and which form stands where."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils import timezone
from django.utils.translation import gettext as _

from nhipcau.plans.amending.applying import in_force_since
from nhipcau.plans.amending.binding import unclear_leads, with_names
from nhipcau.plans.amending.diff import Diff
from nhipcau.plans.amending.preparing import changes_of, rows_after
from nhipcau.plans.amending.words import code_of
from nhipcau.plans.models import Amendment, AmendmentStep, PlanLoad
from nhipcau.ui.history import Step
from nhipcau.ui.words import shortened
from nhipcau.workspace.amending.sides import parts_of, summary
from nhipcau.workspace.forms.amendments import ApplyForm
from nhipcau.workspace.forms.loads import UploadForm


def amendment_of(pk: int) -> Amendment:
    """With its plan and its load; 404 for none."""
    amendments = Amendment.objects.select_related("plan__document", "load__file")
    return get_object_or_404(amendments, pk=pk)


def render_amendment(
    request: HttpRequest, amendment: Amendment, *, status: int = 200, **forms: Any
) -> HttpResponse:
    """`forms` are those with something to mend, under the names the page knows them by."""
    diff = Diff(tuple(changes_of(amendment)))
    is_draft = amendment.state == Amendment.State.DRAFT
    context = {
        "amendment": amendment,
        "plan": amendment.plan,
        "is_draft": is_draft,
        "parts": parts_of(diff),
        "summary": summary(diff),
        "steps": _steps(amendment),
        "version": getattr(amendment, "version", None),
    }
    if is_draft:
        context |= _open_work(amendment, diff) | forms
    return render(request, "workspace/amendments/page.html", context, status=status)


def _open_work(amendment: Amendment, diff: Diff) -> dict[str, Any]:
    """What only a draft has: its forms, the tasks to choose from, what will be refused."""
    day = timezone.localdate()
    changes = with_names(diff.changes, day=day)
    rows = rows_after(amendment)
    changed = {change.key for change in diff.changes}
    return {
        "rows": [(row, code_of(row), row["key"] in changed) for row in rows],
        "unclear": list(unclear_leads(changes, amendment.load, day=day).values()),
        "is_thin": bool(amendment.load and len(diff.removed) * 2 > len(rows) + len(diff.removed)),
        "open_loads": _open_loads(amendment),
        "since": in_force_since(amendment.plan),
        "apply_form": ApplyForm(initial={"in_force_from": day}, auto_id="ap-dung_%s"),
        "upload_form": UploadForm(auto_id="tep_%s"),
    }


def _open_loads(amendment: Amendment) -> Any:
    """Re-issued plans being looked through; their drafts are not fetched for their names."""
    loads = amendment.plan.later_loads.filter(
        purpose=PlanLoad.Purpose.AMENDMENT, state=PlanLoad.State.OPEN
    )
    return loads.select_related("file").only("file", "created_at", "state")


def _steps(amendment: Amendment) -> list[Step]:
    return [
        Step(at=step.at, by=str(step.by), what=_what(step), reason=step.reason)
        for step in amendment.steps.select_related("by")
    ]


def _what(step: AmendmentStep) -> str:
    told = step.changes
    task = told.get("code") or shortened(told.get("title", ""), 40)
    said = {
        "begin": _("Mở bản điều chỉnh"),
        "put": {
            "add": _("Bổ sung nhiệm vụ %(task)s"),
            "remove": _("Đưa ra nhiệm vụ %(task)s"),
        }.get(told.get("kind", ""), _("Sửa nhiệm vụ %(task)s"))
        % {"task": task},
        "take_back": _("Bỏ thay đổi ở nhiệm vụ %(task)s") % {"task": task},
        "take_load": _("Lấy thay đổi từ tệp %(name)s") % {"name": told.get("title", "")},
        "apply": _("Áp dụng, thành phiên bản %(n)s") % {"n": told.get("version", "")},
        "discard": _("Bỏ bản điều chỉnh"),
    }
    return said.get(step.action, step.action)
