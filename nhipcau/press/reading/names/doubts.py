"""Rules that say why a well-spelt name may still mean something else."""

import re
import unicodedata
from collections.abc import Callable, Iterator
from functools import lru_cache

from nhipcau.press.reading.names.around import Around
from nhipcau.press.reading.names.listing import in_menu
from nhipcau.press.reading.names.lists import (
    abroad,
    begins,
    ends,
    holds,
    listed,
    phrases,
    provinces,
    tokens_of,
)
from nhipcau.press.reading.names.spelling import Spelling, is_unspaced
from nhipcau.vietnamese.text import fold

_HOUSE_NUMBER = re.compile(
    r"(?:số(?: nhà)?|so(?: nha)?|nhà|hẻm|ngõ|ngách|kiệt|địa chỉ:?) ?\d+\w?(?:/\d+)* $|\d/\d+\w? $",
    re.I,
)
_AGE = re.compile(r"^\s*[(,]\s*(?:sn|sinh nam|\d{1,2} tuoi)\b")
_NEXT = re.compile(r"^\s*[,(–-]?\s*")
_PROPER = re.compile(r"(?:[^\W\d_]+|\d+)(?: [^\W\d_]+)*")
_COMMON_LATIN = frozenset(
    (
        *("do", "le", "la", "to", "ha", "ho", "van", "mac", "kim", "thu", "vi", "ma", "dam"),
        *("ban", "han", "lo", "cu"),
    )
)
_LOCATING = (
    *("tỉnh", "tại", "ở", "về", "đến", "sân", "quê", "người", "thành phố", "tp", "sân vận động"),
)
_ROUTE = re.compile(r"^\s*[-–—]\s*[^\W\d_]")

Known = frozenset[str]
Rule = Callable[[Around, Known], bool]


def doubt(around: Around, ours: Known) -> str | None:
    """The code of the first rule that doubts the name, or None. `ours`: folded names of its
    province, which vouch for it in addresses.
    """
    return next((why for why, rule in _rules() if rule(around, ours)), None)


def _rules() -> Iterator[tuple[str, Rule]]:
    yield "line_break", lambda around, ours: "\n" in around.words
    yield "team_or_company", lambda around, ours: around.name.kind in {"team", "company"}
    yield "part_of_name", _part_of_longer
    yield "other_meaning", _other_meaning
    yield "verb", _verb
    yield "street", _street
    yield "person", _person
    yield "other_place", _other_place
    yield "other_level", _other_level
    yield "part_of_name", _part_of_name
    yield "lottery", _lottery
    yield "ship", _ship
    yield "team_or_company", _team
    yield "menu", lambda around, ours: in_menu(around)


@lru_cache(maxsize=2048)
def _own(words: tuple[str, ...], accented: bool) -> frozenset[tuple[str, ...]]:
    return phrases(words, accented)


def _other_meaning(around: Around, ours: Known) -> bool:
    name = around.name
    if is_unspaced(name.words):
        behind, ahead = around.after.lstrip(), around.before.rstrip()
        return behind.startswith(name.doubt_after) or ahead.endswith(name.doubt_before)
    return bool(
        ends(around.words_before, _own(name.doubt_before, around.accented))
        or begins(around.words_after, _own(name.doubt_after, around.accented))
    )


def _part_of_longer(around: Around, ours: Known) -> bool:
    """Thái Bình Dương is an ocean; in "Việt Nam Định hướng" the first syllable is another's."""
    own = tuple(tokens_of(unicodedata.normalize("NFC", around.words), around.accented))
    before, after = around.words_before, around.words_after
    joined = listed("tiếng ghép với chữ đầu", around.accented)
    if before and (before[-1], own[0]) in joined:
        return True
    return any(
        (*before[len(before) - at :], *own, *after[: len(phrase) - at - len(own)]) == phrase
        for phrase in listed("tên dài hơn", around.accented)
        for at in _places(own, phrase)
        if at <= len(before)
    )


@lru_cache(maxsize=4096)
def _places(own: tuple[str, ...], phrase: tuple[str, ...]) -> tuple[int, ...]:
    """Where the words stand in a longer phrase."""
    last = len(phrase) - len(own)
    return tuple(at for at in range(last + 1) if phrase[at : at + len(own)] == own)


def _verb(around: Around, ours: Known) -> bool:
    """Where capitals tell nothing, a name that is also a word is one only if no word fits."""
    traps = around.name.traps
    if "word" in traps:
        if ends(around.words_before, listed("trước tên là từ thường", around.accented)):
            return True
        is_address = around.words_before[-1:] == [","] and around.written is Spelling.ACCENTED
        if around.is_shouting and not is_address:
            return True
    if "bare_word" in traps and around.is_shouting and not around.accented:
        return True
    if "verb" not in traps:
        return False
    loud = around.is_shouting or around.written in {Spelling.CAPITALS, Spelling.BARE_CAPITALS}
    fits = begins(around.words_after, listed("đối tượng của động từ", around.accented))
    if fits and (loud or len(fits) > 1 or around.run_opens):
        return True
    return loud and bool(ends(around.words_before, listed("trước động từ", around.accented)))


