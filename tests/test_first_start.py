"""From nothing to the first page: real migrations, static files, the demo; then a second start."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

LOOK = """
import django; django.setup()
from nhipcau.outputs.models import Output
from nhipcau.plans.models import Task
from nhipcau.reports.models import Consolidation, ReportRound, UnitReport
print(Task.objects.count(), Output.objects.count(), UnitReport.objects.count(),
      ReportRound.objects.exclude(locked_at=None).count(), Consolidation.objects.count())
"""


def run(*command: str, var: Path, demo: str) -> str:
    environment = {
        **os.environ,
        "NHIPCAU_VAR": str(var),
        "NHIPCAU_DEMO": demo,
        "NHIPCAU_DEMO_PORTAL": "0",  # told by a test of its own
        "DJANGO_SETTINGS_MODULE": "config.settings",
    }
    done = subprocess.run(
        [sys.executable, *command], env=environment, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr
    return done.stdout


def serve(var: Path, *, demo: str = "1") -> str:
    command = "import sys; from nhipcau.cli import main; sys.exit(main(sys.argv[1:]))"
    return run("-c", command, "serve", "--prepare-only", var=var, demo=demo)


@pytest.mark.slow
@pytest.mark.migrations
def test_the_demo_is_told_once_and_a_second_start_loses_nothing(tmp_path: Path):
    first = serve(tmp_path)
    before = run("-c", LOOK, var=tmp_path, demo="0")

    second = serve(tmp_path)

    tasks, outputs, _reports, locked, drafted = map(int, before.split())
    assert (tasks, outputs, locked, drafted) == (53, 155, 1, 1)
    assert run("-c", LOOK, var=tmp_path, demo="0") == before
    assert "daumoi" in first
    assert "Đang nạp" not in second


@pytest.mark.slow
@pytest.mark.migrations
@pytest.mark.skipif("DATABASE_URL" in os.environ, reason="needs a database of its own")
def test_an_empty_start_prints_one_account_once(tmp_path: Path):
    first = serve(tmp_path, demo="0")
    second = serve(tmp_path, demo="0")

    assert "Tài khoản đầu tiên: quantri" in first
    assert "mật khẩu" not in second
    assert run("-c", LOOK, var=tmp_path, demo="0").split() == ["0"] * 5
