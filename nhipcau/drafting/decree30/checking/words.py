"""The words by which the components of an official document are known."""

import re

from nhipcau.drafting.decree30.checking.model import Paragraph
from nhipcau.vietnamese.text import fold

NATION = "cong hoa xa hoi chu nghia viet nam"

# Decree 30/2020, article 7: the types of administrative documents that bear a type name.
_TYPE_NAMES = {
    *("nghi quyet", "quyet dinh", "chi thi", "quy che", "quy dinh", "thong cao", "thong bao"),
    *("huong dan", "chuong trinh", "ke hoach", "phuong an", "de an", "du an", "bao cao"),
    *("bien ban", "to trinh", "hop dong", "cong dien", "ban ghi nho", "ban thoa thuan"),
    *("giay uy quyen", "giay moi", "giay gioi thieu", "giay nghi phep"),
    *("phieu gui", "phieu chuyen", "phieu bao"),
}
_SIGNER_TITLES = re.compile(
    r"^(tm|kt|tl|tuq|q)\.|chu tich|giam doc|truong|chanh|vien|thu truong|pho |tong |uy vien|bi thu"
    r"|uy ban|hoi dong|ban |so |van phong|thu tuong"
)
_ROMAN_HEADING = re.compile(r"^[IVXLC]+\s*[.:)]\s+\S")
_UNDERSCORES = re.compile(r"[_\s]*_[_\s]*")
_NO_LETTERS = re.compile(r"[\W_]+")


def letters(text: str) -> str:
    """Folded words without any punctuation: "Độc lập – Tự do" -> "doc lap tu do"."""
    return _NO_LETTERS.sub(" ", fold(text)).strip()


def is_type_name(text: str) -> bool:
    return letters(text) in _TYPE_NAMES


def is_addressee_opening(text: str) -> bool:
    return letters(text).startswith("kinh gui")


def is_basis(text: str) -> bool:
    """A căn cứ line; a sentence that runs on to "… như sau:" is none."""
    return letters(text).startswith("can cu") and not text.rstrip().endswith(":")


def is_heading(text: str) -> bool:
    """ "I. …", the number of a mục."""
    return bool(_ROMAN_HEADING.match(text.strip()))


def is_line(paragraph: Paragraph) -> bool:
    """A paragraph that is only there for its line."""
    return bool(_UNDERSCORES.fullmatch(paragraph.text))


def is_upper(text: str) -> bool:
    return any(letter.isalpha() for letter in text) and text == text.upper()


def is_signer_title(text: str) -> bool:
    return is_upper(text) and bool(_SIGNER_TITLES.search(fold(text)))
