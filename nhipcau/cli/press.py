"""`nhipcau press`: read the outlets that are followed, or archives of news crawls."""

import argparse
from pathlib import Path
from typing import Any

from nhipcau.cli.failure import refuse
from nhipcau.cli.framework import set_up


def add_to(subjects: Any) -> None:
    press = subjects.add_parser("press", help="điểm báo: đọc nguồn tin, hoặc kho lưu trang báo")
    works = press.add_subparsers(required=True, metavar="VIỆC")
    collect = works.add_parser("collect", help="đọc các nguồn tin đang theo dõi")
    collect.add_argument("--once", action="store_true", help="làm hết việc đến hạn rồi dừng")
    collect.set_defaults(run=run_collect)
    archive = works.add_parser("archive", help="tìm tin về ta trong tệp WARC")
    archive.add_argument("archives", nargs="+", type=Path, metavar="TỆP", help="tệp .warc(.gz)")
    archive.add_argument("--into", type=Path, required=True, help="thư mục ghi kết quả")
    archive.add_argument("--workers", type=int, default=1, help="số tiến trình trên máy này")
    archive.add_argument("--dask", default="", metavar="ĐỊA CHỈ", help="cụm Dask: tcp://máy:8786")
    archive.set_defaults(run=run_archive)


def run_collect(arguments: argparse.Namespace) -> int:
    """Without `--once` it works until it is stopped. 2 where the office has no contact to show,
    or no name to look for."""
    return _ready() or _work().collect(once=arguments.once)


def run_archive(arguments: argparse.Namespace) -> int:
    """A file of hits for each archive; those there already are left. 2 for what cannot be read."""
    return _ready() or _work().read_archives(
        arguments.archives,
        into=arguments.into,
        workers=arguments.workers,
        scheduler=arguments.dask,
    )


def _ready() -> int:
    set_up()
    from nhipcau.cli import preparing  # noqa: PLC0415  needs the framework set up

    if preparing.pending_migrations():
        return refuse("Cơ sở dữ liệu chưa sẵn sàng. Chạy nhipcau serve --prepare-only trước.")
    return 0


def _work() -> Any:
    from nhipcau.cli import press_work  # noqa: PLC0415  needs the framework set up

    return press_work
