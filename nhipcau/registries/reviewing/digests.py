"""The mark of what a publication says: another word, another edition or file, another mark."""

import json
from hashlib import sha256
from typing import Any, Final

from nhipcau.registries.models import Printing, Publication

_OF_WORK: Final = (
    *("title", "summary", "form", "series", "volume", "number", "publisher", "through_publisher"),
    *("responsible", "rights", "credits_line", "shows_map"),
)
_OF_EDITION: Final = (
    *("language", "title", "made", "pages", "width_mm", "height_mm", "minutes", "url"),
)
"""What a reader sees. Licence, deposit, print run and days follow the look, they do not void it;
a page of the portal goes through a gate of its own.
"""


def digest_of(row: Publication) -> str:
    """sha256 over the fields that readers see, over every standing edition and its file."""
    editions = row.printings.filter(taken_off_at=None).select_related("file").order_by("pk")
    told = [_told(row, _OF_WORK), [_edition(one) for one in editions]]
    written = json.dumps(told, ensure_ascii=False, sort_keys=True)
    return sha256(written.encode()).hexdigest()


def _edition(one: Printing) -> list[str]:
    return [*_told(one, _OF_EDITION), one.file.sha256 if one.file else ""]


def _told(row: Any, names: tuple[str, ...]) -> list[str]:
    """A number is told alike whether it was typed just now or read: 3 minutes are 3.0."""
    return [_plain(getattr(row, name)) for name in names]


def _plain(value: Any) -> str:
    if value is None:
        return ""
    if hasattr(value, "normalize"):
        return f"{value.normalize():f}"
    return str(value)
