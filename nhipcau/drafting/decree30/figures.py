"""Counted numbers in the file: a content control with the figure's id, a bookmark, a link."""

import re
from dataclasses import dataclass, field
from zlib import crc32

from nhipcau.drafting.decree30.document import Figure
from nhipcau.drafting.decree30.wordml import Element, el, with_id

_MAX_BOOKMARK = 40  # the longest bookmark name that Word accepts
_FIRST_LINK = 101  # numbers below are taken by the fixed parts of the package


@dataclass(slots=True)
class Ledger:
    """What one document has used up so far: link targets, bookmark names and numbers."""

    links: dict[str, str] = field(default_factory=dict)
    bookmarks: set[str] = field(default_factory=set)
    count: int = 0

    def link(self, href: str) -> str:
        return self.links.setdefault(href, f"rId{_FIRST_LINK + len(self.links)}")

    def bookmark(self, figure_id: str) -> str:
        """A name that is unique in the document and the same each time it is built."""
        words = re.sub(r"\W", "_", figure_id, flags=re.ASCII)
        name = base = f"so_{words}"[: _MAX_BOOKMARK - 14] + f"_{crc32(figure_id.encode()):08x}"
        again = 1
        while name in self.bookmarks:
            again += 1
            name = f"{base}_{again}"
        self.bookmarks.add(name)
        return name


def marked(figure: Figure, run: Element, ledger: Ledger) -> list[Element]:
    """The run of a figure between its bookmark's ends, inside its content control."""
    ledger.count += 1
    number = ledger.count
    inner = run
    if figure.href:
        inner = with_id(el("hyperlink", run, history=1), ledger.link(figure.href))
    control = el(
        "sdt",
        el(
            "sdtPr",
            el("alias", val=f"Số liệu {figure.id}"[:64]),
            el("tag", val=figure.id),
            el("id", val=number),
        ),
        el("sdtContent", inner),
    )
    start = el("bookmarkStart", id=number, name=ledger.bookmark(figure.id))
    return [start, control, el("bookmarkEnd", id=number)]
