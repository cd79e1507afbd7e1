"""Everything between a fresh clone and the first page, in one process: schema, static files, demo."""

from io import StringIO
from pathlib import Path

from django.conf import settings
from django.core.management import call_command
from django.db import connection
from django.db.migrations.executor import MigrationExecutor

from nhipcau.demo import story

# The editor's room is not mounted yet: its files would cost half a minute and serve nobody.
UNUSED_STATIC = ["wagtail*", "taggit*", "rest_framework*", "django_filters*", "admin*"]


def prepare(*, with_demo: bool) -> list[str]:
    """Bring database, static files and demo up to date; returns lines to print about the accounts."""
    Path(settings.VAR_DIR).mkdir(parents=True, exist_ok=True)
    if pending_migrations():
        print("Đang tạo cơ sở dữ liệu ...", flush=True)
        call_command("migrate", interactive=False, verbosity=0)
    call_command(
        "collectstatic", interactive=False, verbosity=0, ignore_patterns=UNUSED_STATIC, stdout=StringIO()
    )
    if not with_demo:
        return story.first_steps()
    if story.is_untold():
        print("Đang nạp kế hoạch mẫu và nửa năm làm việc mẫu ...", flush=True)
        story.tell()
    if connection.vendor == "sqlite":
        with connection.cursor() as cursor:
            cursor.execute("PRAGMA optimize")
    return story.accounts()


def pending_migrations() -> bool:
    executor = MigrationExecutor(connection)
    return bool(executor.migration_plan(executor.loader.graph.leaf_nodes()))
