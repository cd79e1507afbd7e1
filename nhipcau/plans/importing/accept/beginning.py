"""A file that was read becomes a load that people can look at."""

from collections.abc import Iterable
from typing import Any

from django.db import transaction

from nhipcau.documents.models import StoredFile
from nhipcau.organisations.models import User
from nhipcau.plans.importing.accept.matching import match_new_names
from nhipcau.plans.importing.accept.sheet import with_keys
from nhipcau.plans.importing.accept.steps import locked
from nhipcau.plans.importing.recognise.as_json import to_json
from nhipcau.plans.importing.recognise.draft import DraftPlan
from nhipcau.plans.models import LoadStep, Plan, PlanLoad


@transaction.atomic
def begin_load(
    file: StoredFile,
    draft: DraftPlan | dict[str, Any],
    paper: Iterable[Any] = (),
    *,
    by: User,
    purpose: str = PlanLoad.Purpose.NEW_PLAN,
    about: Plan | None = None,
) -> PlanLoad:
    """Open a load with what was read out of `file`; names are matched as of the plan's day.

    `draft` is the recogniser's, or its JSON; `paper` the blocks of the file as JSON, kept to be
    shown beside the rows. `about` is the plan that it amends or that it continues.
    """
    reading = to_json(draft) if isinstance(draft, DraftPlan) else draft
    load = PlanLoad(
        file=file,
        reading=reading,
        draft=with_keys(reading),
        paper=list(paper),
        purpose=purpose,
        about=about,
        created_by=by,
    )
    match_new_names(load)
    load.save()
    LoadStep.objects.create(load=load, action="begin", after=file.name[:200], by=by)
    return load


@transaction.atomic
def begin_again(load: PlanLoad, *, by: User) -> PlanLoad:
    """A new open load with all that people had put right in one taken back or dropped.

    Refuses a load that is still open, or whose plan stands in the register.
    """
    load = locked(load, expect=(PlanLoad.State.DISCARDED, PlanLoad.State.UNDONE))
    again = PlanLoad.objects.create(
        file=load.file,
        reading=load.reading,
        draft=load.draft,
        paper=load.paper,
        matches=load.matches,
        settled=load.settled,
        purpose=load.purpose,
        about=load.about,
        created_by=by,
    )
    match_new_names(again, again=True)
    again.save()
    LoadStep.objects.create(load=again, action="begin", where=f"{load.pk}", by=by)
    return again
