"""A name of a place or body as data: what it means, where, since when, and its traps."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

KINDS = ("province", "city", "district", "commune", "site", "body", "team", "company")
TRAPS = ("verb", "word", "bare_word", "shared")
_LISTS = ("traps", "elsewhere", "doubt_before", "doubt_after")
_FIELDS = {"place", "province", "words", "kind", "language", "from_day", "to_day", *_LISTS}


@dataclass(frozen=True, slots=True)
class Name:
    """One spelling of one place. `words` bear the capitals that a text must show.

    `from_day` and `to_day` (both inclusive) say when the name was in force for the place; an old
    name keeps its meaning. `traps`: `verb` (a verb is spelled alike), `word` (a common word is),
    `bare_word` (a common word is, once its marks are gone), `shared` (other provinces have the
    name too). `elsewhere`: provinces or districts with a place of that name; `doubt_before`,
    `doubt_after`: words beside it that give it another meaning.
    """

    place: str
    words: str
    kind: str = "province"
    language: str = "vi"
    province: str = ""
    from_day: date | None = None
    to_day: date | None = None
    traps: tuple[str, ...] = ()
    elsewhere: tuple[str, ...] = ()
    doubt_before: tuple[str, ...] = ()
    doubt_after: tuple[str, ...] = ()

    @property
    def owner(self) -> str:
        """The province whose clipping a hit makes."""
        return self.province or self.place

    def row(self) -> dict[str, Any]:
        """The name as JSON takes it; `names_from` reads it back."""
        told = {field: getattr(self, field) for field in sorted(_FIELDS)}
        return {
            key: value.isoformat() if isinstance(value, date) else _listed(value)
            for key, value in told.items()
            if value
        }


def _listed(value: Any) -> Any:
    return list(value) if isinstance(value, tuple) else value


def names_from(rows: Iterable[Mapping[str, Any]]) -> tuple[Name, ...]:
    """Names of rows; `words` may be one spelling or a list of them.

    A row with an unknown key, kind or trap, without a place or without words is a ValueError that
    says which row; days are ISO ("2025-07-01").
    """
    found: list[Name] = []
    for number, row in enumerate(rows, 1):
        try:
            found += _names_of(row)
        except (KeyError, TypeError, ValueError) as wrong:
            raise ValueError(f"Dòng {number} của bảng tên không đọc được: {wrong}") from wrong
    return tuple(found)


def _names_of(row: Mapping[str, Any]) -> list[Name]:
    if unknown := set(row) - _FIELDS:
        raise ValueError(f"cột lạ {sorted(unknown)}")
    listed = row["words"]
    spellings = [listed] if isinstance(listed, str) else list(listed)
    more: dict[str, Any] = {key: tuple(row.get(key, ())) for key in _LISTS}
    more |= {day: _day(row.get(day)) for day in ("from_day", "to_day")}
    kind = row.get("kind", "province")
    if kind not in KINDS or not set(more["traps"]) <= set(TRAPS):
        raise ValueError(f"loại hoặc bẫy lạ: {kind}, {list(more['traps'])}")
    if not row["place"] or not all(words.strip() for words in spellings):
        raise ValueError("thiếu mã nơi hoặc tên")
    return [
        Name(
            place=row["place"],
            words=words.strip(),
            kind=kind,
            language=row.get("language", "vi"),
            province=row.get("province", ""),
            **more,
        )
        for words in spellings
    ]


def _day(told: str | date | None) -> date | None:
    if isinstance(told, str):
        return date.fromisoformat(told) if told else None
    return told
