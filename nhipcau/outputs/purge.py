"""Purging what an output tells, where it told something that should never have come in."""

from django.db import transaction

from nhipcau.organisations.models import User
from nhipcau.outputs.models import Evidence, Output, OutputStep

_PURGED = "(đã xóa hẳn)"


@transaction.atomic
def purge_output(output: Output, *, by: User) -> int:
    """Empty its words, addresses and every step of them; that it was done, and when, stays.

    Files kept as evidence have their own purge. How many rows were emptied.
    """
    output = Output.objects.select_for_update().get(pk=output.pk)
    output.title, output.summary = _PURGED, ""
    output.save()
    links = Evidence.objects.filter(output=output, file=None).update(
        url="https://example.invalid/", label=_PURGED
    )
    labels = Evidence.objects.filter(output=output).exclude(file=None).update(label="")
    steps = OutputStep.objects.filter(output=output).update(reason="", changes={})
    OutputStep.objects.create(
        output=output, from_state=output.state, to_state=output.state, reason=_PURGED, by=by
    )
    return 1 + links + labels + steps
