"""The letter that asks an outlet to correct, and the dossier for a ministry, as signed."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from nhipcau.drafting.correction_letterhead import letterhead_of
from nhipcau.drafting.correction_translation import english_annex
from nhipcau.drafting.decree30.document import (
    Align,
    Annex,
    Block,
    Column,
    Heading,
    Items,
    Marker,
    OutgoingDocument,
    Para,
    Row,
    TableBlock,
)
from nhipcau.drafting.letterheads import TO_FILL, Letterhead
from nhipcau.press.clarifying.bases import cited_on
from nhipcau.press.clarifying.content import DOSSIER
from nhipcau.press.models import ClarificationVersion, Outlet
from nhipcau.vietnamese.dates import format_date

Told = Mapping[str, Any]


def outlets_of(version: ClarificationVersion) -> list[Outlet]:
    """Who may be asked to correct: each outlet of the signed appearances once, in their order."""
    keys = dict.fromkeys(copy["outlet"] for copy in version.told[DOSSIER]["copies"])
    found = Outlet.objects.in_bulk(list(keys))
    return [found[key] for key in keys]


def request_to_correct(
    version: ClarificationVersion, outlet: Outlet, *, number: str = "", sent_on: date | None = None
) -> OutgoingDocument:
    """One outlet is asked to correct what it published itself; a foreign one also in English.

    Number and day stay blank for the registry clerk unless they are told. The article of the Press
    Law is left to fill where no source at hand names it.
    """
    told, letterhead = version.told, letterhead_of(version)
    issuer = version.unit_name
    return OutgoingDocument(
        **_form(version, letterhead, number, sent_on),
        symbol=_symbol(number) or letterhead.symbol,
        subject="đề nghị đính chính thông tin",
        addressees=(outlet.name,),
        legal_bases=_bases(sent_on or version.documented_on, "letter"),
        blocks=(
            Para(
                f"Qua theo dõi thông tin trên báo chí, {issuer} nhận thấy {outlet.name} đã đăng "
                "nội dung không đúng sự thật, cụ thể:"
            ),
            Items(_appearances(_of_outlet(told, outlet))),
            Para(f"Nội dung sai như đã đăng: “{_bare(told['claim'])}”."),
            Para(f"Về nội dung trên, {issuer} làm rõ như sau:"),
            _facts(told),
            *_asked(version, outlet),
        ),
        recipients=letterhead.recipients,
        annexes=tuple(filter(None, [english_annex(version, outlet)])),
    )


def dossier_for_ministry(
    version: ClarificationVersion,
    *,
    receiver: str = "",
    number: str = "",
    sent_on: date | None = None,
) -> OutgoingDocument:
    """The wrong item, how it came about, what it did, what is true; where it stood as an annex.

    Source of the four parts: circular TT 02/2019, as summaries tell it (not verified).
    """
    told, letterhead = version.told, letterhead_of(version)
    kept = told[DOSSIER]
    return OutgoingDocument(
        **_form(version, letterhead, number, sent_on),
        symbol=_symbol(number) or f"BC-{letterhead.symbol}",
        type_name="BÁO CÁO",
        subject=f"Làm rõ thông tin: {told['title']}",
        addressees=(receiver or version.clarification.asked_by or TO_FILL,),
        legal_bases=_bases(sent_on or version.documented_on, "dossier"),
        blocks=(
            Heading(1, "I.", "Nội dung sai đã đăng"),
            Para(f"“{_bare(told['claim'])}”."),
            Para("Nơi đăng và bản lưu nêu tại Phụ lục kèm theo."),
            Heading(1, "II.", "Diễn biến"),
            *_paragraphs(kept["situation"]),
            Heading(1, "III.", "Ảnh hưởng"),
            *_paragraphs(kept["effect"]),
            Heading(1, "IV.", "Bản chất sự việc"),
            *(_paragraphs(kept["truth"]) if kept["truth"] else ()),
            _facts(told),
            Heading(1, "V.", "Việc đã làm"),
            *_done(version),
        ),
        recipients=letterhead.recipients,
        annexes=(Annex("Nơi đăng nội dung sai và bản lưu", (_copies(told),)),),
    )


def _form(
    version: ClarificationVersion, letterhead: Letterhead, number: str, sent_on: date | None
) -> dict[str, Any]:
    """What every paper of the signing unit bears; the symbol stands apart from the number."""
    return {
        "superior_lines": letterhead.superior_lines,
        "issuer_lines": letterhead.issuer_lines,
        "issuer_name": letterhead.issuer_name,
        "place": letterhead.place,
        "number": number.partition("/")[0].strip(),
        "day": sent_on.day if sent_on else None,
        "month": sent_on.month if sent_on else None,
        "year": (sent_on or version.documented_on).year,
        "signer_lines": letterhead.signer_lines,
        "signer_name": version.signer.get_full_name(),
    }


def _symbol(number: str) -> str:
    """ "45/SDL-TT" -> "SDL-TT": what the clerk gave counts before our own guess."""
    return number.partition("/")[2].strip()


def _bases(day: date, paper: str) -> tuple[str, ...]:
    lines = [f"Căn cứ {cited.line}" for cited in cited_on(day, paper=paper)]
    return tuple(lines or [f"Căn cứ {TO_FILL}"])


def _of_outlet(told: Told, outlet: Outlet) -> list[Told]:
    pairs = zip(told["appearances"], told[DOSSIER]["copies"], strict=True)
    return [one for one, copy in pairs if copy["outlet"] == outlet.pk]


def _appearances(rows: Sequence[Told]) -> tuple[Para, ...]:
    ends = [";"] * (len(rows) - 1) + ["."]
    return tuple(Para(_appearance(one) + end) for one, end in zip(rows, ends, strict=True))


def _appearance(one: Told) -> str:
    day = format_date(date.fromisoformat(one["published_on"]))
    where = f", tại địa chỉ {one['address']}" if one["address"] else ""
    return f"“{one['title']}”, đăng ngày {day}{where}"


def _facts(told: Told) -> Block:
    return Items(tuple(_fact(fact) for fact in told["facts"]), Marker.NUMBER)


def _fact(fact: Told) -> Para:
    shown = "; ".join(_source(one) for one in fact["sources"])
    return Para(f"{fact['statement'].rstrip().rstrip('.;')} (căn cứ: {shown}).")


def _source(one: Told) -> str:
    number = f" số {one['number']}" if one["number"] else ""
    url = f", {one['url']}" if one["url"] else ""
    return f"{one['label']}{number}{url}"


def _asked(version: ClarificationVersion, outlet: Outlet) -> tuple[Block, ...]:
    issuer = version.unit_name
    signed = f"văn bản số {version.document_number} ngày {format_date(version.documented_on)}"
    public = _public_address(version)
    where = f", đã công bố tại {public}" if public else ""
    return (
        Para(f"Nội dung làm rõ được ban hành theo {signed} của {issuer}{where}."),
        Para(f"{issuer} đề nghị {outlet.name}:"),
        Items(
            (
                Para("Đính chính nội dung nêu trên, tại nơi đã đăng, theo quy định;"),
                Para("Bổ sung nội dung làm rõ để bạn đọc được biết đầy đủ;"),
                Para(f"Thông báo kết quả bằng văn bản về {issuer} trước ngày {TO_FILL}."),
            ),
            Marker.LETTER,
        ),
        Para(f"{issuer} đề nghị {outlet.name} quan tâm, phối hợp thực hiện."),
    )


def _public_address(version: ClarificationVersion) -> str:
    sent = version.clarification.sendings.filter(way="portal").exclude(url="")
    return sent.order_by("pk").values_list("url", flat=True).first() or ""


def _done(version: ClarificationVersion) -> tuple[Block, ...]:
    signed = (
        f"Ban hành bản làm rõ số {version.document_number} "
        f"ngày {format_date(version.documented_on)};"
    )
    lines = [Para(signed)]
    for one in version.clarification.sendings.exclude(way="ministry"):
        parts = (one.receiver, f"số {one.number}" if one.number else "", one.url)
        day = format_date(one.sent_on) if one.sent_on else TO_FILL
        told = ", ".join(filter(None, (str(one.get_way_display()), *parts)))
        lines.append(Para(f"{told}, ngày {day};"))
    return (Items(tuple(lines)),)


def _copies(told: Told) -> TableBlock:
    columns = (
        Column("TT", 0.8, Align.CENTRE),
        Column("Cơ quan báo chí", 3),
        Column("Tiêu đề, địa chỉ", 5.4),
        Column("Ngày đăng", 2, Align.CENTRE),
        Column("Bản lưu (SHA-256)", 4),
    )
    pairs: Sequence[tuple[Told, Told]] = list(
        zip(told["appearances"], told[DOSSIER]["copies"], strict=True)
    )
    rows = tuple(
        Row(
            (
                str(place),
                one["outlet"],
                "\n".join(filter(None, (one["title"], one["address"]))),
                format_date(date.fromisoformat(one["published_on"])),
                copy["sha256"] or f"Không có bản lưu: {copy['exemption']}",
            )
        )
        for place, (one, copy) in enumerate(pairs, start=1)
    )
    return TableBlock(columns, rows)


def _paragraphs(text: str) -> tuple[Para, ...]:
    lines = [line.strip() for line in text.split("\n")]
    return tuple(Para(line) for line in lines if line) or (Para(TO_FILL),)


def _bare(text: str) -> str:
    """A claim without the quotes and the dot that it is set into again."""
    return text.strip().strip('“”"').rstrip(". ")
