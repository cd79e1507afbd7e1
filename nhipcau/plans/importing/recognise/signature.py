"""The end of a document: whom it goes to and who signed it."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from nhipcau.plans.importing.recognise.spoken import Said, join_text

_RECIPIENTS = re.compile(r"(?:Nơi nhận|NƠI NHẬN)\s*:?\s*")
_TITLE = re.compile(
    r"(?:(?:TM|KT|TL|TUQ|Q|T/M|K/T|T/L)\s?\.\s?)?(?:CHỦ TỊCH|PHÓ CHỦ TỊCH|(?:PHÓ )?GIÁM ĐỐC|"
    r"(?:PHÓ )?BÍ THƯ|(?:PHÓ )?CHÁNH VĂN PHÒNG|(?:PHÓ )?TRƯỞNG BAN|(?:PHÓ )?TỔNG BIÊN TẬP|"
    r"(?:PHÓ )?CỤC TRƯỞNG|BỘ TRƯỞNG|THỨ TRƯỞNG|(?:PHÓ )?TRƯỞNG PHÒNG|ỦY BAN NHÂN DÂN|"
    r"UỶ BAN NHÂN DÂN|BAN THƯỜNG VỤ|BAN CHỈ ĐẠO|UBND)\b.*"
)
_PREFIXED = re.compile(r"(?:TM|KT|TL|TUQ|Q|T/M|K/T|T/L)\s?\.\s?[A-ZĐÀ-Ỹ ,]+")
_NAME = re.compile(
    r"(?:(?:PGS|GS|TS|ThS|BS|KS|TSKH)\.?\s?)*(?:[A-ZĐÀ-ỸƯƠĂÂÊÔ][^\W\d_]*\s+){1,5}[A-ZĐÀ-ỸƯƠĂÂÊÔ][^\W\d_]*"
)
_BULLET = re.compile(r"[-–+•*]\s*")
_SIGNED_NOTE = re.compile(r"\(?\s*(?:đã ký|ký|chữ ký|ký số).{0,40}", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Signature:
    """Recipients as printed without bullet and end sign; the signer's titles and name."""

    recipients: tuple[str, ...] = ()
    title_lines: tuple[str, ...] = ()
    name: str = ""


def signature_starts(said: Sequence[Said]) -> int:
    """Position of the first line of recipients or signer; the length if there is none.

    The signer's titles count only near the end or beside recipients, never in a letterhead.
    """
    for at, item in enumerate(said):
        text = item.text.strip()
        if _RECIPIENTS.match(text):
            return at
        if at > 8 and _PREFIXED.fullmatch(text):
            return at
    return len(said)


def read_signature(said: Sequence[Said]) -> Signature:
    """Recipients, titles and name from the last lines, in whichever order they stand."""
    recipients: list[str] = []
    titles: list[str] = []
    name = ""
    listing = False
    for item in said:
        for text in re.split(r"\s{3,}|\t", item.text.strip()):
            if found := _RECIPIENTS.match(text):
                listing = True
                text = text[found.end() :]
            if not text.strip():
                continue
            if text == text.upper() and (_TITLE.fullmatch(text) or _PREFIXED.fullmatch(text)):
                titles.append(text)
                listing = False
            elif _is_name(text, titles, name):
                name = re.sub(r"\s+", " ", text)
                listing = False
            elif listing or (_BULLET.match(text) and not name and text[1:2] != "-"):
                _list(recipients, text)
                listing = True
    return Signature(tuple(text.rstrip(" ;.,") for text in recipients), tuple(titles), name)


def _is_name(text: str, titles: Sequence[str], name: str) -> bool:
    if not titles or name or _SIGNED_NOTE.fullmatch(text):
        return False
    return bool(_NAME.fullmatch(text)) and (text != text.upper() or len(text.split()) <= 5)


def _list(recipients: list[str], text: str) -> None:
    """A bullet begins a recipient; a line without one goes on with the last."""
    bullet = _BULLET.match(text)
    if bullet or not recipients or recipients[-1].endswith((";", ".")):
        recipients.append(text[bullet.end() :] if bullet else text)
    else:
        recipients[-1] = join_text(recipients[-1], text)
