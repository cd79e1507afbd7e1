"""What money is spent on: the items of a local budget for foreign affairs, read from data."""

import json
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Final

_DATA: Final = Path(__file__).parent / "data" / "items.json"
UNSORTED: Final = "Chưa xếp mục chi"


@dataclass(frozen=True, slots=True)
class Item:
    """`place` is the point of the act; `is_verbatim` where `name` repeats its very words."""

    code: str
    place: str
    name: str
    is_verbatim: bool

    @property
    def label(self) -> str:
        return f"{self.code}) {self.name}"


@cache
def items() -> dict[str, Item]:
    """Code -> item, in the order of the act."""
    told = json.loads(_DATA.read_text(encoding="utf8"))
    return {row["code"]: Item(**row) for row in told["items"]}


@cache
def legal_source() -> str:
    """The act the items come from, as it is cited."""
    return str(json.loads(_DATA.read_text(encoding="utf8"))["legal_source"])


def item_label(code: str) -> str:
    """ "h) Thông tin …"; a sentence for no code, the bare code for one not in the data any more."""
    if not code:
        return UNSORTED
    found = items().get(code)
    return found.label if found else code
