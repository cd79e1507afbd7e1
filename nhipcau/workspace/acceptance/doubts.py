"""What a person should look at before the plan enters the register, in the order of the paper."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from nhipcau.plans.importing.accept import LoadedDoubt

_LONGEST_QUOTE = 400  # characters; the whole row stands in the paper beside it
_FEWEST_ALIKE = 3  # doubts of one kind from which on they can be settled together
_FIELDS = {
    "title": "nội dung",
    "number": "số",
    "lead": "chủ trì",
    "coordinating": "phối hợp",
    "timeframe": "thời gian",
    "product": "sản phẩm",
    "budget": "kinh phí",
    "note": "ghi chú",
    "basis": "văn bản giao",
}


@dataclass(frozen=True, slots=True)
class DoubtView:
    """One doubt: `key` names it to the verbs, `number` counts from 1 down the page."""

    key: str
    kind: str
    number: int
    row: str
    address: str
    heading: str
    sentence: str
    quote: str
    suggestion: str
    is_settled: bool

    @property
    def anchor(self) -> str:
        return f"diem-{self.number}"


@dataclass(frozen=True, slots=True)
class Alike:
    """Open doubts of one kind, many enough to be looked at as one."""

    kind: str
    sentence: str
    count: int


def doubt_views(
    doubts: Iterable[LoadedDoubt], addresses: Mapping[str, str]
) -> tuple[DoubtView, ...]:
    """`addresses` maps the key of a row to what people call it."""
    return tuple(
        _view(doubt, number, addresses.get(doubt.row, ""))
        for number, doubt in enumerate(doubts, start=1)
    )


def alike(doubts: Iterable[DoubtView]) -> tuple[Alike, ...]:
    """Kinds with several open doubts, in the order of the page."""
    open_ones = [doubt for doubt in doubts if not doubt.is_settled]
    counts = Counter(doubt.kind for doubt in open_ones)
    first = {doubt.kind: doubt.sentence for doubt in reversed(open_ones)}
    return tuple(
        Alike(kind, first[kind], count) for kind, count in counts.items() if count >= _FEWEST_ALIKE
    )


def _view(loaded: LoadedDoubt, number: int, address: str) -> DoubtView:
    doubt = loaded.doubt
    quote = doubt.text.strip()
    if len(quote) > _LONGEST_QUOTE:
        quote = f"{quote[:_LONGEST_QUOTE].rstrip()} …"
    return DoubtView(
        key=loaded.key,
        kind=doubt.kind,
        number=number,
        row=loaded.row,
        address=address,
        heading=_heading(doubt.where, loaded.row, address),
        sentence=doubt.sentence,
        quote=quote,
        suggestion=doubt.suggestion,
        is_settled=loaded.is_settled,
    )


def _heading(where: str, row: str, address: str) -> str:
    """Where the doubt is, as people say it: "Dòng III.3, thời gian", "Mục II", "Văn bản"."""
    parts = where.split(".")
    if row:
        field = _FIELDS.get(parts[-1].removesuffix("_text").removesuffix("_units"), "")
        said = f"Dòng {address}" if address else "Dòng không có số"
        return f"{said}, {field}" if field else said
    if parts[0] == "groups" and len(parts) > 1:
        return f"Mục {parts[1]}"
    return "Phụ lục" if parts[0] in ("groups", "annex") else "Văn bản"
