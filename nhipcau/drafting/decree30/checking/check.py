"""From the bytes of a .docx to a report on every rule of the decree."""

from nhipcau.drafting.decree30.checking.opening import open_package
from nhipcau.drafting.decree30.checking.parts import find_parts
from nhipcau.drafting.decree30.checking.reading import read_text
from nhipcau.drafting.decree30.checking.report import CheckReport, NotADocument
from nhipcau.drafting.decree30.checking.rules import (
    annex,
    body,
    letterhead,
    page,
    signature,
    title,
)

RULES = (
    *page.RULES,
    *letterhead.RULES,
    *title.RULES,
    *body.RULES,
    *signature.RULES,
    *annex.RULES,
)


def check(data: bytes) -> CheckReport:
    """Judge a .docx made by anyone. Raises NotADocument with one Vietnamese sentence."""
    try:
        parts = find_parts(read_text(open_package(data)))
    except RecursionError as error:
        raise NotADocument("Tệp Word lồng nhau quá sâu nên không kiểm tra được.") from error
    return CheckReport(tuple(finding for rule in RULES for finding in rule.findings(parts)))