def _street(around: Around, ours: Known) -> bool:
    if begins(around.words_after, listed("sau tên đường", around.accented)):
        return True
    if _HOUSE_NUMBER.search(around.before):
        return True
    before = around.words_before
    if ends(before, listed("không phải đường phố", around.accented)):
        return False
    return bool(ends(before, listed("đường phố", around.accented))) and not _ROUTE.match(
        around.after
    )


def _person(around: Around, ours: Known) -> bool:
    if _AGE.match(fold(around.after)):
        return True
    if ends(around.words_before, listed("xưng hô", around.accented)):
        return True
    run = around.run
    if around.is_shouting:
        return bool(run) and len(run) == 1 and _is_surname(around, run[0], opens=True)
    return any(
        _is_surname(around, run[at], opens=around.run_opens and at == 0 and at == len(run) - 1)
        for at in range(max(0, len(run) - 2), len(run))
    )


def _is_surname(around: Around, word: str, *, opens: bool) -> bool:
    """A surname; one that is a common word too counts only where no sentence begins with it."""
    key = frozenset({(_key(word, around.accented),)})
    if key & listed("họ trùng từ thường", around.accented):
        return not opens
    if opens and not around.accented and fold(word) in _COMMON_LATIN:
        return False
    return bool(key & listed("họ", around.accented))


def _key(word: str, accented: bool) -> str:
    return next(iter(phrases([word], accented)))[0]


def _other_place(around: Around, ours: Known) -> bool:
    """An address goes on with a unit that is not ours: ", huyện Yên Lạc", ", Bắc Ninh"."""
    name = around.name
    gap = _NEXT.match(around.after)
    rest = around.after[gap.end() if gap else 0 :]
    level = begins(
        around.words_after[1:] if gap and gap[0].strip() else around.words_after,
        listed("địa chỉ theo sau", around.accented),
    )
    if level:
        rest = re.sub(rf"^(?:\w+\.? ?){{{len(level)}}}", "", rest, count=1)
    proper = _proper(rest)
    if not proper or _is_ours(proper, ours):
        return False
    if level and gap and gap[0].strip():
        return not _is_list(around, proper)
    if not (gap and gap[0].strip() in {",", "("}):
        return False
    if _leads(proper, abroad()):
        return True
    elsewhere = {fold(place) for place in name.elsewhere}
    if _leads(proper, elsewhere):
        return not _is_list(around, "")
    return name.kind in {"district", "commune"} and _leads(proper, provinces())


def _proper(rest: str) -> str:
    """The folded words with capitals (or the number) that `rest` begins with."""
    found = _PROPER.match(rest)
    kept: list[str] = []
    for word in found[0].split() if found else ():
        if not (word[0].isupper() or word[0].isdigit()):
            break
        kept.append(word)
    return fold(" ".join(kept))


def _leads(proper: str, among: Known | set[str]) -> bool:
    words = proper.split()
    return any(" ".join(words[:count]) in among for count in range(1, len(words) + 1))


def _is_ours(proper: str, ours: Known) -> bool:
    return _leads(proper, ours)


def _is_list(around: Around, proper: str) -> bool:
    """Provinces and towns told one after the other are a list, no address."""
    if around.name.kind not in {"province", "city"}:
        return False
    own = listed(f"cấp nơi/{around.name.kind}", around.accented)
    listing = around.words_before[-1:] == [","] or bool(ends(around.words_before, own))
    return listing or (bool(proper) and _leads(proper, provinces()))


def _other_level(around: Around, ours: Known) -> bool:
    own = listed(f"cấp nơi/{around.name.kind}", around.accented)
    level = ends(around.words_before, listed("cấp nơi/mọi cấp", around.accented))
    return bool(own) and level is not None and level not in own


def _part_of_name(around: Around, ours: Known) -> bool:
    """Tân + the name, or the name + Bắc: places of their own, unless the table has them."""
    if around.is_shouting:
        return False
    first = listed("chữ đầu của tên nơi khác", around.accented)
    if around.run and (_key(around.run[-1], around.accented),) in first:
        return True
    next_word = re.match(r" ([^\W\d_]+)", around.after)
    if not next_word or not next_word[1][0].isupper():
        return False
    return bool(begins(around.words_after, listed("hướng", around.accented)))


def _lottery(around: Around, ours: Known) -> bool:
    return holds(around.words_of_line, listed("xổ số", around.accented))


def _ship(around: Around, ours: Known) -> bool:
    before = around.words_before
    if ends(before, listed("không phải tên tàu", around.accented)) or _ROUTE.match(around.after):
        return False
    return bool(ends(before, listed("tên tàu", around.accented)))


def _team(around: Around, ours: Known) -> bool:
    before, accented = around.words_before, around.accented
    if begins(around.words_after, listed("sau tên đội", accented)):
        return True
    if ends(before, listed("đội bóng", accented)) or ends(before, listed("cửa hàng", accented)):
        return True
    if not holds(around.words_of_line, listed("bóng đá", accented)):
        return False
    return not ends(before, _own(_LOCATING, accented))
