"""Purging what was read out of a file that should never have come in."""

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import QuerySet

from nhipcau.documents.models import StoredFile
from nhipcau.documents.purge import purge_file
from nhipcau.organisations.models import User
from nhipcau.plans.importing.accept.sheet import Json
from nhipcau.plans.models import Amendment, AmendmentStep, LoadStep, PlanLoad

_DISCARDED = Amendment.State.DISCARDED


@transaction.atomic
def purge_plan_file(file: StoredFile, *, reason: str, by: User) -> StoredFile:
    """Delete the file for good and with it every reading, draft and step made of it.

    Refuses while a plan read from it stands in the register: take that load back first.
    """
    loads = PlanLoad.objects.select_for_update().filter(file__sha256=file.sha256)
    if loads.exclude(plan=None).exists():
        raise ValidationError(
            "Kế hoạch đọc từ tệp này còn trong sổ; hãy rút lại lượt nạp trước.", code="in_force"
        )
    if Amendment.objects.filter(load__in=loads).exclude(state=_DISCARDED).exists():
        raise ValidationError(
            "Một bản điều chỉnh kế hoạch lấy từ tệp này; hãy bỏ bản điều chỉnh trước.",
            code="in_force",
        )
    _empty_amendments(loads)
    file = purge_file(file, reason=reason, by=by)
    empty: Json = {"document": {}, "groups": [], "doubts": []}
    LoadStep.objects.filter(load__in=loads).update(where="", before="", after="", change={})
    for load in loads:
        if load.state == PlanLoad.State.OPEN:
            load.state = PlanLoad.State.DISCARDED
        load.reading = load.draft = empty
        load.paper, load.matches, load.settled = [], {}, {}
        load.save()
        LoadStep.objects.create(load=load, action="purge", after=load.state, by=by)
    return file


def _empty_amendments(loads: QuerySet[PlanLoad]) -> None:
    """Drafts thrown away hold words of the file too."""
    thrown_away = Amendment.objects.filter(load__in=loads)
    AmendmentStep.objects.filter(amendment__in=thrown_away).update(changes={})
    thrown_away.update(changes=[])
