"""A cell of units into its units: where one name ends and the next begins."""

import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass

from nhipcau.plans.importing.recognise import unit_words
from nhipcau.vietnamese.text import fold

_SEPARATOR = re.compile(
    r";|\n|,|(?<=\s)(?:và|cùng với|cùng|hoặc)(?=\s)|(?<=\s)\+(?=\s)|"
    r"/(?=\s*(?:Sở|UBND|Ban|Báo|Đài)\s)",
    re.IGNORECASE,
)
_BULLET = re.compile(r"(?:[-–—+*•●▪◦]\s+|[-–](?=[A-ZĐÀ-Ỹ])|\(?\d{1,2}[.)]\s+(?=\D)|[a-zđ][)]\s+)")
_EDGE = " \t\n\r\xa0.,;:…+"
_NOTHING = {"", "v.v", "vv", "v v", "-", "–", "không", "không có", "x", "nt"}
_LONGEST = 3000  # characters; a longer cell is prose, cut only at ";" and line ends
_OPENING = {"(": ")", "[": "]", "“": "”", "«": "»"}
_ACRONYM = re.compile(r"[A-ZĐ]{3,}(?:[-.][A-ZĐ]+)*(?=\s|$)")


@dataclass(frozen=True, slots=True)
class _Cut:
    """A place where a unit may end: `start`..`stop` is the separator itself."""

    start: int
    stop: int
    mark: str


def split_units(text: str, known: Collection[str] = ()) -> tuple[str, ...]:
    """The units of a cell as written, in order, each once.

    Cuts at ";", at a bullet or a new line before a unit, at "," and "và" between two units.
    A collective ("Các sở, ban, ngành", "UBND các huyện, thị xã") stays one unit, as does a name
    of `known` and whatever stands in brackets. "Các sở: A, B" gives "Sở A" and "Sở B".
    """
    text = _tidy(text)
    if len(text) > _LONGEST:
        return tuple(dict.fromkeys(filter(None, map(_plain, re.split(r"[;\n]", text)))))
    kept = _kept(text, known)
    units: list[str] = []
    start = 0
    cuts = [cut for cut in _cuts(text) if not any(a < cut.start < b for a, b in kept)]
    for at, cut in enumerate(cuts):
        if cut.start < start:
            continue
        end = cuts[at + 1].start if at + 1 < len(cuts) else len(text)
        left, right = text[start : cut.start], text[cut.stop : end]
        if _divides(left, cut.mark, right, text[cut.stop :], known):
            units.append(left)
            start = cut.stop
    units.append(text[start:])
    plain = (name for unit in units for name in _spread(_plain(unit)))
    return tuple(dict.fromkeys(name for name in plain if name.lower() not in _NOTHING))


def starts_unit(text: str, known: Collection[str] = ()) -> bool:
    """Whether `text` begins as the name of a unit or of a group of units does."""
    text = re.sub(r"^(?:và|cùng)\s+", "", text.strip())
    lower = _lower(text)
    if not lower:
        return False
    if any(lower.startswith(_lower(name)) for name in known):
        return True
    if unit_words.HAS_DETERMINER.match(lower) or unit_words.PLAIN_HEAD.match(lower):
        return True
    if text[0].isupper() and unit_words.CAPITAL_HEAD.match(lower):
        return True
    return bool(unit_words.PLACE_WITH_NAME.match(text))


def _tidy(text: str) -> str:
    text = text.replace("\xa0", " ").replace("\r\n", "\n").replace("\r", "\n").replace("\v", "\n")
    return re.sub(r"[ \t]+", " ", text)


def _lower(text: str) -> str:
    return re.sub(r"\s+", " ", text.replace("ƣ", "ư").replace("Ƣ", "Ư")).strip().lower()


def _kept(text: str, known: Collection[str]) -> list[tuple[int, int]]:
    """Stretches of `text` that are known names holding a separator."""
    names = [name for name in known if _SEPARATOR.search(name)]
    spans: list[tuple[int, int]] = []
    for name in names:
        pattern = r"\s+".join(re.escape(word) for word in name.split())
        spans += [found.span() for found in re.finditer(pattern, text, re.IGNORECASE)]
    return spans


def _cuts(text: str) -> Iterator[_Cut]:
    """Separators outside brackets and quotes."""
    closing: list[str] = []
    marks = {found.start(): found for found in _SEPARATOR.finditer(text)}
    for at, sign in enumerate(text):
        if closing and sign == closing[-1]:
            closing.pop()
        elif sign in _OPENING and _OPENING[sign] in text[at:]:
            closing.append(_OPENING[sign])
        elif not closing and (found := marks.get(at)):
            yield _Cut(found.start(), found.end(), found[0].lower())


