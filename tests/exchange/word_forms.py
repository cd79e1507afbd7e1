"""Word forms made for a test: as they go out, and as people's programs change them."""

import io
import re
import shutil
import subprocess
import zipfile
from collections.abc import Callable, Mapping
from dataclasses import replace
from pathlib import Path
from xml.sax.saxutils import escape

import docx
import pytest
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls, qn
from hypothesis import strategies as st

from nhipcau.exchange.form import FormItem, ReportForm
from nhipcau.exchange.word_marking import FILL
from nhipcau.exchange.word_reading import read_document
from nhipcau.exchange.word_writing import form_document
from nhipcau.plans.models import Task
from nhipcau.reports.snapshots import GENERAL
from nhipcau.vietnamese.typed_text import typed, typed_line

STATUSES = {str(value): str(label) for value, label in Task.Status.choices}
SOFFICE = shutil.which("soffice")
needs_soffice = pytest.mark.skipif(SOFFICE is None, reason="LibreOffice is NOT installed")

ITEM = FormItem(
    item=11,
    code="I.1",
    title="Mở lớp tập huấn thông tin đối ngoại & báo chí",
    role="Chủ trì",
    timing="Quý I",
    generated="Lớp tập huấn: 1\n- Lớp tháng ba (05/03/2030)",
    output_count=1,
    is_required=True,
    words="Đã mở 01 lớp.\n- 40 học viên;",
    status="under_way",
)
OTHER = replace(ITEM, item=12, code="I.2", title="Đón đoàn phóng viên", generated="", words="")
FORM = ReportForm(
    title="Báo cáo quý I năm 2030",
    unit_name="Sở Du lịch",
    due_words="Hạn nộp: 15/03/2030",
    guidance="Nêu rõ số liệu.\nGửi trước hạn.",
    items=(ITEM, OTHER),
    general=dict.fromkeys(GENERAL, "") | {"steering": "Đã ban hành kế hoạch."},
    labels={name: f"Nhãn {name}" for name in GENERAL},
    statuses=STATUSES,
    token="WzEsMiwzXQ:1tFzXy:kd-8sJ_aQ0",
)
WORD = form_document(FORM)


def read(content: bytes):
    return read_document(content, statuses=STATUSES)


def answers(form: ReportForm) -> dict[int, dict[str, str | bool]]:
    """What reading the untouched form must give; a status that was never set is left out."""
    fields = ("words", "is_nil", "nil_reason", "status", "outside_number")
    told = {item.item: {name: getattr(item, name) for name in fields} for item in form.items}
    return {
        pk: {name: value for name, value in fields.items() if name != "status" or value}
        for pk, fields in told.items()
    }


_letters = st.text(st.sampled_from("aáâđêô ưỹẶ01&<>\"'“”.,-\t\n  /•"), max_size=40)
texts = _letters.map(typed)
lines = _letters.map(typed_line)


@st.composite
def items(draw: st.DrawFn, number: int) -> FormItem:
    return FormItem(
        item=draw(st.integers(1, 10**6)) * 100 + number,
        code=f"I.{number}",
        title=draw(lines),
        role=draw(lines),
        timing=draw(lines),
        generated=draw(texts),
        output_count=0,
        is_required=draw(st.booleans()),
        words=draw(texts),
        is_nil=draw(st.booleans()),
        nil_reason=draw(texts),
        status=draw(st.sampled_from(["", *STATUSES])),
        outside_number=draw(lines),
    )


@st.composite
def forms(draw: st.DrawFn) -> ReportForm:
    made = tuple(draw(items(number)) for number in range(draw(st.integers(0, 4))))
    general = {name: draw(texts) for name in GENERAL}
    guidance = draw(st.text(max_size=30))
    return replace(FORM, items=made, general=general, title=draw(lines), guidance=guidance)


def edited(content: bytes, change: Callable[[docx.document.Document], object]) -> bytes:
    """The file as python-docx saves it after `change`."""
    document = docx.Document(io.BytesIO(content))
    change(document)
    stream = io.BytesIO()
    document.save(stream)
    return stream.getvalue()


