"""The acceptance page itself: what is open on it, and which form stands where."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render

from nhipcau.organisations.models import Unit
from nhipcau.plans.models import PlanLoad
from nhipcau.workspace.acceptance.desk import Desk, desk_of
from nhipcau.workspace.acceptance.history import steps_of
from nhipcau.workspace.acceptance.left import left_of
from nhipcau.workspace.acceptance.names import found
from nhipcau.workspace.forms.loads import DocumentForm, MoveForm, RemoveForm, RowForm


def load_of(pk: int) -> PlanLoad:
    """With its file, its plan and the plan it is about; 404 for none."""
    return get_object_or_404(PlanLoad.objects.select_related("file", "plan", "about"), pk=pk)


def render_desk(
    request: HttpRequest, load: PlanLoad, *, status: int = 200, **forms: Any
) -> HttpResponse:
    """`forms` are those with something to mend, under the names the page knows them by."""
    desk = desk_of(load)
    steps = steps_of(load, desk.addresses)
    may_edit = load.state == PlanLoad.State.OPEN
    shown = _asked(request, load, desk) | forms if may_edit else {}
    context = {
        "load": load,
        "desk": desk,
        "may_edit": may_edit,
        "left": left_of(load) if may_edit else None,
        "steps": steps,
        "unit_kinds": Unit.Kind.choices,
        "can_undo": may_edit and any(step.can_be_undone for step in steps),
        **_naming(request, desk),
        **shown,
    }
    return render(request, "workspace/loads/page.html", context, status=status)


def _asked(request: HttpRequest, load: PlanLoad, desk: Desk) -> dict[str, Any]:
    """The forms opened by the address: ?sua=<row>, ?them=<group>, ?tai-lieu=sua."""
    asked: dict[str, Any] = {}
    if (key := request.GET.get("sua", "")) and (row := desk.row(key)):
        asked |= {"asked_row": row.key, "row_form": RowForm(initial=RowForm.initial_of(row.task))}
    if "them" in request.GET:
        asked |= {"adding": RowForm(auto_id="them_%s"), "adding_group": request.GET["them"]}
    if request.GET.get("tai-lieu") == "sua":
        asked["document_form"] = DocumentForm(
            initial=DocumentForm.initial_of(load.draft["document"])
        )
    return asked | {"move_form": MoveForm(desk=desk), "remove_form": RemoveForm()}


def _naming(request: HttpRequest, desk: Desk) -> dict[str, Any]:
    """The name being looked up: ?ten=<name>&tim=<words>."""
    name, words = request.GET.get("ten", ""), request.GET.get("tim", "").strip()
    return {
        "asked_name": name,
        "asked_words": words,
        "asked_as_written": any(view.text == name for view in desk.names.as_written),
        "asked_settled": any(view.text == name for view in desk.names.settled),
        "found": found(words) if words else (),
    }
