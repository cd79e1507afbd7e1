"""A plain text file to paper: physical lines with their page and number, nothing joined yet."""

import re
import unicodedata
from collections import Counter
from collections.abc import Iterator

from nhipcau.plans.importing.read.paper import Form, Line, Paper, Place, Unreadable
from nhipcau.vietnamese.legacy import looks_legacy

_CONTROL = re.compile(r"[\x00-\x01\x03-\x08\x0e-\x1f]")
_VIETNAMESE = re.compile(r"[ăâđêôơưĂÂĐÊÔƠƯạảấầẩẫậắằẳẵặẹẻẽếềểễệỉịọỏốồổỗộớờởỡợụủứừửữựỳỵỷỹ]")
_FOREIGN = re.compile(r"[\u00a1-\u00bf\u00d7\u00f7]")
# Some extractors write accented letters apart, after the words they fell out of: "PH L C Ụ Ụ".
_TORN = re.compile(r"(?:^|\s)[^\W\d_a-zA-Z](?: [^\W\d_a-zA-Z])*\s*$")
_NEWLINE = re.compile(r"\r\n|\r|\n")


def read_text(content: bytes) -> Paper:
    """Read text in UTF-8, UTF-16, Windows-1258 or an old 8-bit encoding, left undecoded.

    A page begins after a form feed, or, in files whose lines stand apart by empty lines, at a
    line set in by one space that follows the line before it without any empty line.
    Raises `Unreadable` with code empty, binary, encoding or torn.
    """
    text = _decode(content)
    if not text.strip():
        raise Unreadable(
            "empty", "Tệp không có chữ nào; hãy kiểm tra lại hoặc gửi bản Word, PDF của kế hoạch."
        )
    lines = tuple(_lines(text))
    if sum(1 for line in lines if _TORN.search(line.text)) > max(5, len(lines) // 10):
        raise Unreadable(
            "torn", "Dấu tiếng Việt bị tách rời khỏi chữ; hãy gửi bản Word, PDF của kế hoạch."
        )
    return Paper(kind="txt", form=Form.STREAM, blocks=lines, pages=lines[-1].place.page)


def _decode(content: bytes) -> str:
    if content.startswith((b"PK\x03\x04", b"%PDF-", b"\xd0\xcf\x11\xe0")):
        raise _binary()
    for codec in _codecs(content):
        try:
            text = content.decode(codec)
        except UnicodeDecodeError:
            continue
        if codec == "cp1258" and not _looks_vietnamese(text):
            break
        return _clean(text)
    # Bytes of the old 8-bit fonts (TCVN3, VNI) are letters of Latin-1 until they are decoded.
    if looks_legacy(text := content.decode("latin-1")):
        return _clean(text)
    if b"\x00" in content:
        raise _binary()
    raise Unreadable(
        "encoding", "Không đọc được bảng mã của tệp; hãy lưu lại tệp theo bảng mã Unicode (UTF-8)."
    )


def _codecs(content: bytes) -> tuple[str, ...]:
    if content[:2] in (b"\xff\xfe", b"\xfe\xff"):
        return ("utf-16",)
    if b"\x00" in content[:400]:
        # Notepad's "Unicode" without a mark: every second byte of Latin text is zero.
        even, odd = content[:400:2].count(0), content[1:400:2].count(0)
        return ("utf-16-le",) if odd > 3 * even else ("utf-16-be",) if even > 3 * odd else ()
    return ("utf-8-sig", "cp1258")


def _looks_vietnamese(text: str) -> bool:
    composed = unicodedata.normalize("NFC", text)
    return len(_VIETNAMESE.findall(composed)) > max(5, 4 * len(_FOREIGN.findall(composed)))


def _clean(text: str) -> str:
    """Refuse binary content; U+0002 is what some PDF readers write for a hyphen at a line end."""
    if len(_CONTROL.findall(text)) > len(text) // 500:
        raise _binary()
    text = _CONTROL.sub("", text).replace("\x02", "-").replace("\ufeff", "").replace("\u200b", "")
    return unicodedata.normalize("NFC", text.replace("\x0b", "\n").replace("\xa0", " "))


def _binary() -> Unreadable:
    return Unreadable(
        "binary", "Tệp không phải là văn bản thuần; hãy chọn đúng tệp .txt, hoặc gửi bản Word, PDF."
    )


def _lines(text: str) -> Iterator[Line]:
    physical = _NEWLINE.split(text)
    usual = _usual_spacing(physical)
    page, blanks, breaks, begun = 1, 0, False, False
    for number, raw in enumerate(physical, start=1):
        pieces = raw.split("\f")
        for at, piece in enumerate(pieces):
            if at and begun:
                page, breaks = page + 1, True
            if not piece.strip():
                blanks += len(pieces) == 1
                continue
            if begun and not breaks and _set_in(piece) and blanks == 0 < usual:
                page, breaks = page + 1, True
            yield Line(
                text=piece.strip() if breaks and _set_in(piece) else piece.rstrip(),
                place=Place(page=page, line=number, last_line=number),
                starts_page=breaks,
                gap=max(0, blanks - usual) if begun else 0,
            )
            blanks, breaks, begun = 0, False, True


def _set_in(body: str) -> bool:
    return body[0] == " " and body[1:2] != " "


def _usual_spacing(physical: list[str]) -> int:
    """How many empty lines usually stand between two lines of this file."""
    runs: Counter[int] = Counter()
    blanks = 0
    for raw in physical:
        if raw.strip():
            runs[blanks] += 1
            blanks = 0
        else:
            blanks += 1
    return runs.most_common(1)[0][0]