def rewritten(content: bytes, parts: Mapping[str, Callable[[str], str]]) -> bytes:
    """The file with some of its parts, or new ones, rewritten as text."""
    stream = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(content)) as old,
        zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as new,
    ):
        for name in dict.fromkeys([*old.namelist(), *parts]):
            text = old.read(name).decode() if name in old.namelist() else ""
            new.writestr(name, parts.get(name, str)(text))
    return stream.getvalue()


def body(content: bytes, pattern: str, new: str) -> bytes:
    """The file with the first match of a pattern in its document replaced; it must be there."""

    def change(xml: str) -> str:
        made, count = re.subn(pattern, lambda _: new, xml, count=1, flags=re.DOTALL)
        assert count == 1
        return made

    return rewritten(content, {"word/document.xml": change})


def control(document: docx.document.Document, tag: str):
    """The content of the control with this tag."""
    found = (
        one
        for one in document.element.body.iter(qn("w:sdt"))
        if one.find(f"{qn('w:sdtPr')}/{qn('w:tag')}").get(qn("w:val")) == tag
    )
    return next(found).find(qn("w:sdtContent"))


def xml(words: str):
    """Elements of WordprocessingML."""
    return list(parse_xml(f"<w:body {nsdecls('w')}>{words}</w:body>"))


def fill(tag: str, *paragraphs: str) -> Callable[[docx.document.Document], None]:
    """Put paragraphs of WordprocessingML runs into a control."""

    def change(document: docx.document.Document) -> None:
        content = control(document, tag)
        flag = content.getparent().find(f"{qn('w:sdtPr')}/{qn('w:showingPlcHdr')}")
        if flag is not None:
            flag.getparent().remove(flag)
        for old in list(content):
            content.remove(old)
        content.extend(xml("".join(f"<w:p>{one}</w:p>" for one in paragraphs)))

    return change


def choose(tag: str, words: str) -> Callable[[docx.document.Document], None]:
    """Put words into a control of one line."""

    def change(document: docx.document.Document) -> None:
        content = control(document, tag)
        for old in list(content):
            content.remove(old)
        content.extend(xml(run(words)))

    return change


def run(words: str) -> str:
    return f'<w:r><w:t xml:space="preserve">{words}</w:t></w:r>'


def saved_by_libreoffice(content: bytes, folder: Path, *, by_way_of: str = "docx") -> bytes:
    """The file as LibreOffice saves it, once through another format if asked."""
    file = folder / "bieu-mau.docx"
    file.write_bytes(content)
    for kind in dict.fromkeys((by_way_of, "docx")):
        _converted(file, kind, folder / kind)
        file = folder / kind / f"bieu-mau.{kind}"
    return file.read_bytes()


def _converted(file: Path, kind: str, folder: Path) -> None:
    profile = f"-env:UserInstallation=file://{folder.parent}/profile"
    command = [str(SOFFICE), profile, "--headless", "--convert-to", kind, "--outdir", folder, file]
    subprocess.run(command, check=True, capture_output=True, timeout=120)


def answered(content: bytes, told: Mapping[int, Mapping[str, object]], **general: str) -> bytes:
    """The form filled in by hand: fields of items by primary key, general texts by name."""

    def change(document: docx.document.Document) -> None:
        for item, fields in told.items():
            for name in ("words", "nil_reason"):
                fill(f"item.{item}.{name}", *paragraphs(str(fields[name])))(document)
            for name, words in (
                ("status", STATUSES[str(fields["status"])]),
                ("is_nil", "☒" if fields["is_nil"] else "☐"),
                ("outside_number", str(fields["outside_number"])),
            ):
                choose(f"item.{item}.{name}", escape(words))(document)
        for name, text in general.items():
            fill(f"general.{name}", *paragraphs(text))(document)

    return edited(content, change)


def paragraphs(text: str) -> list[str]:
    """A run a line, as Word keeps what was typed."""
    return [run(escape(line)).replace("\t", "</w:t><w:tab/><w:t>") for line in text.split("\n")]


def shaded(content: bytes) -> list[str]:
    """The words of the cells that are shaded as faulty."""
    cells = docx.Document(io.BytesIO(content)).element.body.iter(qn("w:tc"))
    return [
        "".join(piece.text for piece in cell.iter(qn("w:t")))
        for cell in cells
        for shade in cell.findall(f"{qn('w:tcPr')}/{qn('w:shd')}")
        if shade.get(qn("w:fill")) == FILL
    ]
