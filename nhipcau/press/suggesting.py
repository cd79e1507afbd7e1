"""Names that an office may want to look for, taken from its units and the plans it keeps."""

import re
from dataclasses import dataclass
from datetime import date
from typing import Final

from nhipcau.organisations.models import Unit, UnitName
from nhipcau.plans.models import Plan
from nhipcau.press.models import PlaceName
from nhipcau.search.folded import words_of

_LEVELS: Final = {
    "tỉnh": "province",
    "thành phố": "city",
    "quận": "district",
    "huyện": "district",
    "thị xã": "district",
    "thị trấn": "commune",
    "xã": "commune",
    "phường": "commune",
    "đặc khu": "commune",
}
_COUNCIL: Final = re.compile(
    rf"(?:UBND|[UỦ]y ban nhân dân|Uỷ ban nhân dân)\s+({'|'.join(_LEVELS)})\s+(\S.*)", re.IGNORECASE
)
_NO_PLACE: Final = re.compile(r"^(?:các|trực thuộc|và)\b|[;,/()\d]", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Suggestion:
    """A place with the words it would be looked for by; `source` says where they stand.

    `from_day`, `to_day` (inclusive) are those of the unit's name, None where open.
    """

    place: str
    words: str
    kind: str
    source: str
    from_day: date | None = None
    to_day: date | None = None


def place_in(words: str) -> tuple[str, str] | None:
    """(name, kind) of the place whose People's Committee is named; None for any other body."""
    found = _COUNCIL.fullmatch(" ".join(words.split()))
    if not found or _NO_PLACE.search(found[2]):
        return None
    return found[2], _LEVELS[found[1].lower()]


def suggested_names() -> list[Suggestion]:
    """Places of the units and of those who issued plans, each spelling once, provinces first.

    What stands in the list of names already is left out.
    """
    known = set(PlaceName.objects.values_list("words", flat=True))
    found: dict[str, Suggestion] = {}
    for source, words, first, last in (*_of_plans(), *_of_units()):
        told = place_in(words)
        if told and told[0] not in known:
            name, kind = told
            code = "-".join(words_of(name).split())[:60]
            found.setdefault(name, Suggestion(code, name, kind, source, first, last))
    return sorted(found.values(), key=lambda one: (one.kind != "province", one.words))


def _of_plans() -> list[tuple[str, str, date | None, date | None]]:
    issuers = Plan.objects.in_force().values_list("document__issuer", flat=True)
    return [("plan", issuer, None, None) for issuer in sorted(set(issuers))]


def _of_units() -> list[tuple[str, str, date | None, date | None]]:
    """Names of councils as they were borne; an external unit is not ours."""
    kinds = (Unit.Kind.PROVINCE, Unit.Kind.DISTRICT, Unit.Kind.COMMUNE)
    rows = UnitName.objects.filter(unit__kind__in=kinds, unit__is_external=False)
    told = rows.order_by("unit", "valid_from").values_list("name", "valid_from", "valid_to")
    return [("unit", name, first, last) for name, first, last in told]
