"""An investor and a fact of a site in the office of the tests."""

from datetime import date

from nhipcau.organisations.models import Unit, User
from nhipcau.registries.models import Investor, SiteFact, StageProof, Touch
from tests.factories.investors import make_fact, make_investor, make_touch, reached


def lay_investors(*, unit: Unit, by: User) -> None:
    """An investor that was surveyed, with something promised; a fact that replaced another."""
    row = make_investor(title="Công ty mẫu Ban Mai", unit=unit, by=by, sectors=["energy"])
    reached(row, "surveyed", on=date(2024, 5, 6), by=by)
    make_touch(row, next_step="Gửi hồ sơ đất", next_on=date(2024, 6, 3))
    make_fact(by=by)


def investor_rows(name: str) -> dict[str, object]:
    return {
        "investor": lambda: Investor.objects.order_by("pk").first(),
        "sitefact": lambda: SiteFact.objects.order_by("pk").last(),
    }


def investor_line(name: str) -> int:
    """The part of the investor that an address names."""
    model = StageProof if name == "investor_proof" else Touch
    return model.objects.order_by("pk").first().pk
