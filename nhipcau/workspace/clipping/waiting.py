"""What waits at the clipping desk, told on the first page of those who run it."""

from typing import Any

from nhipcau.press.models import Clipping
from nhipcau.workspace.clipping.queue import MOST_COUNTED, counted


def waiting_clippings() -> dict[str, Any]:
    """How many nobody has decided of, MOST_COUNTED at most, and whether there are more."""
    found = counted(Clipping.objects.waiting())
    return {
        "clippings_waiting": min(found, MOST_COUNTED),
        "more_clippings_wait": found > MOST_COUNTED,
    }
