"""The parts of a form as a .docx file: the same parts always give the same bytes."""

from collections.abc import Mapping
from xml.etree import ElementTree
from xml.sax.saxutils import escape

from nhipcau.drafting.decree30.document import printable
from nhipcau.drafting.decree30.package import zipped
from nhipcau.drafting.decree30.styles import LANGUAGE, Style, style_sheet
from nhipcau.drafting.decree30.wordml import Element, R, el, serialise
from nhipcau.exchange.word_controls import prompt_style, uses_boxes
from nhipcau.exchange.word_fields import TOKEN_PROPERTY

FOOTER = "rId3"

_MC = "http://schemas.openxmlformats.org/markup-compatibility/2006"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006"
_WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml"
_HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
# The set that Office itself gives to properties made by users ([MS-OLEPS], 2.21).
_USER_DEFINED = "{D5CDD505-2E9C-101B-9397-08002B2CF9AE}"
_TYPES = {
    "word/document.xml": f"{_WORD}.document.main+xml",
    "word/styles.xml": f"{_WORD}.styles+xml",
    "word/settings.xml": f"{_WORD}.settings+xml",
    "word/footer1.xml": f"{_WORD}.footer+xml",
    "docProps/core.xml": "application/vnd.openxmlformats-package.core-properties+xml",
    "docProps/custom.xml": "application/vnd.openxmlformats-officedocument.custom-properties+xml",
}

ElementTree.register_namespace("mc", _MC)


def pack(
    document: Element, footer: Element, styles: tuple[Style, ...], *, title: str, token: str
) -> bytes:
    """`document` and `footer` are the roots of their parts; `token` goes into the properties."""
    if uses_boxes(document):
        document.set(f"{{{_MC}}}Ignorable", "w14")
    sheet = style_sheet(*styles)
    sheet.append(prompt_style())
    parts = {
        "[Content_Types].xml": _content_types(),
        "_rels/.rels": _package_relations(),
        "docProps/core.xml": _core(title),
        "docProps/custom.xml": _custom({TOKEN_PROPERTY: token}),
        "word/document.xml": serialise(document),
        "word/_rels/document.xml.rels": _document_relations(),
        "word/styles.xml": serialise(sheet),
        "word/settings.xml": serialise(_settings()),
        "word/footer1.xml": serialise(footer),
    }
    return zipped(parts)


def _content_types() -> bytes:
    overrides = "".join(
        f'<Override PartName="/{name}" ContentType="{kind}"/>' for name, kind in _TYPES.items()
    )
    return (
        f'{_HEAD}<Types xmlns="{_PACKAGE}/content-types">'
        '<Default Extension="rels"'
        ' ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        f'<Default Extension="xml" ContentType="application/xml"/>{overrides}</Types>'
    ).encode()


def _relations(*entries: tuple[str, str, str]) -> bytes:
    """(number, type, target) of each."""
    lines = "".join(
        f'<Relationship Id="{number}" Type="{kind}" Target="{target}"/>'
        for number, kind, target in entries
    )
    namespace = f"{_PACKAGE}/relationships"
    return f'{_HEAD}<Relationships xmlns="{namespace}">{lines}</Relationships>'.encode()


def _package_relations() -> bytes:
    core = f"{_PACKAGE}/relationships/metadata/core-properties"
    return _relations(
        ("rId1", f"{R}/officeDocument", "word/document.xml"),
        ("rId2", core, "docProps/core.xml"),
        ("rId3", f"{R}/custom-properties", "docProps/custom.xml"),
    )


def _document_relations() -> bytes:
    return _relations(
        ("rId1", f"{R}/styles", "styles.xml"),
        ("rId2", f"{R}/settings", "settings.xml"),
        (FOOTER, f"{R}/footer", "footer1.xml"),
    )


def _core(title: str) -> bytes:
    return (
        f'{_HEAD}<cp:coreProperties xmlns:cp="{_PACKAGE}/metadata/core-properties"'
        ' xmlns:dc="http://purl.org/dc/elements/1.1/">'
        f"<dc:title>{escape(printable(title))}</dc:title>"
        f"<dc:language>{LANGUAGE}</dc:language></cp:coreProperties>"
    ).encode()


def _custom(properties: Mapping[str, str]) -> bytes:
    lines = "".join(
        f'<property fmtid="{_USER_DEFINED}" pid="{number}" name="{name}">'
        f"<vt:lpwstr>{escape(printable(value))}</vt:lpwstr></property>"
        for number, (name, value) in enumerate(properties.items(), start=2)
    )
    return (
        f'{_HEAD}<Properties xmlns="{_OFFICE}/custom-properties"'
        f' xmlns:vt="{_OFFICE}/docPropsVTypes">{lines}</Properties>'
    ).encode()


def _settings() -> Element:
    compatible = el(
        "compatSetting",
        name="compatibilityMode",
        uri="http://schemas.microsoft.com/office/word",
        val=15,
    )
    return el(
        "settings",
        el("zoom", percent=100),
        el("defaultTabStop", val=720),
        el("autoHyphenation", val=0),
        el("characterSpacingControl", val="doNotCompress"),
        el("compat", compatible),
        el("themeFontLang", val=LANGUAGE),
    )
