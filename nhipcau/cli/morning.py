"""`nhipcau morning`: what the calendar does each day, as often as one likes."""

import argparse
from datetime import date
from typing import Any

from nhipcau.cli.failure import refuse
from nhipcau.cli.framework import set_up


def add_to(subjects: Any) -> None:
    morning = subjects.add_parser(
        "morning", help="việc đầu ngày: tên đơn vị, gia hạn hết hạn, nhắc báo cáo, gửi thư"
    )
    morning.add_argument(
        "--day", type=_day, metavar="NĂM-THÁNG-NGÀY", help="làm cho ngày này thay vì hôm nay"
    )
    morning.set_defaults(run=run_morning)


def _day(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError:
        message = f"“{text}” không phải ngày có thật. Ghi dạng 2024-06-18."
        raise argparse.ArgumentTypeError(message) from None


def run_morning(arguments: argparse.Namespace) -> int:
    set_up()
    from nhipcau.cli import morning_work, preparing  # noqa: PLC0415  needs the framework set up

    if preparing.pending_migrations():
        return refuse("Cơ sở dữ liệu chưa sẵn sàng. Chạy nhipcau serve --prepare-only trước.")
    for line in morning_work.work(arguments.day):
        print(line)
    return 0
