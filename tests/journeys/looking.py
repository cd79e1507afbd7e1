"""Looking at pages in a browser: what bars a reader, what is wider than the screen."""

from collections.abc import Iterator

from axe_playwright_python.sync_playwright import Axe
from django.conf import settings
from django.test import Client
from django.urls import reverse
from playwright.sync_api import Browser, Page

from nhipcau.budgets.models import BudgetLine
from nhipcau.documents.models import LegalBasis
from nhipcau.organisations.models import Unit, User, WorkingYear
from nhipcau.outputs.models import Output
from nhipcau.plans.models import Plan, PlanLoad, Programme, Task
from nhipcau.reports.models import Consolidation, Figure, ReportRound, State, UnitReport
from nhipcau.succession.models import Reorganisation
from tests.factories.workbooks import came_back

NARROW = (320, 360, 640)  # 640 px is a screen of 1280 px at 200 % zoom
REFUSED = {"lanhdao": ["/lam-viec/nguoi-dung/"]}
STOPPING = {"serious", "critical"}


def at(name: str, *keys: int | str) -> str:
    return reverse(f"workspace:{name}", args=keys)


Looked = dict[str, list[str]]
"""User name -> addresses that person looks at; "" for a stranger."""


def of_units() -> Looked:
    person = User.objects.get(username="canbo.dulich")
    return {
        "": [at("sign_in")],
        "canbo.dulich": [*_of_a_unit(), *_files_and_money(person)],
        "lanhdao": [
            at("today"), at("round_page", ReportRound.objects.latest("due_on").pk),
            *REFUSED["lanhdao"],
        ],
    }  # fmt: skip


def of_rounds() -> Looked:
    return {"daumoi": [*_of_reporting(), *_of_registers()]}


def of_plans_and_offices() -> Looked:
    person = User.objects.get(username="canbo.dulich")
    return {
        "daumoi": _of_the_plan(),
        "quantri": [
            at("today"), at("person_list"), at("person_new"), at("notice_list"),
            at("person_page", person.pk), *_of_offices(),
        ],
    }  # fmt: skip


def _unsent() -> UnitReport:
    own = UnitReport.objects.filter(unit__name="Sở Du lịch")
    return own.exclude(state__in=[State.SUBMITTED, State.ACCEPTED]).latest("round__due_on")


def _of_a_unit() -> list[str]:
    unsent = _unsent()
    task = Task.objects.filter(credits__output__contributions__unit=unsent.unit).first()
    output = Output.objects.by_unit(unsent.unit).filter(entry=None, clipping=None).first()
    return [
        at("today"), at("plan_list"), at("plan_page", Plan.objects.get().pk),
        at("task_list"), at("task_page", task.pk), at("output_list"),
        at("output_page", output.pk), at("output_new"), at("output_revise", output.pk),
        at("report_list"), at("report_page", unsent.pk), at("report_write", unsent.pk),
        at("search") + "?q=du+lich", at("own_password"), at("unit_page", unsent.unit_id),
        at("notice_list"),
    ]  # fmt: skip


def _files_and_money(person: User) -> list[str]:
    unsent = _unsent()
    came_back(unsent, "failed", by=person)
    return [
        at("relief_ask", unsent.pk), at("form_upload", unsent.pk),
        at("form_result", unsent.returned_forms.get().pk),
        at("budget_page", Plan.objects.get().pk), at("budget_line", BudgetLine.objects.last().pk),
        at("indicator_list"), at("indicator_page", "foreign_visitors"),
        at("indicator_measure", "foreign_visitors"),
    ]  # fmt: skip


def _of_reporting() -> list[str]:
    round = ReportRound.objects.latest("due_on")
    accepted = UnitReport.objects.filter(state=State.ACCEPTED).first()
    return [
        at("today"), at("round_new"), at("round_page", round.pk), at("round_revise", round.pk),
        at("round_chase", round.pk), at("relief_list"), at("calendar_list"),
        at("calendar_page", WorkingYear.objects.first().pk),
        at("review_list"), at("report_page", accepted.pk),
        at("consolidation_page", Consolidation.objects.first().pk),
        at("figure_page", Figure.objects.first().pk),
    ]  # fmt: skip


def _of_the_plan() -> list[str]:
    plan, line = Plan.objects.get(), BudgetLine.objects.first()
    draft, task = plan.amendments.get(), plan.tasks.first()
    return [
        at("load_new"), at("load_page", PlanLoad.objects.first().pk), at("plan_page", plan.pk),
        at("plan_next_year", plan.pk), at("plan_horizon", plan.pk), at("plan_parent", plan.pk),
        at("amendment_page", draft.pk), at("amendment_add", draft.pk),
        at("amendment_change", draft.pk, f"t{task.pk}"),
        at("version_page", plan.versions.last().pk), at("task_cite", task.pk),
        at("budget_page", plan.pk), at("budget_new", plan.pk), at("budget_line", line.pk),
        at("budget_record", line.pk), at("budget_share", line.pk), at("budget_revise", line.pk),
    ]  # fmt: skip


def _of_registers() -> list[str]:
    programme = Programme.objects.first()
    return [
        at("unit_list"), at("group_list"), at("unit_new"),
        at("unit_page", Unit.objects.first().pk),
        at("programme_list"), at("programme_new"), at("programme_page", programme.pk),
        at("programme_tasks", programme.pk), at("basis_list"), at("basis_new"),
        at("basis_page", LegalBasis.objects.first().pk),
    ]  # fmt: skip


def _of_offices() -> list[str]:
    draft = Reorganisation.objects.first()
    return [
        at("reorganisation_list"), at("reorganisation_structure"), at("reorganisation_new"),
        at("reorganisation_page", draft.pk), at("reorganisation_preview", draft.pk),
        at("reorganisation_add", draft.pk), at("reorganisation_add", draft.pk) + "?kind=split",
    ]  # fmt: skip


def looked_at(browser: Browser, address: str, pages: Looked) -> Iterator[tuple[str, Page]]:
    """("who path", the page open at 1280 px) of all `pages`."""
    for username, paths in pages.items():
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


OF_WIDTH = (
    *("scrollable-region-focusable", "aria-hidden-focus", "link-name"),
    *("button-name", "label", "select-name", "summary-name", "nested-interactive"),
)
"""Rules whose answer may change with the width; marks and colours are those of the wide page."""


def barred(page: Page, *only: str) -> list[str]:
    """What stops or seriously hinders a reader: rule and place; `only` are the rules asked."""
    asked = {"runOnly": list(only)} if only else {}
    found = Axe().run(page, options={"preload": False} | asked).response["violations"]
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


def faults(browser: Browser, address: str, pages: Looked) -> dict[str, list[str]]:
    """What bars a reader or is wider than the screen: by person, page and way of looking."""
    wrong: dict[str, list[str]] = {}
    for where, page in looked_at(browser, address, pages):
        wrong[f"{where} 1280"] = barred(page)
        page.emulate_media(color_scheme="dark")
        wrong[f"{where} dark"] = barred(page, "color-contrast")
        page.emulate_media(color_scheme="light")
        for width in NARROW:
            page.set_viewport_size({"width": width, "height": 900})
            wrong[f"{where} {width}"] = ["wide"] if is_wide(page) else []
            if width == 360:
                wrong[f"{where} {width}"] += barred(page, *OF_WIDTH)
    return {where: found for where, found in wrong.items() if found}
