"""Under which heading a clipping stands until a person says otherwise."""

from collections.abc import Iterable
from enum import StrEnum
from typing import Final

from nhipcau.press.models import Clipping, ClippingTag

FOREIGN: Final = "Báo chí nước ngoài"
DOMESTIC: Final = "Báo chí trong nước"
REST: Final = "Tin khác"


class Sorting(StrEnum):
    """By where the outlet is, or by the topic that weighs most."""

    ORIGIN = "origin"
    TOPIC = "topic"


def headings_of(clippings: Iterable[Clipping], sorting: str) -> dict[int, str]:
    """Clipping -> heading; by origin those from abroad come first in a digest."""
    rows = list(clippings)
    if sorting != Sorting.TOPIC:
        return {row.pk: FOREIGN if row.outlet.is_foreign else DOMESTIC for row in rows}
    tags = ClippingTag.objects.filter(clipping__in=[row.pk for row in rows], is_off=False)
    named: dict[int, str] = {}
    for tag in tags.select_related("topic").order_by("-weight", "pk"):
        named.setdefault(tag.clipping_id, tag.topic.name)
    return {row.pk: named.get(row.pk, REST)[:120] for row in rows}


def rank(heading: str) -> tuple[int, str]:
    """Order of headings that nobody has ordered: from abroad first, what has no topic last."""
    return ({FOREIGN: 0, DOMESTIC: 1, REST: 3}.get(heading, 2), heading)
