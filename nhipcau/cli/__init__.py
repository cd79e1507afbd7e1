"""The command `nhipcau`: the face for scripts. Each subject is a module that adds its own words."""

import argparse
import os
import sys
from collections.abc import Callable, Sequence

from nhipcau.cli import documents, morning, plans, press, releases, reports, server


def parser() -> argparse.ArgumentParser:
    """The whole command line; every leaf sets `run`: from the arguments to an exit code."""
    root = argparse.ArgumentParser(
        prog="nhipcau",
        description="Nhịp Cầu: công tác thông tin đối ngoại, từ kế hoạch đến báo cáo.",
    )
    subjects = root.add_subparsers(required=True, metavar="VIỆC")
    for subject in (plans, reports, documents, morning, releases, press, server):
        subject.add_to(subjects)
    return root


def main(argv: Sequence[str] | None = None) -> int:
    """Exit codes: 0 done, 1 refused by a rule, 2 the input cannot be read or used."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")
    arguments = parser().parse_args(argv)
    run: Callable[[argparse.Namespace], int] = arguments.run
    try:
        return run(arguments)
    except BrokenPipeError:  # the reader of our output has had enough
        sys.stderr.close()
        return 0
