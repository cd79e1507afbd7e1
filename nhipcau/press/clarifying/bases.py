"""What a request to correct and a dossier cite on a day, and how sure one is of each."""

import json
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any, Final

from nhipcau.documents.acts import KnownActs, cited_line, state_on
from nhipcau.documents.models import LegalBasis
from nhipcau.documents.validity import Validity

_FILE = Path(__file__).parents[1] / "data" / "correction_bases.json"
_ALIVE: Final = (Validity.IN_FORCE, Validity.UNKNOWN)
ARTICLE_TO_FILL: Final = "Điều …………"
"""An article that no source at hand names: the clerk fills it in."""


@dataclass(frozen=True, slots=True)
class Cited:
    """`line` as printed after "Căn cứ"; `confidence` is "read" or "summary" of the article.

    `is_verified` is what the office says of the act itself.
    """

    line: str
    confidence: str
    is_verified: bool


def cited_on(day: date, *, paper: str) -> tuple[Cited, ...]:
    """The acts for `paper` ("letter", "dossier") that the register holds and `day` finds in force.

    None of them is put in the place of another; two queries.
    """
    known = KnownActs(LegalBasis.objects.select_related("replaced_by"))
    found = []
    for told in _rows():
        if told["for"] != paper:
            continue
        basis = known.find(kind=told["kind"], number=told["number"], issued_on=None)
        if basis is None or state_on(basis, day) not in _ALIVE:
            continue
        article = ARTICLE_TO_FILL if told["article"] is None else told["article"]
        line = f"{article} {cited_line(basis)}".strip()
        found.append(Cited(line, told["confidence"], basis.is_verified))
    return tuple(found)


@cache
def _rows() -> list[dict[str, Any]]:
    rows: list[dict[str, Any]] = json.loads(_FILE.read_text("utf-8"))
    return rows
