"""Digests in the office of the tests: one being made, one issued, a reader."""

from typing import Any

from nhipcau.organisations.models import Unit, User
from nhipcau.press.digesting import composing, issuing
from nhipcau.press.digesting.readers import add_reader
from nhipcau.press.models import Digest, DigestReader
from tests.factories.press import make_confirmed

OF_DRAFTS = ("revise", "add", "item", "sort", "issue", "discard")


def lay_digest(*, unit: Unit, by: User) -> None:
    """A clipping told in an issued digest, and in the draft that is made of the same day."""
    add_reader(name="Văn phòng UBND", address="vp@coquan.example", rhythm="daily", by=by)
    day = make_confirmed(unit=unit, by=by, title="Cảng đón tàu lớn").published_on
    told = {"first_on": day, "last_on": day, "unit": unit, "by": by}
    issuing.issue(composing.compose(rhythm="daily", **told), by=by)
    composing.compose(rhythm="weekly", **told)


def digest_rows(name: str) -> dict[str, Any]:
    """Subject of an address -> the row it takes."""
    state = "draft" if name.removeprefix("digest_") in OF_DRAFTS else "issued"
    return {
        "digest": lambda: Digest.objects.filter(state=state).order_by("pk").first(),
        "digestreader": lambda: DigestReader.objects.order_by("pk").first(),
    }
