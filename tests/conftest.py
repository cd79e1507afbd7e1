"""What every test may use."""

import os
import shutil
from collections.abc import Iterator

import pytest
from django.db import connection
from django.db.migrations.recorder import MigrationRecorder
from playwright.sync_api import Browser, sync_playwright

# The browser's driver keeps an event loop in its thread; the framework must work beside it.
os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"

TOUCHES_DATABASE = {"db", "transactional_db", "django_db_setup", "live_server", "client"}


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption(
        "--only-database",
        action="store_true",
        help="leave out tests that never ask a database: they need not run again on the second",
    )


@pytest.hookimpl(trylast=True)
def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Files that take long begin first, so that none stands alone at the end."""
    heavy = {item.path: turn for item in items if (turn := turn_of(item)) < LIGHT}
    items.sort(key=lambda item: heavy.get(item.path, LIGHT))
    if config.getoption("--only-database"):
        left_out = [item for item in items if not asks_database(item)]
        items[:] = [item for item in items if asks_database(item)]
        config.hook.pytest_deselected(items=left_out)


ASKING_PAGES = {
    *("test_entries_pages", "test_tables_pages", "test_partners_pages", "test_search"),
    *("test_outputs", "test_tasks", "test_today", "test_leader", "test_units", "test_inquiries"),
    *("test_indicators_pages", "test_rounds_pages", "test_reports_pages", "test_contacts_pages"),
}
JOURNEY, SLOW, LIGHT = range(3)


def turn_of(item: pytest.Item) -> int:
    """Journeys before all: while they wait for the browser, others work."""
    if item.get_closest_marker("journey"):
        return JOURNEY
    return SLOW if item.get_closest_marker("slow") else LIGHT


def _is_a_page_already_asked_for(item: pytest.Item) -> bool:
    """Pages of the staff and of the room draw what the verbs below them ask, whose own tests run on
    both databases; of the pages, those that narrow and search by themselves do too.
    """
    return item.path.parent.name in ("workspace", "room") and item.path.stem not in ASKING_PAGES


def asks_database(item: pytest.Item) -> bool:
    """Whether its outcome can depend on which database it is."""
    if item.get_closest_marker("once") or _is_a_page_already_asked_for(item):
        return False
    named = TOUCHES_DATABASE & set(getattr(item, "fixturenames", ()))
    return bool(named) or item.get_closest_marker("django_db") is not None


@pytest.fixture(scope="session")
def django_db_setup(django_db_setup: None, django_db_blocker) -> Iterator[None]:
    """As the framework makes it; a line that a browser holds open does not keep it from going.

    The list of migrations is there though none was run: the translators' package looks into it.
    """
    with django_db_blocker.unblock():
        MigrationRecorder(connection).ensure_schema()
    yield
    if connection.vendor == "postgresql":
        with django_db_blocker.unblock(), connection.cursor() as cursor:
            cursor.execute(
                "SELECT pg_terminate_backend(pid) FROM pg_stat_activity"
                " WHERE datname = current_database() AND pid <> pg_backend_pid()"
            )


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