def _divides(left: str, mark: str, right: str, rest: str, known: Collection[str]) -> bool:
    """Whether `mark` stands between two units; `right` ends at the next separator."""
    if mark == ";" or not left.strip(_EDGE):
        return True
    if _BULLET.match(rest.lstrip()) and mark in "\n,":
        return True
    here, there = _lower(_plain(left)), _lower(re.sub(r"^\s*và\s", "", right))
    if not there.strip(_EDGE):
        return False
    if mark == "\n" and (left.rstrip().endswith(",") or _is_wrapped_name(here, right)):
        return False
    is_begun = unit_words.BARE_HEAD.fullmatch(here) and not _is_whole_set(here, right)
    if is_begun or _is_one_office(here, there, mark):
        return False
    if mark == "và" and unit_words.BARE_NOUN.fullmatch(there.rstrip(_EDGE)):
        return False
    if unit_words.SHARED_PLACE.fullmatch(here) and unit_words.SHARED_PLACE.match(there):
        return False
    if _continues(here, right):
        return False
    if starts_unit(rest, known):
        return True
    if mark == "," and left.strip()[:1].isupper() and not _is_capitals(left + right):
        return bool(_ACRONYM.match(right.strip())) or _is_foreign(right)
    return False


def _is_foreign(name: str) -> bool:
    """Whether a name begins with a capitalised word that is no Vietnamese syllable: "Viettel"."""
    word = re.match(r"\s*([A-Z][a-z]+[A-Za-z]{2,})(?=\s|$)", name)
    return bool(word and not unit_words.SYLLABLE.fullmatch(word[1].lower()))


def _is_wrapped_name(here: str, right: str) -> bool:
    """ "Bộ Chỉ huy" / "Bộ đội Biên phòng", "Công an" / "xã Tân An": one name on two lines."""
    name = right.strip()
    if name[:1].islower() and unit_words.PLACE_WITH_NAME.match(name):
        return True
    found = unit_words.BEGUN_NAME.match(f"{here}\n{_lower(name)} ")
    return found is not None and found.end() == len(here)


def _is_whole_set(here: str, right: str) -> bool:
    """ "Các doanh nghiệp" before the name of a unit; "Các sở" before "Ban, Ngành" is only begun."""
    name = right.strip()
    if not unit_words.WHOLE_SET.fullmatch(here) or not name[:1].isupper():
        return False
    return not unit_words.COLLECTIVE_WHOLE.fullmatch(_lower(name).rstrip(_EDGE))


def _is_capitals(text: str) -> bool:
    """Whether a text of some length is set in capitals throughout."""
    return len(text.split()) > 3 and text == text.upper()


def _is_one_office(here: str, there: str, mark: str) -> bool:
    """ "Văn phòng HĐND và UBND", "Ban Quản lý Khu kinh tế và các khu công nghiệp"."""
    if here.startswith("văn phòng") and "hđnd" in here + there and mark != ";":
        return bool(re.match(r"(?:hđnd|ubnd|hội đồng nhân dân|ủy ban nhân dân)", there))
    return bool(re.match(r"(?:ban quản lý|bql)", here) and re.match(r"các (?:khu|cụm)\b", there))


def _continues(here: str, right: str) -> bool:
    """Whether `right` goes on with the collective that `here` ends in: "Các sở" + "ban"."""
    piece = re.split(r",|\bvà\b", here)[-1].strip()
    right = re.sub(r"^\s*và\s", "", right).strip().rstrip(_EDGE)
    there = _lower(right)
    if not unit_words.BARE_COLLECTIVE.fullmatch(piece):
        return False
    if unit_words.BARE_PLACE.fullmatch(piece) and not unit_words.PLACE_STARTS.match(there):
        return False
    if unit_words.COLLECTIVE_WHOLE.fullmatch(there):
        return True
    return right[:1].islower() and bool(unit_words.COLLECTIVE_STARTS.match(there))


def _plain(unit: str) -> str:
    """One unit without bullet, label, joining word and end signs; white space folded."""
    unit = re.sub(r"[\s,;]+v\.? ?v[\s.,;…]*$", "", re.sub(r"\s+", " ", unit)).strip(_EDGE)
    for pattern in (_BULLET, unit_words.LABEL, re.compile(r"(?:và|cùng với|cùng)\s+")):
        if found := pattern.match(unit):
            unit = unit[found.end() :].strip(_EDGE)
    return unit


def _spread(unit: str) -> tuple[str, ...]:
    """ "Các sở: Tài chính, Nội vụ" and "Sở Tài chính, Nội vụ" name one unit for each sector."""
    found = re.match(r"(?:các\s+)?(sở)\s*(:?)\s*(.+)", unit, re.IGNORECASE)
    if not found or ("," not in unit and " và " not in unit):
        return (unit,)
    names = _sectors(found[3]) or (tuple(found[3].split(",")) if found[2] else ())
    if len(names) < 2 and not found[2]:
        return (unit,)
    return tuple(f"Sở {name.strip(_EDGE)}" for name in names)


def _sectors(text: str) -> tuple[str, ...]:
    """`text` cut into sectors of the state; () if any part is none."""
    names: list[str] = []
    words = text.split()
    while words:
        for count in range(min(len(words), 8), 0, -1):
            name = " ".join(words[:count]).strip(_EDGE)
            if unit_words.SECTOR.fullmatch(re.sub(r"\s*-\s*", "-", fold(name))):
                break
        else:
            return ()
        names.append(name)
        words = words[count:]
        if words and words[0].lower() in ("và", "&"):
            words = words[1:]
    return tuple(names)
