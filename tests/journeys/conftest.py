"""A real browser in front of a real server; pictures go to screenshots/, which is not kept."""

import json
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from nhipcau.demo import clock, people, story
from nhipcau.organisations.loading import load_directory
from nhipcau.organisations.models import Unit, User
from nhipcau.plans.models import Plan
from tests.factories.amendments import amended
from tests.factories.reorganisations import make_reorganisation
from tests.journeys.office import Office

UNITS = Path(people.__file__).parent / "data" / "units.json"
PICTURES = Path(__file__).parent.parent.parent / "screenshots"


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    context = browser.new_context(viewport={"width": 1280, "height": 900}, locale="vi-VN")
    context.set_default_timeout(60_000)
    yield context.new_page()
    context.close()


@pytest.fixture
def picture() -> Callable[[Page, str], None]:
    """Takes the page at 1280 and at 360 px."""

    def take(page: Page, name: str) -> None:
        PICTURES.mkdir(exist_ok=True)
        for width in (1280, 360):
            page.set_viewport_size({"width": width, "height": 900})
            page.screenshot(path=PICTURES / f"{name}-{width}.png", full_page=True)
        page.set_viewport_size({"width": 1280, "height": 900})

    return take


@pytest.fixture
def office(
    page: Page, live_server: object, picture: Callable[[Page, str], None], settings: object
) -> Office:
    load_directory(json.loads(UNITS.read_text(encoding="utf8")), by=None)
    people.people_the_roles(from_day=date(2024, 1, 2))
    return Office(page, live_server.url, picture)


@pytest.fixture
def town(live_server) -> Iterator[str]:
    """The address of an office in the middle of its half-year."""
    story.tell(with_portal=False)
    with clock.at(clock.local(story.TODAY, 9)):
        plan, focal = Plan.objects.get(), User.objects.get(username="daumoi")
        amended(plan, plan.tasks.first(), by=focal)
        chief = User.objects.get(username="quantri")
        make_reorganisation(Unit.objects.get(name="Sở Y tế"), by=chief, day=story.TODAY)
        yield live_server.url
