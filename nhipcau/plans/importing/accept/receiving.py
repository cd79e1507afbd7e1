"""From a file to a load: kept, read, recognised and laid out for a person to look at."""

from django.db import transaction

from nhipcau.documents.storing import store_file
from nhipcau.organisations.models import User
from nhipcau.plans.importing.accept.beginning import begin_load
from nhipcau.plans.importing.read.as_json import blocks_to_json
from nhipcau.plans.importing.read.intake import read_bytes
from nhipcau.plans.importing.recognise.plan import recognise
from nhipcau.plans.models import PlanLoad


@transaction.atomic
def receive(content: bytes, *, name: str, by: User) -> PlanLoad:
    """Nothing is kept of a file that cannot be read as a plan.

    Raises Unreadable with a sentence, or ValidationError where the file may not be kept.
    """
    file = store_file(content, name=name, by=by)
    paper = read_bytes(content, name)
    return begin_load(file, recognise(paper), blocks_to_json(paper.blocks), by=by)
