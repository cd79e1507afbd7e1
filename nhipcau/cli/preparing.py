"""From a fresh clone to the first page, in one process: schema, static files, demo."""

import secrets
from io import StringIO
from pathlib import Path

from django.conf import settings
from django.core.management import call_command
from django.db import connection
from django.db.migrations.executor import MigrationExecutor
from django.utils import timezone

from nhipcau.demo import story
from nhipcau.documents.legal import shipped_rows
from nhipcau.documents.legal_loading import load_bases
from nhipcau.organisations.appointing import appoint, create_person
from nhipcau.organisations.models import Role, Unit, User
from nhipcau.organisations.naming import create_unit
from nhipcau.organisations.working_days import load_calendar
from nhipcau.press import searching
from nhipcau.press.outlets import load_outlets
from nhipcau.press.words import load_shipped_topics
from nhipcau.registries.reviewing.questions import load_questions


def prepare(*, with_demo: bool) -> list[str]:
    """Bring database, static files and demo up to date; returns what to print of the accounts."""
    Path(settings.VAR_DIR).mkdir(parents=True, exist_ok=True)
    if pending_migrations():
        print("Đang tạo cơ sở dữ liệu ...", flush=True)
        _make_tables()
    call_command("collectstatic", interactive=False, verbosity=0, stdout=StringIO())
    load_calendar()
    if not searching.is_filled():
        print("Đang lập mục lục tìm kiếm của điểm báo ...", flush=True)
        searching.fill()
    if not with_demo:
        accounts = first_account()
        load_bases(shipped_rows(), by=None)
        load_questions()
        _load_press()
        return accounts
    if story.is_untold():
        print("Đang nạp kế hoạch mẫu và nửa năm làm việc mẫu ...", flush=True)
        story.tell(with_portal=settings.NHIPCAU_DEMO_PORTAL)
        # Where a picture is used is counted once at the end, not at each saving.
        call_command("rebuild_references_index", verbosity=0)
    load_bases(shipped_rows(), by=None)
    _load_press()
    if connection.vendor == "sqlite":
        with connection.cursor() as cursor:
            cursor.execute("PRAGMA optimize")
    return story.accounts()


def first_account() -> list[str]:
    """An empty house gets one administrator, whose password is printed this once."""
    if User.objects.exists():
        return []
    password = secrets.token_urlsafe(9)
    unit = create_unit(name="Cơ quan đầu mối", kind=Unit.Kind.DEPARTMENT, by=None)
    person = create_person(
        username="quantri", full_name="Người quản trị", password=password, by=None
    )
    for role in (Role.ADMINISTRATOR, Role.FOCAL):
        appoint(person, unit=unit, role=role, from_day=timezone.localdate(), by=None)
    return [f"Tài khoản đầu tiên: quantri, mật khẩu: {password} (chỉ hiện lần này, hãy đổi ngay)."]


def _load_press() -> None:
    """Outlets, all off, and topics that ship; which names are ours each office tells itself."""
    load_outlets(by=None)
    load_shipped_topics(by=None)


def _make_tables() -> None:
    """The tables of the framework's editor first, then all others.

    Each change of a table draws again all that hang on it; behind ours, the hundred changes of the
    editor take four times as long.
    """
    executor = MigrationExecutor(connection)
    leaves = executor.loader.graph.leaf_nodes()
    executor.migrate([leaf for leaf in leaves if leaf[0].startswith("wagtail")])
    call_command("migrate", interactive=False, verbosity=0)


def pending_migrations() -> bool:
    executor = MigrationExecutor(connection)
    return bool(executor.migration_plan(executor.loader.graph.leaf_nodes()))
