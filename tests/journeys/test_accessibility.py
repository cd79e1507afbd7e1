"""Every main page in a browser: nothing that bars a reader, nothing wider than the screen."""

from collections.abc import Iterator

import pytest
from axe_playwright_python.sync_playwright import Axe
from django.conf import settings
from django.test import Client
from django.urls import reverse
from playwright.sync_api import Browser, Page

from nhipcau.demo import clock, story
from nhipcau.organisations.models import Unit, User, WorkingYear
from nhipcau.outputs.models import Output
from nhipcau.plans.models import Plan, PlanLoad, Task
from nhipcau.reports.models import Consolidation, Figure, ReportRound, State, UnitReport

pytestmark = [pytest.mark.journey, pytest.mark.django_db(transaction=True)]

NARROW = (320, 360, 640)  # 640 px is a screen of 1280 px at 200 % zoom
REFUSED = {"lanhdao": ["/lam-viec/nguoi-dung/"]}
STOPPING = {"serious", "critical"}


@pytest.fixture
def town(live_server) -> Iterator[str]:
    """The address of an office in the middle of its half-year."""
    story.tell()
    with clock.at(clock.local(story.TODAY, 9)):
        yield live_server.url


def pages() -> dict[str, list[str]]:
    """User name -> addresses that person looks at; "" for a stranger."""
    own = UnitReport.objects.filter(unit__name="Sở Du lịch")
    unsent = own.exclude(state__in=[State.SUBMITTED, State.ACCEPTED]).latest("round__due_on")
    task = Task.objects.filter(credits__output__contributions__unit=unsent.unit).first()
    output = Output.objects.by_unit(unsent.unit).first()
    round = ReportRound.objects.latest("due_on")
    accepted = UnitReport.objects.filter(state=State.ACCEPTED).first()

    def at(name: str, *ids: int) -> str:
        return reverse(f"workspace:{name}", args=ids)

    return {
        "": [at("sign_in")],
        "canbo.dulich": [
            at("today"), at("plan_list"), at("plan_page", Plan.objects.get().pk),
            at("task_list"), at("task_page", task.pk), at("output_list"),
            at("output_page", output.pk), at("output_new"), at("output_revise", output.pk),
            at("report_list"), at("report_page", unsent.pk), at("report_write", unsent.pk),
            at("search") + "?q=du+lich", at("own_password"), at("unit_page", unsent.unit_id),
            at("notice_list"),
        ],
        "daumoi": [
            at("today"), at("load_new"), at("load_page", PlanLoad.objects.first().pk),
            at("round_new"), at("round_page", round.pk), at("round_revise", round.pk),
            at("round_chase", round.pk), at("calendar_list"),
            at("calendar_page", WorkingYear.objects.first().pk),
            at("review_list"), at("report_page", accepted.pk),
            at("consolidation_page", Consolidation.objects.first().pk),
            at("figure_page", Figure.objects.first().pk),
            at("unit_list"), at("group_list"), at("unit_new"),
            at("unit_page", Unit.objects.first().pk),
        ],
        "lanhdao": [at("today"), at("round_page", round.pk), *REFUSED["lanhdao"]],
        "quantri": [
            at("today"), at("person_list"), at("person_new"), at("notice_list"),
            at("person_page", User.objects.get(username="canbo.dulich").pk),
        ],
    }  # fmt: skip


def looked_at(browser: Browser, address: str) -> Iterator[tuple[str, Page]]:
    """("who path", the page open at 1280 px) of all `pages`."""
    for username, paths in pages().items():
        context = browser.new_context(
            viewport={"width": 1280, "height": 900}, locale="vi-VN", reduced_motion="reduce"
        )
        if username:
            context.add_cookies([signed_in(username, address)])
        page = context.new_page()
        for path in paths:
            page.set_viewport_size({"width": 1280, "height": 900})
            answer = page.goto(address + path)
            assert answer is not None
            assert answer.status == (403 if path in REFUSED.get(username, ()) else 200), path
            yield f"{username or 'stranger'} {path}", page
        context.close()


def signed_in(username: str, address: str) -> dict[str, str]:
    client = Client()
    client.force_login(User.objects.get(username=username))
    name = settings.SESSION_COOKIE_NAME
    return {"name": name, "value": client.cookies[name].value, "url": address}


def barred(page: Page) -> list[str]:
    """What stops or seriously hinders a reader: rule and place."""
    found = Axe().run(page, options={"preload": False}).response["violations"]
    return [
        f"{one['id']}: {node['target'][0]}"
        for one in found
        if one["impact"] in STOPPING
        for node in one["nodes"]
    ]


def is_wide(page: Page) -> bool:
    return page.evaluate(
        "document.documentElement.scrollWidth > document.documentElement.clientWidth"
    )


def test_no_page_bars_a_reader_or_is_wider_than_the_screen(browser: Browser, town: str):
    wrong: dict[str, list[str]] = {}
    for where, page in looked_at(browser, town):
        wrong[f"{where} 1280"] = barred(page)
        page.emulate_media(color_scheme="dark")
        wrong[f"{where} dark"] = barred(page)
        page.emulate_media(color_scheme="light")
        for width in NARROW:
            page.set_viewport_size({"width": width, "height": 900})
            wrong[f"{where} {width}"] = ["wide"] if is_wide(page) else []
            if width == 360:
                wrong[f"{where} {width}"] += barred(page)

    assert {where: faults for where, faults in wrong.items() if faults} == {}
