"""The rows of a table laid out once, so that many lines can be held against them."""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from nhipcau.exchange.tables.columns import PARTNER, Table
from nhipcau.exchange.tables.values import rows_of
from nhipcau.registries.models import Partner, Register
from nhipcau.registries.partners.doubles import Doubles, Why
from nhipcau.registries.partners.likeness import bare_words, closeness
from nhipcau.registries.partners.sketches import sketch_of
from nhipcau.search.folded import words_of

Values = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Likeness:
    """Rows a line is (`same`) or may be (`near`), and earlier lines of the file, by their numbers.

    `partner` is the organisation behind an investor that is in the house without being one yet; in
    `near` of an investor a partner stands for itself where it is none yet.
    """

    same: Any = None
    near: tuple[Any, ...] = ()
    same_line: int = 0
    near_lines: tuple[int, ...] = ()
    partner: Partner | None = None


@dataclass(slots=True)
class Known:
    """Asked line by line with `likeness`; each line asked about is known to those after it."""

    table: Table
    rows: dict[int, Any]
    _by_title: dict[str, list[Any]] = field(default_factory=lambda: defaultdict(list))
    _lines: dict[str, list[tuple[int, Any]]] = field(default_factory=lambda: defaultdict(list))
    _doubles: Doubles | None = None
    _of_partner: dict[int, Any] = field(default_factory=dict)

    def likeness(self, number: int, values: Values) -> Likeness:
        if self._doubles is not None:
            return self._of_organisations(number)
        return self._of_titles(number, values)

    def _of_organisations(self, number: int) -> Likeness:
        assert self._doubles is not None
        found = [
            one for one in self._doubles.of(self._sketches[number])
            if one.partner.pk > 0 or -one.partner.pk < number
        ]  # fmt: skip
        named = [one.partner for one in found if Why.SAME_NAME in one.why]
        houses = [one for one in named if one.pk > 0]
        lines = tuple(-one.pk for one in named if one.pk < 0)
        others = [one.partner for one in found]
        near = tuple(self._row(one) or one for one in others if one.pk > 0)
        near_lines = tuple(-one.pk for one in others if one.pk < 0)
        if len(houses) == 1:
            row = self._row(houses[0])
            return Likeness(same=row, same_line=min(lines, default=0), partner=houses[0])
        return Likeness(near=near, same_line=min(lines, default=0), near_lines=near_lines)

    def _row(self, partner: Partner) -> Any:
        if self.table.code == PARTNER:
            return partner
        return self._of_partner.get(partner.pk)

    _sketches: dict[int, Any] = field(default_factory=dict)

    def _of_titles(self, number: int, values: Values) -> Likeness:
        title, day = words_of(str(values.get("title", ""))), values.get("starts_on")
        named = self._by_title.get(title, [])
        same = [row for row in named if day is None or row.starts_on == day]
        lines = [(at, on) for at, on in self._lines[title] if day is None or on == day]
        self._lines[title].append((number, day))
        if len(same) == 1:
            return Likeness(same=same[0])
        near = same or named or self._close(title, day)
        return Likeness(near=tuple(near), same_line=lines[0][0] if lines else 0)

    def _close(self, title: str, day: Any) -> list[Any]:
        """Rows of the same day whose title is nearly this one."""
        if day is None:
            return []
        bare = bare_words(title)
        on_that_day = (row for row in self.rows.values() if row.starts_on == day)
        return [row for row in on_that_day if closeness(bare, bare_words(row.title)) > 0]


def known(table: Table, lines: Mapping[int, Values]) -> Known:
    """The house as it is, and the values of the lines of the file by their numbers."""
    rows = {row.pk: row for row in rows_of(table)}
    found = Known(table, rows)
    if table.code not in (PARTNER, Register.INVESTOR):
        for row in rows.values():
            found._by_title[words_of(row.title)].append(row)
        return found
    strangers = {number: _stranger(number, values) for number, values in lines.items()}
    found._doubles = Doubles([*Partner.objects.standing(), *strangers.values()])
    found._sketches = {number: sketch_of(one) for number, one in strangers.items()}
    if table.code == Register.INVESTOR:
        found._of_partner = {row.partner_id: row for row in rows.values()}
    return found


def _stranger(number: int, values: Values) -> Partner:
    """A line as an organisation that is not stored: its key is its number, below nothing."""
    told = ("name", "original_name", "english_name", "country", "website", "email")
    given = {name: values[name] for name in told if values.get(name)}
    return Partner(pk=-number, names="\n".join(values.get("aliases", ())), **given)
