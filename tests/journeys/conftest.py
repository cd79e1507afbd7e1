"""A real browser in front of a real server; pictures go to screenshots/, which is not kept."""

import json
import os
import shutil
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, sync_playwright

from nhipcau.demo import clock, people, story
from nhipcau.organisations.loading import load_directory
from nhipcau.organisations.models import Unit, User
from nhipcau.plans.models import Plan
from tests.factories.amendments import amended
from tests.factories.reorganisations import make_reorganisation
from tests.journeys.office import Office

# The browser's driver keeps an event loop in this thread; the framework must work beside it.
os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"

UNITS = Path(people.__file__).parent / "data" / "units.json"
PICTURES = Path(__file__).parent.parent.parent / "screenshots"
QUIET = ["--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-background-networking",
         "--disable-component-update", "--disable-sync", "--disable-quic"]  # fmt: skip


def chromium() -> str | None:
    """The browser's path: CHROMIUM, the system's, or None for the test tool's own."""
    named = os.environ.get("CHROMIUM")
    return named or next(filter(None, map(shutil.which, ("chromium", "chromium-browser"))), None)


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    with sync_playwright() as tool:
        started = tool.chromium.launch(executable_path=chromium(), args=QUIET)
        yield started
        started.close()


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    context = browser.new_context(viewport={"width": 1280, "height": 900}, locale="vi-VN")
    context.set_default_timeout(15_000)
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
