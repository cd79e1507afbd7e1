"""Publications in the office of the tests: one that was looked at, with stock that went out."""

from typing import Any

from nhipcau.organisations.models import Role, Unit, User
from nhipcau.registries.models import Publication, Review, ReviewQuestion
from nhipcau.registries.reviewing.questions import end_question, load_questions
from nhipcau.registries.stock import moving
from tests.factories.organisations import make_user
from tests.factories.publications import look_at, make_printing, make_publication
from tests.factories.registries import DAY, make_partner


def lay_publications(*, unit: Unit, by: User) -> None:
    """A leaflet in two languages, one printed, some given to a company; a question not asked."""
    load_questions()
    gone = ReviewQuestion.objects.get(code="emblem")
    end_question(gone, day=DAY, by=make_user(role=Role.FOCAL))
    row = make_publication(title="Tờ gấp thử", unit=unit, by=by)
    printing = make_printing(row, by=by, licence_number="12/GP")
    make_printing(row, by=by, language="en", made="digital", url="https://example.vn/to-gap")
    moving.take_in(printing, quantity=1500, on=DAY, by=by)
    partner = make_partner(name="Công ty lữ hành thử", kind="enterprise", unit=unit, created_by=by)
    moving.give(printing, quantity=200, on=DAY, by=by, partner=partner)
    look_at(row)


def publication_rows(name: str) -> dict[str, Any]:
    """Subject of an address -> the row it takes."""
    kind = Review if name == "review_page" else Publication
    return {
        "stock": lambda: Publication.objects.order_by("pk").first(),
        "review": lambda: kind.objects.order_by("pk").first(),
        "reviewquestion": lambda: ReviewQuestion.objects.order_by("pk").first(),
    }
