"""`nhipcau docx check`: the Decree 30/2020 checker."""

import argparse
import json
import sys
from dataclasses import asdict
from pathlib import Path
from typing import Any

from nhipcau.cli.failure import refuse


def add_to(subjects: Any) -> None:
    docx = subjects.add_parser("docx", help="văn bản Word")
    actions = docx.add_subparsers(required=True, metavar="THAO TÁC")
    verify = actions.add_parser("check", help="kiểm tra thể thức theo Nghị định 30/2020/NĐ-CP")
    verify.add_argument("file", type=Path, metavar="TỆP")
    verify.add_argument("--json", action="store_true", help="in dạng JSON")
    verify.set_defaults(run=run_check)


def run_check(arguments: argparse.Namespace) -> int:
    """Exit 0: every rule that applies is kept; 1: one is broken; 2: it is no document."""
    from nhipcau.drafting.decree30.checking.check import check  # noqa: PLC0415  not for every command
    from nhipcau.drafting.decree30.checking.report import (  # noqa: PLC0415  not for every command
        NotADocument,
        Outcome,
    )

    try:
        report = check(arguments.file.read_bytes())
    except OSError:
        return refuse(f"Không mở được tệp {arguments.file}. Kiểm tra lại đường dẫn và quyền đọc.")
    except NotADocument as refusal:
        return refuse(str(refusal))
    if arguments.json:
        findings = [asdict(finding) for finding in report.findings]
        json.dump(
            {"is_clean": report.is_clean, "findings": findings},
            sys.stdout,
            ensure_ascii=False,
            indent=1,
        )
        print()
        return 0 if report.is_clean else 1
    for finding in report.failed:
        print(f"✗ {finding.title}: {finding.sentence} ({finding.where}; {finding.reference})")
    passed = sum(finding.outcome == Outcome.PASSED for finding in report.findings)
    print(
        f"Đúng thể thức: {passed} quy tắc đạt."
        if report.is_clean
        else f"{len(report.failed_rules)} quy tắc chưa đạt, {passed} quy tắc đạt."
    )
    return 0 if report.is_clean else 1
