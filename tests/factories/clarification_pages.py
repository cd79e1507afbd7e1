"""Pages of clarifications for tests, as if somebody had signed what they tell."""

from datetime import date
from typing import Any

from nhipcau.editorial.models import ClarificationPage
from nhipcau.editorial.told import mark_of, told_rows
from tests.factories.editorial import make_page

FACT = {
    "statement": "Cảng vẫn đón tàu mỗi ngày.",
    "sources": [
        {"label": "Báo cáo của cảng vụ", "number": "15/BC-CV", "url": "https://cang.example/bc"}
    ],
}
APPEARANCE = {
    "outlet": "Báo Mẫu",
    "title": "Cảng đóng cửa",
    "address": "https://bao.example/cang",
    "published_on": "2024-03-12",
    "language": "vi",
}


def make_clarification_page(facts: list[dict[str, Any]] | None = None, **fields: Any) -> Any:
    """A draft that says what was signed, whatever `facts` and `fields` say."""
    facts = [FACT] if facts is None else facts
    told = {
        "claim": "Cảng đã đóng cửa.",
        "appearances": [APPEARANCE],
        "issuer": "Sở Du lịch",
        "document_number": "12/SDL-TT",
        "documented_on": date(2024, 3, 14),
    }
    told |= {name: fields.pop(name) for name in list(told) if name in fields}
    return make_page(
        ClarificationPage,
        **{"title": "Cảng vẫn hoạt động", "slug": "cang"} | fields,
        **told | {"issuer": told["issuer"] or ""},
        facts_told=[(("fact"), fact) for fact in facts],
        signed_digest=mark_of(told_rows(facts=facts, **told)),
    )
