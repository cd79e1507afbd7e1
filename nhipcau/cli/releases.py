"""`nhipcau releases`: what waits for its hour; with `--now` what is due goes out."""

import argparse
from typing import Any

from nhipcau.cli.failure import refuse
from nhipcau.cli.framework import set_up


def add_to(subjects: Any) -> None:
    releases = subjects.add_parser(
        "releases", help="trang hẹn giờ của cổng: xem, hoặc đăng ngay những trang đã đến giờ"
    )
    releases.add_argument("--now", action="store_true", help="đăng những trang đã đến giờ")
    releases.set_defaults(run=run_releases)


def run_releases(arguments: argparse.Namespace) -> int:
    """1 where something that is due could not go out, or an alarm stands."""
    set_up()
    from nhipcau.cli import preparing, releases_told  # noqa: PLC0415  needs the framework set up

    if preparing.pending_migrations():
        return refuse("Cơ sở dữ liệu chưa sẵn sàng. Chạy nhipcau serve --prepare-only trước.")
    lines, is_well = releases_told.told(go=arguments.now)
    print("\n".join(lines))
    return 0 if is_well else 1
