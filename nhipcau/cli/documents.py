"""`nhipcau docx check`: the Decree 30/2020 checker."""

import argparse
import json
import sys
from dataclasses import asdict
from pathlib import Path
from typing import Any

from nhipcau.cli.failure import refuse
from nhipcau.drafting.decree30.check import NotADocument, check


def add_to(subjects: Any) -> None:
    docx = subjects.add_parser("docx", help="văn bản Word")
    actions = docx.add_subparsers(required=True, metavar="THAO TÁC")
    verify = actions.add_parser("check", help="kiểm tra thể thức theo Nghị định 30/2020/NĐ-CP")
    verify.add_argument("file", type=Path, metavar="TỆP")
    verify.add_argument("--json", action="store_true", help="in dạng JSON")
    verify.set_defaults(run=run_check)


def run_check(arguments: argparse.Namespace) -> int:
    """Exit 0 when every rule that applies is kept, 1 when one is broken, 2 when it is no document."""
    try:
        report = check(arguments.file.read_bytes())
    except OSError:
        return refuse(f"Không mở được tệp {arguments.file}. Kiểm tra lại đường dẫn và quyền đọc.")
    except NotADocument as refusal:
        return refuse(str(refusal))
    if arguments.json:
        json.dump([asdict(f) for f in report.findings], sys.stdout, ensure_ascii=False, indent=1)
        print()
    else:
        broken = [f for f in report.findings if f.result == "fail"]
        for finding in broken:
            print(f"✗ {finding.rule}: {finding.sentence} ({finding.where})")
        print("Đúng thể thức." if not broken else f"{len(broken)} điểm chưa đúng thể thức.")
    return 0 if all(f.result != "fail" for f in report.findings) else 1
