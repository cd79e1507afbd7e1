"""`nhipcau press`: read the outlets that are switched on, as one of any number of workers."""

import argparse
from typing import Any

from nhipcau.cli.failure import refuse
from nhipcau.cli.framework import set_up


def add_to(subjects: Any) -> None:
    press = subjects.add_parser("press", help="điểm báo: đọc các nguồn tin đang theo dõi")
    press.add_argument("--once", action="store_true", help="làm hết việc đến hạn rồi dừng")
    press.set_defaults(run=run_press)


def run_press(arguments: argparse.Namespace) -> int:
    """Without `--once` it works until it is stopped. 2 where the office has no name to ask by."""
    set_up()
    from nhipcau.cli import preparing, press_work  # noqa: PLC0415  needs the framework set up

    if preparing.pending_migrations():
        return refuse("Cơ sở dữ liệu chưa sẵn sàng. Chạy nhipcau serve --prepare-only trước.")
    return press_work.work(once=arguments.once)
