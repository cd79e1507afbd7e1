"""Outputs that something filed by itself: they follow it, and are mended there."""

from typing import Any

from nhipcau.outputs.models import Output
from nhipcau.press.models import Clipping
from nhipcau.registries.models import Entry


def filers_of(output: Output) -> dict[str, Any]:
    """The entry and the clipping that filed it, None for none."""
    return {
        "entry": Entry.objects.filter(output=output).first(),
        "clipping": Clipping.objects.filter(output=output).only("title").first(),
    }


def is_filed(output: Output) -> bool:
    rows = (Entry.objects, Clipping.objects)
    return any(one.filter(output=output).exists() for one in rows)
