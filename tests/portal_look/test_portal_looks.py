"""The portal in a browser: what bars a reader, what is too wide, what the first view weighs."""

import gzip

import pytest
from django.conf import settings
from playwright.sync_api import Browser, Page

from tests.journeys.looking import barred, is_wide
from tests.portal_look.sample import lay_portal

pytestmark = [pytest.mark.once, pytest.mark.journey]

OTHERS = [code for code, _name in settings.LANGUAGES if code != "vi"]
WEIGHED = ("vi", "en", "lo")
HEAVIEST = 100_000  # bytes of a first view, without its pictures


class Visitor:
    """Somebody who goes from page to page. Pictures are left out: they are drawn slowly."""

    def __init__(self, browser: Browser, address: str) -> None:
        self.address = address
        self.context = browser.new_context(reduced_motion="reduce")
        self.context.route("**/tep/anh/**", lambda route: route.abort())
        self.page: Page = self.context.new_page()

    def goes(self, path: str, *, width: int = 1280, status: int = 200) -> Page:
        self.page.set_viewport_size({"width": width, "height": 900})
        answer = self.page.goto(self.address + path)
        assert answer is not None
        assert answer.status == status, path
        return self.page

    def weight_of(self, path: str) -> int:
        """Bytes of the page and of all it asks for, words compressed as the server sends them."""
        fresh = self.context.browser.new_context()
        fresh.route("**/tep/anh/**", lambda route: route.abort())
        page, answers = fresh.new_page(), []
        page.on("response", lambda answer: answers.append(answer))
        page.goto(self.address + path, wait_until="networkidle")
        weight = sum(_sent(answer) for answer in answers)
        fresh.close()
        return weight


def _sent(answer) -> int:
    body = answer.body()
    return len(body) if answer.url.endswith("woff2") else len(gzip.compress(body))


@pytest.fixture
def visitor(browser, live_server):
    visitor = Visitor(browser, live_server.url)
    yield visitor
    visitor.context.close()


def test_nothing_bars_a_reader_of_the_portal(visitor):
    addresses = lay_portal(others=OTHERS)

    faults = {
        **_every_page(visitor, addresses["vi"]),
        **_every_language(visitor, addresses),
        **_signs(visitor),
    }
    weights = {code: visitor.weight_of(addresses[code]["articlepage"]) for code in WEIGHED}

    assert {where: found for where, found in faults.items() if found} == {}
    assert {code: weight for code, weight in weights.items() if weight > HEAVIEST} == {}


def _every_page(visitor: Visitor, addresses: dict[str, str]) -> dict[str, list[str]]:
    """At 1280 px in light and dark, at 320 px, and at 640 px, which is 1280 px at 200 %."""
    found: dict[str, list[str]] = {}
    for name, path in addresses.items():
        page = visitor.goes(path)
        found[name] = barred(page)
        page.emulate_media(color_scheme="dark")
        found[f"{name} dark"] = barred(page, "color-contrast")
        page.emulate_media(color_scheme="light")
        for width in (640, 320):
            page.set_viewport_size({"width": width, "height": 900})
            found[f"{name} {width}"] = ["wide"] if is_wide(page) else []
    found["home 320 rules"] = barred(visitor.goes(addresses["home"], width=320))
    return found


def _every_language(visitor: Visitor, addresses: dict[str, dict[str, str]]) -> dict[str, list[str]]:
    return {code: barred(visitor.goes(addresses[code]["articlepage"])) for code in OTHERS}


def _signs(visitor: Visitor) -> dict[str, list[str]]:
    """What the reader meets where there is nothing, and what was found."""
    return {
        "not found": barred(visitor.goes("/vi/khong-co/", status=404)),
        "found": barred(visitor.goes("/vi/tim-kiem/?q=le+hoi")),
        "found nothing": barred(visitor.goes("/vi/tim-kiem/?q=zzzz")),
    }
