"""An outgoing document as data: what stands on the paper, without saying how it is laid out.

Text is data everywhere: "&", "<", any script and any length are kept; only characters that XML
cannot hold are dropped. "\\n" inside a text is a line break.

    document = OutgoingDocument(
        issuer_lines=("ỦY BAN NHÂN DÂN", "TỈNH A"), symbol="BC-UBND", place="A",
        month=12, year=2030, type_name="BÁO CÁO", subject="Kết quả công tác năm 2030",
        addressees=("Bộ B",),
        blocks=(
            Heading(1, "I.", "Kết quả"),
            Para("Toàn tỉnh đã đăng ", Figure("bao-cao.7.tin-bai", "1.204", href), " tin, bài."),
        ),
        signer_lines=("TM. ỦY BAN NHÂN DÂN", "CHỦ TỊCH"), recipients=("Lưu: VT",),
    )
"""

import re
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from urllib.parse import urlsplit

_MAX_FIGURE_ID = 64  # the longest w:tag that Word accepts


@dataclass(frozen=True, slots=True)
class Bold:
    text: str


@dataclass(frozen=True, slots=True)
class Italic:
    text: str


@dataclass(frozen=True, slots=True)
class Figure:
    """A counted number. It carries its id in the file, so that it leads back to what was counted.

    `id` has 1 to 64 characters and names one count, e.g. "bao-cao.7.tin-bai"; the same id may
    stand in several places. `text` is the number as printed. `href` is the http(s) address of the
    page that lists the counted items, or "". Raises ValueError for any other id or address.
    """

    id: str
    text: str
    href: str = ""

    def __post_init__(self) -> None:
        if not 1 <= len(self.id) <= _MAX_FIGURE_ID or not self.id.isprintable():
            raise ValueError("Mã số liệu phải có từ 1 đến 64 ký tự in được.")
        if self.href and urlsplit(self.href).scheme not in {"http", "https"}:
            raise ValueError("Địa chỉ của số liệu phải bắt đầu bằng http:// hoặc https://.")


@dataclass(frozen=True, slots=True)
class Quoted:
    """Words of somebody else: in `language` (ISO 639, "" where it goes without saying).

    `href` is the http(s) address that they lead to, or "". Raises ValueError for any other.
    """

    text: str
    language: str = ""
    is_bold: bool = False
    href: str = ""

    def __post_init__(self) -> None:
        if self.href and urlsplit(self.href).scheme not in {"http", "https"}:
            raise ValueError("Địa chỉ phải bắt đầu bằng http:// hoặc https://.")


Inline = str | Bold | Italic | Figure | Quoted


@dataclass(frozen=True, slots=True, init=False)
class Para:
    """A paragraph of running text: `Para("Đã đăng ", Figure(...), " tin.")`."""

    runs: tuple[Inline, ...]

    def __init__(self, *runs: Inline) -> None:
        object.__setattr__(self, "runs", runs)


@dataclass(frozen=True, slots=True)
class Heading:
    """A title on its own line, printed as "number text".

    Level 0 is a part ("Phần I", the text upper-cased on the next line, both centred), 1 a mục
    ("I.", upper-cased, bold), 2 a khoản with a title ("1.", bold), 3 a điểm ("a)", upright).
    """

    level: int
    number: str
    text: str


class Marker(StrEnum):
    DASH = "dash"  # - … - …
    NUMBER = "number"  # 1. … 2. …
    LETTER = "letter"  # a) b) c) d) đ) e) …, the Vietnamese alphabet


@dataclass(frozen=True, slots=True)
class Items:
    """A list of paragraphs, each opened by its marker."""

    items: tuple[Para, ...]
    marker: Marker = Marker.DASH


class Align(StrEnum):
    LEFT = "left"
    CENTRE = "center"
    RIGHT = "right"
    JUSTIFIED = "both"


@dataclass(frozen=True, slots=True)
class Column:
    """A table column; `share` is its width relative to the sum of all shares."""

    heading: str
    share: float
    align: Align = Align.LEFT


@dataclass(frozen=True, slots=True, init=False)
class Cell:
    """The content of one cell; "\\n" in its text starts a new line: `Cell("Sở A\\nSở B")`."""

    runs: tuple[Inline, ...]

    def __init__(self, *runs: Inline) -> None:
        object.__setattr__(self, "runs", runs)


@dataclass(frozen=True, slots=True)
class Row:
    """One table row, a cell (or its plain text) for each column, missing ones left empty."""

    cells: tuple[Cell | str, ...]


@dataclass(frozen=True, slots=True)
class GroupRow:
    """A bold row that opens a group: its number in the first column, its title over the rest."""

    number: str
    title: str


@dataclass(frozen=True, slots=True)
class TableBlock:
    """A ruled table over the full text width; its header is repeated on every page."""

    columns: tuple[Column, ...]
    rows: tuple[Row | GroupRow, ...]


Block = Para | Heading | Items | TableBlock


@dataclass(frozen=True, slots=True)
class Annex:
    """An annex: its own section with its own page numbers, from 1.

    The label "Phụ lục" is printed for one annex, "Phụ lục I", "Phụ lục II" for several.
    `attached_to` is the line in brackets under the title, without brackets; "" composes it from
    the document: "Kèm theo Kế hoạch số …/KH-… ngày … tháng … năm … của …".
    """

    title: str
    blocks: tuple[Block, ...] = ()
    is_landscape: bool = False
    attached_to: str = ""


@dataclass(frozen=True, slots=True)
class OutgoingDocument:
    """One document of Decree 30/2020, Annex I.

    `superior_lines` and `issuer_lines` stand left above the number, the first not bold.
    `issuer_name` is the issuer within a sentence ("Ủy ban nhân dân tỉnh A"), used by annexes.
    `number` and `day`, `month` stay blank ("" and None) until the registry clerk fills them in;
    `symbol` is what follows the stroke: "KH-UBND". `year` None leaves the year blank, too.
    `type_name` "" makes a công văn: the subject is printed as "V/v …" under the number.
    `addressees` are the Kính gửi; `legal_bases` the căn cứ, without closing punctuation.
    The last paragraph of `blocks` gets "./.".
    `recipients` are the Nơi nhận without dash and punctuation; "Như trên" (when there are
    addressees) and "Lưu: VT" are added where they are missing and put in their places.
    `created_at` goes into the file's properties; None leaves it out.
    The same document always gives the same bytes.
    """

    issuer_lines: tuple[str, ...]
    symbol: str
    place: str
    subject: str
    type_name: str = ""
    superior_lines: tuple[str, ...] = ()
    issuer_name: str = ""
    number: str = ""
    day: int | None = None
    month: int | None = None
    year: int | None = None
    addressees: tuple[str, ...] = ()
    legal_bases: tuple[str, ...] = ()
    blocks: tuple[Block, ...] = ()
    signer_lines: tuple[str, ...] = ()
    signer_name: str = ""
    recipients: tuple[str, ...] = ()
    annexes: tuple[Annex, ...] = ()
    created_at: datetime | None = field(default=None)

    @property
    def issuer_in_sentence(self) -> str:
        return self.issuer_name or " ".join(self.issuer_lines)


_ILLEGAL = re.compile("[^\t\n\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def printable(text: str) -> str:
    """`text` without the characters that XML 1.0 cannot hold; line ends become "\\n"."""
    return _ILLEGAL.sub("", text.replace("\r\n", "\n").replace("\r", "\n"))


def plain_text(runs: tuple[Inline, ...]) -> str:
    """The words of a paragraph or a cell, without their marking."""
    return "".join(run if isinstance(run, str) else run.text for run in runs)
