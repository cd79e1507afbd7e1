"""What the outlets of the sample wrote, read by the same stages as a real page, then decided."""

from datetime import UTC, datetime
from typing import Any

from django.utils.html import escape

from nhipcau.demo.press.reading import read
from nhipcau.demo.registers import Desk
from nhipcau.press import clipping, showing
from nhipcau.press.addresses import key_of
from nhipcau.press.collecting import reading_pages
from nhipcau.press.models import Clipping, FoundPage, Outlet
from nhipcau.press.reading.shapes import Raw


def tell(desk: Desk) -> None:
    rules = reading_pages.Desk.as_it_is()
    outlets = {outlet.code: outlet for outlet in Outlet.objects.all()}
    for told in read("clippings"):
        row = _read(desk, told, outlets[told["outlet"]], rules)
        if row is None:
            continue
        desk.entries[f"tin:{told['key']}"] = row
        if decided := told.get("decided"):
            with desk.at(decided["on"], 16):
                desk.entries[f"tin:{told['key']}"] = clipping.confirm(
                    row,
                    unit=desk.units[decided["unit"]],
                    tasks=desk.served(decided["tasks"]),
                    tone=decided["tone"],
                    by=desk.by(decided["unit"]),
                )
                if decided.get("shown"):
                    showing.show(row, by=desk.by(decided["unit"]))


def _read(
    desk: Desk, told: dict[str, Any], outlet: Outlet, rules: reading_pages.Desk
) -> Clipping | None:
    """The clipping that the page of an article became; None where it is not about us."""
    at = datetime.fromisoformat(f"{told['on']}:00+07:00")
    address = f"{outlet.site}tin/{told['key']}.html"
    with desk.at(at.date(), at.hour + 1):
        page = FoundPage.objects.create(outlet=outlet, address=address, key=key_of(address))
        body = _page_of(told, outlet, at).encode()
        headers = (("content-type", "text/html; charset=utf-8"),)
        now = at.astimezone(UTC).replace(minute=59)
        raw = Raw(address, now, 200, body, headers, address)
        reading_pages.judge(page, raw, desk=rules, now=now)
    return Clipping.objects.filter(page=page).first()


def _page_of(told: dict[str, Any], outlet: Outlet, at: datetime) -> str:
    title = escape(told["title"])
    passages = "".join(f"<p>{escape(words)}</p>" for words in told["text"])
    return (
        f'<!doctype html><html lang="{outlet.languages[0]}"><head><meta charset="utf-8">'
        f"<title>{title}</title>"
        f'<meta property="og:title" content="{title}"><meta property="og:type" content="article">'
        f'<meta property="article:published_time" content="{at.isoformat()}"></head>'
        f"<body><article><h1>{title}</h1>{passages}</article></body></html>"
    )
