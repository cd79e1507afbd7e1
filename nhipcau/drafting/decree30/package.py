"""The parts of a .docx file, zipped so that the same parts always give the same bytes."""

import zipfile
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from io import BytesIO
from xml.sax.saxutils import escape, quoteattr

from nhipcau.drafting.decree30.document import printable
from nhipcau.drafting.decree30.page import (
    DEFAULT_HEADER,
    FIRST_HEADER,
    empty_header,
    numbered_header,
)
from nhipcau.drafting.decree30.styles import FONT, LANGUAGE, style_sheet
from nhipcau.drafting.decree30.wordml import Element, R, el, serialise

_LONG_AGO = (1980, 1, 1, 0, 0, 0)  # the earliest moment a zip entry can bear
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml"
_XML_HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_PARTS = {
    "document": ("document.main+xml", ""),
    "styles": ("styles+xml", "rId1"),
    "settings": ("settings+xml", "rId2"),
    "fontTable": ("fontTable+xml", "rId3"),
    "header1": ("header+xml", DEFAULT_HEADER),
    "header2": ("header+xml", FIRST_HEADER),
}


@dataclass(frozen=True, slots=True)
class Titles:
    """The file's own properties; `created_at` None leaves the moment out."""

    title: str
    author: str
    created_at: datetime | None = None


def pack(document: Element, links: Mapping[str, str], titles: Titles) -> bytes:
    """`document` is the root of document.xml, `links` its link targets by address."""
    parts = {
        "[Content_Types].xml": _content_types(),
        "_rels/.rels": _package_relationships(),
        "docProps/core.xml": _core(titles),
        "word/document.xml": serialise(document),
        "word/_rels/document.xml.rels": _document_relationships(links),
        "word/styles.xml": serialise(style_sheet()),
        "word/settings.xml": serialise(_settings()),
        "word/fontTable.xml": serialise(_font_table()),
        "word/header1.xml": serialise(numbered_header()),
        "word/header2.xml": serialise(empty_header()),
    }
    return zipped(parts)


def zipped(parts: Mapping[str, bytes]) -> bytes:
    """The parts in this order, without a trace of when or where they were packed."""
    file = BytesIO()
    with zipfile.ZipFile(file, "w") as archive:
        for name, content in parts.items():
            entry = zipfile.ZipInfo(name, _LONG_AGO)
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.create_system = 0  # not the machine's own, so that it does not show
            archive.writestr(entry, content)
    return file.getvalue()


def _content_types() -> bytes:
    overrides = "".join(
        f'<Override PartName="/word/{name}.xml" ContentType="{_WORD}.{kind}"/>'
        for name, (kind, _) in _PARTS.items()
    )
    core = (
        '<Override PartName="/docProps/core.xml"'
        ' ContentType="application/vnd.openxmlformats-package.core-properties+xml"/>'
    )
    defaults = (
        '<Default Extension="rels"'
        ' ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        '<Default Extension="xml" ContentType="application/xml"/>'
    )
    namespace = f"{_PACKAGE}/content-types"
    return f'{_XML_HEAD}<Types xmlns="{namespace}">{defaults}{overrides}{core}</Types>'.encode()


def _relationships(entries: str) -> bytes:
    namespace = f"{_PACKAGE}/relationships"
    return f'{_XML_HEAD}<Relationships xmlns="{namespace}">{entries}</Relationships>'.encode()


def _package_relationships() -> bytes:
    core = f"{_PACKAGE}/relationships/metadata/core-properties"
    return _relationships(
        f'<Relationship Id="rId1" Type="{R}/officeDocument" Target="word/document.xml"/>'
        f'<Relationship Id="rId2" Type="{core}" Target="docProps/core.xml"/>'
    )


def _document_relationships(links: Mapping[str, str]) -> bytes:
    parts = "".join(
        f'<Relationship Id="{number}" Type="{R}/{name.rstrip("12")}" Target="{name}.xml"/>'
        for name, (_, number) in _PARTS.items()
        if number
    )
    outside = "".join(
        f'<Relationship Id="{number}" Type="{R}/hyperlink"'
        f' Target={quoteattr(printable(address))} TargetMode="External"/>'
        for address, number in links.items()
    )
    return _relationships(parts + outside)


def _core(titles: Titles) -> bytes:
    moment = ""
    if titles.created_at is not None:
        stamp = titles.created_at.strftime("%Y-%m-%dT%H:%M:%SZ")
        moment = f'<dcterms:created xsi:type="dcterms:W3CDTF">{stamp}</dcterms:created>'
    return (
        f'{_XML_HEAD}<cp:coreProperties xmlns:cp="{_PACKAGE}/metadata/core-properties"'
        ' xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/"'
        ' xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">'
        f"<dc:title>{escape(printable(titles.title))}</dc:title>"
        f"<dc:creator>{escape(printable(titles.author))}</dc:creator>"
        f"<dc:language>{LANGUAGE}</dc:language>{moment}</cp:coreProperties>"
    ).encode()


def _settings() -> Element:
    return el(
        "settings",
        el("zoom", percent=100),
        el("defaultTabStop", val=720),
        el("autoHyphenation", val=0),
        el("characterSpacingControl", val="doNotCompress"),
        el(
            "compat",
            el("doNotExpandShiftReturn"),
            el(
                "compatSetting",
                name="compatibilityMode",
                uri="http://schemas.microsoft.com/office/word",
                val=15,
            ),
        ),
        el("themeFontLang", val=LANGUAGE),
    )


def _font_table() -> Element:
    return el(
        "fonts",
        el(
            "font",
            el("panose1", val="02020603050405020304"),
            el("charset", val="00"),
            el("family", val="roman"),
            el("pitch", val="variable"),
            name=FONT,
        ),
    )
