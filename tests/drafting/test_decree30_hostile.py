"""The checker refuses what is no sane Word document, in one Vietnamese sentence."""

import zipfile
from io import BytesIO

import pytest
from sample_papers import REPORT

from nhipcau.drafting.decree30.build import build
from nhipcau.drafting.decree30.checking.check import check
from nhipcau.drafting.decree30.checking.report import NotADocument

GOOD = build(REPORT)


def changed(name: str, content: bytes | None) -> bytes:
    """The good file with one part replaced, or with None taken out."""
    out = BytesIO()
    with zipfile.ZipFile(BytesIO(GOOD)) as old, zipfile.ZipFile(out, "w", 8) as new:
        for entry in old.namelist():
            if entry != name:
                new.writestr(entry, old.read(entry))
        if content is not None:
            new.writestr(name, content)
    return out.getvalue()


ENTITIES = b'<!DOCTYPE x [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;&a;">]><x>&b;</x>'
TYPES = zipfile.ZipFile(BytesIO(GOOD)).read("[Content_Types].xml")
MACRO = TYPES.replace(b"wordprocessingml.document.main", b"wordprocessingml.macroEnabled.main")

HOSTILE = {
    "empty": (b"", "không phải văn bản Word"),
    "pdf": (b"%PDF-1.7", "không phải văn bản Word"),
    "half a file": (GOOD[: len(GOOD) // 2], "bị hỏng"),
    "plain zip": (changed("[Content_Types].xml", None), "không phải văn bản Word"),
    "no main part": (changed("word/document.xml", None), "không phải văn bản Word"),
    "entities": (changed("word/document.xml", ENTITIES), "bị hỏng"),
    "broken xml": (changed("word/document.xml", b"<w:document"), "bị hỏng"),
    "macro": (changed("[Content_Types].xml", MACRO), "macro"),
    "bomb": (changed("word/x.xml", b"0" * 61 * 1024 * 1024), "nén bất thường"),
}


@pytest.mark.parametrize("name", HOSTILE)
def test_a_file_that_is_no_document_is_refused(name: str) -> None:
    data, sentence = HOSTILE[name]

    with pytest.raises(NotADocument, match=sentence):
        check(data)


def test_deep_nesting_is_refused_or_read_but_never_crashes():
    deep = b"<w:sdt><w:sdtContent>" * 30_000 + b"</w:sdtContent></w:sdt>" * 30_000
    head = b'<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">'
    data = changed("word/document.xml", head + b"<w:body>" + deep + b"</w:body></w:document>")

    with pytest.raises(NotADocument):
        check(data)


def test_styles_based_on_each_other_do_not_hang():
    styles = zipfile.ZipFile(BytesIO(GOOD)).read("word/styles.xml")
    circle = styles.replace(b'<w:basedOn w:val="Normal" />', b'<w:basedOn w:val="TieuNgu" />')

    report = check(changed("word/styles.xml", circle))

    assert "motto" not in report.failed_rules
