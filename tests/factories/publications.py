"""Rows for tests: publications, their editions and stock, looked at and brought out."""

from datetime import date
from typing import Any

from nhipcau.organisations.models import User
from nhipcau.registries import keeping, parts
from nhipcau.registries.models import Printing, Publication, Register
from nhipcau.registries.reviewing import passing
from nhipcau.registries.reviewing.digests import digest_of
from nhipcau.registries.stock import moving
from tests.factories.organisations import make_user
from tests.factories.registries import DAY, make_entry

READY: dict[str, Any] = {
    "licence_number": "12/GP-STTTT",
    "licensed_on": date(2024, 4, 2),
    "deposited_on": date(2024, 4, 20),
    "released_on": DAY,
    "print_run": 1000,
}
SMALL = {"pages": 48, "width_mm": 190, "height_mm": 270, "licence_until": date(2024, 12, 31)}


def make_publication(**values: Any) -> Publication:
    return make_entry(Register.PUBLICATION, **values)


def make_issue(number: str = "1", **values: Any) -> Publication:
    """An issue of a newsletter, not out yet."""
    told = {"title": f"Bản tin số {number}", "form": "newsletter", "series": "Bản tin đối ngoại"}
    return make_publication(**told | {"number": number} | values)


def make_printing(
    row: Publication | None = None, *, by: User | None = None, **values: Any
) -> Printing:
    """A printed Vietnamese edition of a publication made for it."""
    told = {"language": "vi", "made": "print", **values}
    return parts.add(row or make_publication(), Printing, values=told, by=by or make_user())


def make_stocked(copies: int = 100, *, on: date = DAY, **values: Any) -> Printing:
    """An edition with copies from the printer."""
    printing = make_printing(**values)
    moving.take_in(printing, quantity=copies, on=on, by=make_user())
    return printing


def look_at(row: Publication, *, by: User | None = None, no: str = "") -> Any:
    """Every question answered yes, those whose words hold `no` answered no."""
    asked = passing.asks(row, day=DAY)
    yes, refused = passing.Answer("yes"), passing.Answer("no", "Thiếu.")
    answers = {one.key: refused if no and no in one.words else yes for one in asked}
    seen = digest_of(row)
    return passing.review(row, answers=answers, seen=seen, day=DAY, by=by or make_user())


def bring_out(row: Publication) -> Publication:
    """Prepared, looked at, released; its editions must be ready."""
    by = make_user()
    row = keeping.move(row, to=Publication.State.PREPARING, by=by)
    look_at(row)
    row = keeping.move(row, to=Publication.State.CHECKED, by=by)
    return keeping.move(row, to=Publication.State.RELEASED, by=by)
