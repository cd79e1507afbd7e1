"""`nhipcau serve`: prepare what is missing in this one process, then answer requests."""

import argparse
import os
import sys
from typing import Any

from nhipcau.cli.failure import refuse
from nhipcau.cli.framework import set_up


def add_to(subjects: Any) -> None:
    serve = subjects.add_parser("serve", help="chuẩn bị dữ liệu rồi chạy máy chủ")
    serve.add_argument("--host", default="127.0.0.1")
    serve.add_argument("--port", type=int, default=8000)
    serve.add_argument("--workers", type=int, default=1, help="số tiến trình")
    serve.add_argument(
        "--prepare-only", action="store_true", help="chỉ chuẩn bị, không chạy máy chủ"
    )
    serve.set_defaults(run=run_serve)


def run_serve(arguments: argparse.Namespace) -> int:
    set_up()
    from nhipcau.cli import preparing  # noqa: PLC0415  needs the framework set up

    accounts = preparing.prepare(with_demo=os.environ.get("NHIPCAU_DEMO", "0") == "1")
    print(f"\nNhịp Cầu: http://localhost:{arguments.port}")
    for line in accounts:
        print(line)
    sys.stdout.flush()
    if arguments.prepare_only:
        return 0
    from nhipcau.cli.gunicorn_server import Server, port_is_taken  # noqa: PLC0415  only to serve

    if port_is_taken(arguments.host, arguments.port):
        return refuse(
            f"Cổng {arguments.port} đang có chương trình khác dùng. Chạy lại với PORT=8001."
        )
    Server(arguments.host, arguments.port, arguments.workers).run()
    return 0
