"""What a person should look at before the plan enters the register, in the order of the paper."""

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
    """Open doubts that say the same of several places, to be looked at as one."""

    doubts: tuple[DoubtView, ...]

    @property
    def first(self) -> DoubtView:
        return self.doubts[0]


def doubt_views(
    doubts: Iterable[LoadedDoubt], addresses: Mapping[str, str]
) -> tuple[DoubtView, ...]:
    """`addresses` maps the key of a row to what people call it."""
    return tuple(
        _view(doubt, number, addresses.get(doubt.row, ""))
        for number, doubt in enumerate(doubts, start=1)
    )


def cards(doubts: Iterable[DoubtView]) -> tuple[Alike, ...]:
    """Open doubts as they are shown: one by one, then those that say the same thrice or more."""
    said: dict[tuple[str, str], list[DoubtView]] = {}
    for doubt in doubts:
        if not doubt.is_settled:
            said.setdefault((doubt.kind, doubt.sentence), []).append(doubt)
    many = {key for key, same in said.items() if len(same) >= _FEWEST_ALIKE}
    single = [doubt for key, same in said.items() if key not in many for doubt in same]
    return (
        *(Alike((doubt,)) for doubt in sorted(single, key=lambda one: one.number)),
        *(Alike(tuple(said[key])) for key in said if key in many),
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
