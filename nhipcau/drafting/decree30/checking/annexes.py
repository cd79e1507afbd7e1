"""Finding the annexes behind the signature."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from nhipcau.drafting.decree30.checking.model import Paragraph
from nhipcau.vietnamese.text import fold

_LABEL = re.compile(r"^phu luc\s*(so\s*)?[\divxlc]*\s*[:.]?$")


@dataclass(frozen=True, slots=True)
class FoundAnnex:
    """An annex with its label, the lines of its title, and its "(Kèm theo …)"."""

    label: Paragraph
    title: tuple[Paragraph, ...]
    attached_to: Paragraph | None


def find_annexes(
    everything: Sequence[Paragraph], signature: Paragraph | None
) -> tuple[FoundAnnex, ...]:
    """Annexes are looked for behind the Nơi nhận, and only outside tables."""
    start = everything.index(signature) + 1 if signature else 0
    flow = [p for p in everything[start:] if p.words and not p.spot.is_in_table]
    places = [i for i, p in enumerate(flow) if _LABEL.match(fold(p.text))]
    return tuple(_annex(flow[place], flow[place + 1 : place + 6]) for place in places)


def _annex(label: Paragraph, following: Sequence[Paragraph]) -> FoundAnnex:
    title: list[Paragraph] = []
    for paragraph in following:
        if "kem theo" in fold(paragraph.text):
            return FoundAnnex(label, tuple(title), paragraph)
        if title and not (paragraph.align == "center" and paragraph.is_bold):
            break
        title.append(paragraph)
    return FoundAnnex(label, tuple(title), None)
