"""The words of one Word paragraph as they would be printed, revisions accepted."""

from dataclasses import dataclass, field
from xml.etree.ElementTree import Element

from nhipcau.plans.importing.read.word_numbering import Numbering, W, attribute

_MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
_SPOKEN = {
    f"{W}tab": "\t",
    f"{W}ptab": "\t",
    f"{W}cr": "\n",
    f"{W}noBreakHyphen": "-",
}
_SILENT = frozenset(
    f"{W}{name}"
    for name in (
        "rPr",
        "pPr",
        "sdtPr",
        "tblPr",
        "instrText",
        "delText",
        "delInstrText",
        "softHyphen",
    )
)
_REMOVED = frozenset({f"{W}del", f"{W}moveFrom"})
_ADDED = frozenset({f"{W}ins", f"{W}moveTo"})
_BULLETS = {"f0b7": "•", "f02d": "-", "f0a7": "•", "f0fc": "x", "f0fe": "x"}

INSERTED = "Tệp có phần sửa đổi chưa chấp nhận (track changes): phần chèn thêm đã được giữ."
DELETED = "Tệp có phần sửa đổi chưa chấp nhận (track changes): phần đã xóa không được đọc."
HIDDEN = "Tệp có chữ ẩn (hidden text); phần này không được đọc."
FOOTNOTES = "Tệp có chú thích cuối trang; nội dung chú thích không được đọc."
EMBEDDED = "Tệp có nhúng tài liệu khác; phần nhúng không được đọc."


@dataclass(slots=True)
class Story:
    """What is carried along while a document is walked: list counters and remarks."""

    numbering: Numbering
    remarks: dict[str, None] = field(default_factory=dict)

    def remark(self, sentence: str) -> None:
        self.remarks[sentence] = None


def paragraph_text(paragraph: Element, story: Story) -> tuple[str, tuple[Element, ...]]:
    """Text with its automatic number in front, and the text boxes anchored in the paragraph.

    A paragraph whose mark was deleted and that holds nothing else is not counted in its list.
    """
    words: list[str] = []
    boxes: list[Element] = []
    _collect(paragraph, story, words, boxes)
    text = _without_soft_hyphens("".join(words))
    properties = paragraph.find(f"{W}pPr")
    if properties is not None and not text and properties.find(f"{W}rPr/{W}del") is not None:
        return "", tuple(boxes)
    label = story.numbering.label(properties)
    return f"{label} {text}".strip() if label else text, tuple(boxes)


def _without_soft_hyphens(text: str) -> str:
    """In the old fonts of TCVN3 the code of a soft hyphen is the letter ư, which is kept."""
    is_unicode = any(sign > "\u00ff" for sign in text)
    if not is_unicode and any(sign > "\u00a0" and sign != "\u00ad" for sign in text):
        return text
    return text.replace("\u00ad", "")


def unwrapped(container: Element, story: Story, wanted: frozenset[str]) -> list[Element]:
    """The wanted elements of a container, those inside content controls and insertions too."""
    found: list[Element] = []
    for child in container:
        if child.tag in wanted:
            found.append(child)
        elif child.tag in _REMOVED:
            story.remark(DELETED)
        elif child.tag == f"{_MC}AlternateContent":
            for choice in _chosen(child):
                found += unwrapped(choice, story, wanted)
        elif child.tag == f"{W}altChunk":
            story.remark(EMBEDDED)
        elif child.tag in _ADDED or child.tag.endswith(("}sdt", "}sdtContent", "}customXml")):
            found += unwrapped(child, story, wanted)
    return found


def is_bold(paragraph: Element) -> bool:
    """Whether every run with words is set bold in its own properties."""
    runs = [run for run in paragraph.iter(f"{W}r") if run.find(f"{W}t") is not None]
    return bool(runs) and all(_is_on(run.find(f"{W}rPr/{W}b")) for run in runs)


def is_centred(paragraph: Element) -> bool:
    """Whether the paragraph's own properties centre it."""
    return attribute(paragraph.find(f"{W}pPr/{W}jc")) == "center"


def _collect(node: Element, story: Story, words: list[str], boxes: list[Element]) -> None:
    for child in node:
        tag = child.tag
        if tag == f"{W}r":
            if child.find(f"{W}rPr/{W}vanish") is not None:
                story.remark(HIDDEN)
            else:
                _collect(child, story, words, boxes)
        elif tag == f"{W}t" or tag.endswith("/math}t"):
            words.append(child.text or "")
        elif tag in _SPOKEN:
            words.append(_SPOKEN[tag])
        elif tag == f"{W}br":
            words.append("" if child.get(f"{W}type") in {"page", "column"} else "\n")
        elif tag not in _SILENT:
            _collect_special(child, story, words, boxes)


def _collect_special(node: Element, story: Story, words: list[str], boxes: list[Element]) -> None:
    tag = node.tag
    if tag in _REMOVED:
        story.remark(DELETED)
    elif tag == f"{_MC}AlternateContent":
        for choice in _chosen(node):
            _collect(choice, story, words, boxes)
    elif tag == f"{W}txbxContent":
        boxes.append(node)
    elif tag == f"{W}sym":
        words.append(_BULLETS.get(node.get(f"{W}char", "").lower(), ""))
    elif tag in {f"{W}footnoteReference", f"{W}endnoteReference"}:
        story.remark(FOOTNOTES)
    elif tag == f"{W}sdt" and node.find(f"{W}sdtPr/{W}showingPlcHdr") is not None:
        return  # "Click to enter text": nobody wrote that
    else:
        if tag in _ADDED:
            story.remark(INSERTED)
        _collect(node, story, words, boxes)


def _chosen(alternatives: Element) -> list[Element]:
    """One of the alternatives: they say the same thing in a new and an old way."""
    choices = alternatives.findall(f"{_MC}Choice") or alternatives.findall(f"{_MC}Fallback")
    return choices[:1]


def _is_on(flag: Element | None) -> bool:
    return flag is not None and attribute(flag) not in {"0", "false", "off"}
