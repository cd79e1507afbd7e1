"""A press digest on paper, by what was issued: headings, items with their source, counts."""

from collections.abc import Iterator
from datetime import date
from urllib.parse import urlsplit

from nhipcau.drafting.decree30.document import (
    Align,
    Block,
    Bold,
    Column,
    Heading,
    Inline,
    Italic,
    OutgoingDocument,
    Para,
    Quoted,
    Row,
    TableBlock,
)
from nhipcau.drafting.letterheads import Letterhead
from nhipcau.press.digesting.telling import (
    Told,
    language_words,
    number_line,
    others_line,
    source_line,
)
from nhipcau.vietnamese.numbers import format_number, to_roman

TYPE = "ĐIỂM BÁO"
SYMBOLS = {"daily": "ĐB", "weekly": "ĐBT", "special": "ĐBCĐ"}
"""Our own: no rule names a press digest, and each rhythm counts by itself."""


def digest_paper(told: Told, letterhead: Letterhead) -> OutgoingDocument:
    """Number and day are those of the issue; the same rows give the same bytes."""
    day = date.fromisoformat(told["issued_on"])
    office = letterhead.symbol.removeprefix("BC-")
    return OutgoingDocument(
        superior_lines=letterhead.superior_lines,
        issuer_lines=letterhead.issuer_lines,
        issuer_name=told["unit"],
        symbol=f"{SYMBOLS[told['rhythm']]}-{office}",
        number=str(told["number"]),
        place=letterhead.place,
        day=day.day,
        month=day.month,
        year=day.year,
        type_name=TYPE,
        subject=_subject(told["title"]),
        blocks=(*_opening(told), *_groups(told), *_counts(told)),
        signer_lines=letterhead.signer_lines,
        recipients=letterhead.recipients,
    )


def languages_in(told: Told) -> dict[str, str]:
    """Language -> the letters of titles, excerpts and names of outlets in it."""
    found: dict[str, str] = {}
    for group in told["groups"]:
        for item in group["items"]:
            for row in (item, *item["others"]):
                words = row.get("title", "") + row.get("excerpt", "") + row["outlet"]
                found[row["language"]] = found.get(row["language"], "") + words
    return found


def _subject(title: str) -> str:
    """The title without the words that stand above it already."""
    if title.upper().startswith(f"{TYPE} "):
        rest = title[len(TYPE) + 1 :].strip()
        return rest[:1].upper() + rest[1:]
    return title


def _opening(told: Told) -> Iterator[Block]:
    yield Para(Italic(f"{number_line(told)}."))
    for line in told["lead"].split("\n"):
        if line.strip():
            yield Para(line.strip())


def _groups(told: Told) -> Iterator[Block]:
    place = 0
    for number, group in enumerate(told["groups"], start=1):
        if group["heading"]:
            yield Heading(1, f"{to_roman(number)}.", group["heading"])
        for item in group["items"]:
            place += 1
            yield from _item(item, place)


def _item(item: Told, place: int) -> Iterator[Block]:
    title = Quoted(item["title"], item["language"], is_bold=True)
    yield Para(Bold(f"{place}. "), title)
    where = f", {item['place']}" if item["place"] else ""
    yield Para(Italic(f"{source_line(item)}{where}"))
    if item["excerpt"]:
        yield Para("“", Quoted(item["excerpt"], item["language"]), "”")
    if item["note"]:
        yield Para(Bold("Lưu ý: "), item["note"])
    if item["others"]:
        yield Para(f"Cùng đưa tin: {others_line(item)}.")
    if item["address"]:
        yield Para("Địa chỉ: ", _link(item["address"]))


def _link(address: str) -> Inline:
    leads = urlsplit(address).scheme in {"http", "https"}
    return Quoted(address, href=address) if leads else address


def _counts(told: Told) -> Iterator[Block]:
    counts = told["counts"]
    yield Heading(1, f"{to_roman(len(told['groups']) + 1)}.", "Số liệu")
    rows = [
        ("Số lần đăng", counts["appearances"]),
        ("Số câu chuyện", counts["stories"]),
        ("Báo chí nước ngoài", counts["foreign"]),
        ("Báo chí trong nước", counts["domestic"]),
        *((language_words(code), number) for code, number in counts["languages"]),
    ]
    columns = (Column("Nội dung", 7), Column("Số lượng", 3, Align.CENTRE))
    yield TableBlock(columns, tuple(Row((label, format_number(n))) for label, n in rows))
