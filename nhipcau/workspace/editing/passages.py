"""A page as plain passages, in the order a reader meets them: words, pictures, files."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime
from html.parser import HTMLParser
from typing import Any, Final

from django.utils.translation import gettext as _
from wagtail.blocks import ListBlock, StreamValue, StructValue
from wagtail.blocks.list_block import ListValue
from wagtail.contrib.typed_table_block.blocks import TypedTable
from wagtail.rich_text import RichText

from nhipcau.editorial.models import Attachment, Picture, PortalPage
from nhipcau.ui.words import day_words, moment_words

_ENDS: Final = {"p", "li", "h2", "h3", "h4", "h5", "h6", "br", "hr"}
# Told apart from the rest of the page, or of no meaning to readers.
_SAID_ELSEWHERE: Final = {"title", "summary", "lead_picture", "body", "unit", "page_ptr"}


@dataclass(frozen=True, slots=True)
class Passage:
    """`label` says what it is; a picture or file comes with its words, if it has any."""

    label: str
    text: str
    picture: Picture | None = None
    file: Attachment | None = None
    is_heading: bool = False

    @property
    def key(self) -> tuple[str, str, int]:
        """Equal exactly where two passages read the same."""
        shown = self.picture or self.file
        return self.label, self.text, shown.pk if shown else 0


def passages_of(page: PortalPage) -> list[Passage]:
    """Title first, then the fields of its kind, the body, the source; empty ones are left out."""
    found = [
        Passage(_("Tiêu đề"), page.title, is_heading=True),
        Passage(_("Tóm tắt"), page.summary),
        *([_picture(_("Ảnh chính"), page.lead_picture)] if page.lead_picture else []),
        *_fields(page),
        *_body(page.body),
    ]
    return [one for one in found if one.text or one.picture or one.file]


def _fields(page: PortalPage) -> Iterator[Passage]:
    for field in page._meta.local_fields:
        if field.name in _SAID_ELSEWHERE or field.name.endswith("_ptr"):
            continue
        value = getattr(page, field.name)
        shown = getattr(page, f"get_{field.name}_display", None)
        yield from _value(_(str(field.verbose_name)), shown() if shown else value)


def _body(body: StreamValue) -> Iterator[Passage]:
    for child in body:
        label = _(str(child.block.label))
        if child.block_type == "heading":
            yield Passage(label, str(child.value), is_heading=True)
        else:
            yield from _value(label, child.value)


def _value(label: str, value: Any) -> Iterator[Passage]:
    """Whatever a field or a block holds, as passages under its label."""
    if isinstance(value, StructValue):
        yield from _parts(label, value)
    elif isinstance(value, ListValue | list | tuple):
        for one in value:
            yield from _value(label, one)
    elif isinstance(value, TypedTable):
        yield from _table(label, value)
    elif isinstance(value, Picture):
        yield _picture(label, value)
    elif isinstance(value, Attachment):
        yield Passage(label, value.title, file=value)
    elif isinstance(value, RichText):
        yield from (Passage(label, line) for line in lines_of(value.source))
    elif text := _plain(value):
        yield Passage(label, text)


def _parts(label: str, value: StructValue) -> Iterator[Passage]:
    for name, part in value.items():
        block = value.block.child_blocks[name]
        of_lists = isinstance(block, ListBlock) or not block.label
        yield from _value(label if of_lists else f"{label}: {_(str(block.label)).lower()}", part)


def _table(label: str, table: TypedTable) -> Iterator[Passage]:
    heads = [str(column["heading"]) for column in table.columns]
    if any(heads):
        yield Passage(label, " | ".join(heads))
    for row in table.rows:
        yield Passage(label, " | ".join(_plain(cell.value) for cell in row))


def _picture(label: str, picture: Picture) -> Passage:
    return Passage(label, picture.description, picture=picture)


def _plain(value: Any) -> str:
    if value is None or isinstance(value, bool):
        return _("có") if value else ""
    if isinstance(value, datetime):
        return str(moment_words(value))
    if isinstance(value, date):
        return str(day_words(value))
    return str(value).strip()


class _Lines(HTMLParser):
    """Stored rich text as lines; where a link leads stands behind its words."""

    def __init__(self) -> None:
        super().__init__()
        self.lines: list[str] = [""]
        self._targets: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in _ENDS:
            self.lines.append("• " if tag == "li" else "")
        if tag == "a":
            self._targets.append(_target(dict(attrs)))

    def handle_endtag(self, tag: str) -> None:
        if tag in _ENDS:
            self.lines.append("")
        if tag == "a" and self._targets and (target := self._targets.pop()):
            self.lines[-1] += f" ({target})"

    def handle_data(self, data: str) -> None:
        self.lines[-1] += data


def _target(attributes: dict[str, str | None]) -> str:
    if attributes.get("linktype") == "page":
        return _("liên kết tới trang %(id)s") % {"id": attributes.get("id")}
    if attributes.get("linktype") == "document":
        return _("liên kết tới tài liệu %(id)s") % {"id": attributes.get("id")}
    return attributes.get("href") or ""


def lines_of(html: str) -> Iterable[str]:
    """The paragraphs and items of stored rich text, without markup."""
    reader = _Lines()
    reader.feed(html)
    reader.close()
    return [line.strip() for line in reader.lines if line.strip(" •\n\t")]
