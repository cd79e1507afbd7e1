"""The letter of a digest to a reader, in plain text and in HTML, from what was issued alone."""

from collections.abc import Iterator
from urllib.parse import urlsplit

from django.conf import settings
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

from nhipcau.notices.letters import first_state
from nhipcau.press.digesting.telling import Told, number_line, others_line, source_line
from nhipcau.press.models import Digest, DigestMail, DigestReader
from nhipcau.ui.words import shortened

_FOOT = "Nhận thư này vì địa chỉ nằm trong danh sách nhận điểm báo. Không muốn nhận nữa, xin báo"
_LOOK = "font-family:Arial,sans-serif;font-size:16px;line-height:1.5;color:#1c2733;max-width:42em"
_SOFT = "color:#4a5763"


def letters_for(digest: Digest) -> list[DigestMail]:
    """One letter, not kept yet, to each reader of the rhythm who is on the list now."""
    readers = DigestReader.objects.filter(rhythm=digest.rhythm, is_on=True)
    state, subject, body = first_state(), subject_of(digest.told), text_of(digest)
    return [
        DigestMail(
            digest=digest, reader=one, state=state, address=one.address,
            subject=subject, body=body,
        )
        for one in readers
    ]  # fmt: skip


def address_of(digest: Digest) -> str:
    return f"{settings.NHIPCAU_BASE_URL.rstrip('/')}/lam-viec/diem-bao/ban/{digest.pk}/"


def subject_of(told: Told) -> str:
    return shortened(f"{told['title']} (số {told['number']}/{told['year']})", 300)


def text_of(digest: Digest) -> str:
    """Lines as mail programs without pictures show them."""
    told = digest.told
    head = [told["title"], number_line(told), told["unit"]]
    parts = ["\n".join(head), told["lead"]]
    place = 0
    for group in told["groups"]:
        parts.append(group["heading"].upper())
        for item in group["items"]:
            place += 1
            parts.append("\n".join(_lines(item, place)))
    parts += [counts_line(told), f"Xem trên hệ thống: {address_of(digest)}"]
    parts.append(f"-- \n{_FOOT} {told['unit']}.")
    return "\n\n".join(part for part in parts if part)


def html_of(digest: Digest) -> str:
    """The same in plain HTML: no picture, no script, nothing that tells who has read it."""
    told = digest.told
    return format_html(
        '<!doctype html><html lang="vi"><head><meta charset="utf-8"><title>{}</title></head>'
        '<body style="{}"><h1 style="font-size:22px">{}</h1><p style="{}">{}<br>{}</p>{}{}'
        '<p>{}</p><p><a href="{}">Xem trên hệ thống</a></p><p style="{};font-size:13px">{} {}.</p>'
        "</body></html>",
        *(told["title"], _LOOK, told["title"], _SOFT, number_line(told), told["unit"]),
        *(_paragraphs(told["lead"]), format_html_join("", "{}", _groups(told))),
        *(counts_line(told), address_of(digest), _SOFT, _FOOT, told["unit"]),
    )


def counts_line(told: Told) -> str:
    counts = told["counts"]
    return (
        f"Tổng số: {counts['appearances']} lần đăng, {counts['stories']} câu chuyện; "
        f"{counts['foreign']} lần trên báo chí nước ngoài."
    )


def _lines(item: Told, place: int) -> Iterator[str]:
    yield f"{place}. {item['title']}"
    yield source_line(item)
    if item["excerpt"]:
        yield f"“{item['excerpt']}”"
    if item["note"]:
        yield f"Lưu ý: {item['note']}"
    if item["others"]:
        yield f"Cùng đưa tin: {others_line(item)}."
    if item["address"]:
        yield item["address"]


def _groups(told: Told) -> Iterator[tuple[SafeString]]:
    for group in told["groups"]:
        if group["heading"]:
            yield (format_html('<h2 style="font-size:18px">{}</h2>', group["heading"]),)
        for item in group["items"]:
            yield (_item(item),)


def _item(item: Told) -> SafeString:
    parts = [
        format_html('<p><strong lang="{}">{}</strong>', item["language"], _linked(item)),
        format_html('<br><span style="{}">{}</span>', _SOFT, source_line(item)),
    ]
    if item["excerpt"]:
        parts.append(
            format_html('<br><span lang="{}">“{}”</span>', item["language"], item["excerpt"])
        )
    if item["note"]:
        parts.append(format_html("<br><em>Lưu ý: {}</em>", item["note"]))
    if item["others"]:
        parts.append(format_html("<br>Cùng đưa tin: {}.", others_line(item)))
    return format_html("{}</p>", format_html_join("", "{}", ((one,) for one in parts)))


def _linked(item: Told) -> SafeString | str:
    if urlsplit(item["address"]).scheme not in {"http", "https"}:
        return str(item["title"])
    return format_html('<a href="{}">{}</a>', item["address"], item["title"])


def _paragraphs(text: str) -> SafeString:
    lines = ((line,) for line in text.split("\n") if line.strip())
    return format_html_join("", "<p>{}</p>", lines)
