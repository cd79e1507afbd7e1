"""A plan file all the way from its bytes to an open load: kept, read, understood, matched."""

from django.db import transaction

from nhipcau.documents.storing import Readable, store_file
from nhipcau.organisations.models import User
from nhipcau.plans.importing.accept import begin_load
from nhipcau.plans.importing.read.as_json import blocks_to_json
from nhipcau.plans.importing.read.intake import read_bytes
from nhipcau.plans.importing.recognise.plan import recognise
from nhipcau.plans.models import PlanLoad


@transaction.atomic
def load_plan(upload: Readable | bytes, *, name: str, by: User) -> PlanLoad:
    """Keep the file and open a load with what it says, or neither.

    Raises `ValidationError` where the file may not be kept and `Unreadable` where it cannot be
    read as a plan; both say in one sentence what to do.
    """
    file = store_file(upload, name=name, by=by)
    with file.content.open("rb") as stored:
        paper = read_bytes(stored.read(), name)
    return begin_load(file, recognise(paper), blocks_to_json(paper.blocks), by=by)
