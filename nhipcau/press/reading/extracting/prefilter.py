"""May a page hold one of the names? Asked of its bytes, before anything is parsed."""

import html
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache

from ahocorasick_rs import BytesAhoCorasick, Implementation

from nhipcau.press.reading.extracting.decoding import charset_of, decode
from nhipcau.press.reading.extracting.spellings import as_references, encoded, fold, spellings

# What may stand where a name has its space: the first bytes of it.
_PARTINGS = (
    *(b"\n", b"\r", b"\t", b"  ", b" \n", b" \r", b" \t", b" &", b" <", b"<", b"&"),
    *(b"\xc2", b" \xc2", b"\xe2", b" \xe2", b"\xe3\x80\x80", b"\xef\xbb\xbf", b"\xa0"),
    *(b"\\u", b"\\n", b"\\t", b"\\r"),
)
_OF_PLAIN_LETTER = re.compile(r"&#(?:\d{2}|1[01]\d|12[0-7]|[xX][0-7][0-9a-fA-F]);")
_PLAIN_LETTERS = re.compile(r"[A-Za-z]*")
_TAG = re.compile(r"<!--.*?-->|<[^<>]*>", re.DOTALL)
_ESCAPED = re.compile(r"\\u([0-9a-fA-F]{4})")
_BLANKS = re.compile(r"\\[nrt]")
_REFERENCE = re.compile(r"&(?:#[0-9]{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z]{2,8});?")
_LONGEST_REFERENCE = 10
_LOOK = 36  # bytes of the first, short look
_WINDOW = 400  # bytes that are read to see whether a name goes on
_AUTOMATON_OF_ALL = 40_000  # patterns up to which the fastest automaton still fits in memory
_SHIFTED = b"\x1b$"  # ISO-2022: nothing after it can be read as it stands

_Doubt = tuple[str, str]  # the folded name and the codec of its bytes
_DoubtBytes = tuple[bytes, str]


class Prefilter:
    """An automaton over every spelling of the names: small, shared, never changed.

    Tells too much rather than too little: a name parted by a tag, a line end or an entity, in
    UTF-8, UTF-16 or the code pages of its script is found; a few places found are none.
    """

    def __init__(self, names: Iterable[str]) -> None:
        """`names` as they are printed today; blank ones are left out."""
        self.names = tuple(dict.fromkeys(name.strip() for name in names if name.strip()))
        sure: set[bytes] = set()
        doubts: dict[bytes, set[_Doubt]] = {}
        for name in self.names:
            _gather(name, sure, doubts)
        for pattern in sure:
            doubts.pop(pattern, None)
        patterns = [*sorted(sure), *sorted(doubts), _SHIFTED]
        self._sure = len(sure)
        self._doubts = [tuple(sorted(doubts[pattern])) for pattern in sorted(doubts)]
        kind = Implementation.DFA if len(patterns) < _AUTOMATON_OF_ALL else None
        self._automaton = BytesAhoCorasick(patterns, implementation=kind)

    def may_mention(self, body: bytes) -> bool:
        """Does the page hold a name anywhere, in text, attributes or scripts?"""
        return next(iter(self.found(body)), None) is not None

    def found(self, body: bytes) -> "Found":
        """Where names begin, read as far as is asked for."""
        body = _in_bytes(body)
        matches = self._automaton.find_matches_as_indexes(body, overlapping=True)
        last = self._sure + len(self._doubts)
        if any(which == last for which, _, _ in matches) and _is_shifted(body):
            body = decode(body).encode("utf-8", "ignore")
            matches = self._automaton.find_matches_as_indexes(body, overlapping=True)
        return Found(body, self._places(body, matches))

    def _places(self, body: bytes, matches: list[tuple[int, int, int]]) -> Iterator[int]:
        last = self._sure + len(self._doubts)
        for which, start, _ in matches:
            is_sure = which < self._sure
            if is_sure or (which < last and self._is_name(body, start, which)):
                yield start

    def _is_name(self, body: bytes, start: int, which: int) -> bool:
        return _goes_on(body, start, self._doubts[which - self._sure])


@dataclass(frozen=True, slots=True)
class Found:
    """A page in bytes that can be searched, and the offsets in it where names begin, once over."""

    body: bytes
    places: Iterator[int]

    def __iter__(self) -> Iterator[int]:
        return self.places


def _goes_on(body: bytes, start: int, doubts: tuple[_Doubt, ...]) -> bool:
    """Do the words at `start` go on as one of the names? A short look tells in most cases."""
    look = body[start : start + _LOOK]
    for name, codec in doubts:
        text, _ = _plain(look, codec)
        if not text.startswith(name) and not name.startswith(text):
            continue
        text, is_cut = _plain(_near(body, start, len(name)), codec)
        if text.startswith(name) or (is_cut and name.startswith(text)):
            return True
    return False


def _near(body: bytes, start: int, length: int) -> bytes:
    near = body[start : start + 9 * length + 20]
    return body[start : start + _WINDOW] if b"<" in near else near


def _in_bytes(body: bytes) -> bytes:
    """UTF-16 and UTF-32 become UTF-8, so that ASCII letters are bytes."""
    if body[:2] in (b"\xff\xfe", b"\xfe\xff") or body[:200].count(0) > 20:
        return decode(body).encode("utf-8", "ignore")
    return body


def _is_shifted(body: bytes) -> bool:
    return charset_of(body)[0] == "iso2022_jp"


@lru_cache(maxsize=4096)
def _plain(chunk: bytes, codec: str) -> tuple[str, bool]:
    """The words of a piece of page, folded; was its end cut off inside a tag?"""
    text = chunk.decode(codec, "ignore")
    if "<" in text:
        text = _TAG.sub("", text)
    opened = text.find("<")
    is_cut = opened >= 0
    text = text[:opened] if is_cut else text
    if "\\" in text:
        text = _ESCAPED.sub(lambda code: chr(int(code[1], 16)), _BLANKS.sub(" ", text))
        text = text.rpartition("\\u")[0] if "\\u" in text[-6:] else text
    if "&" in text:
        last = text.rfind("&", max(0, len(text) - _LONGEST_REFERENCE))
        text = text[:last] if last > 0 and ";" not in text[last:] else text
        text = _REFERENCE.sub(_referred, text)
    return fold(text), is_cut


def _referred(reference: re.Match[str]) -> str:
    return _letter(reference[0])


@lru_cache(maxsize=4096)
def _letter(reference: str) -> str:
    return html.unescape(reference)


def _gather(name: str, sure: set[bytes], doubts: dict[bytes, set[_Doubt]]) -> None:
    folded = fold(name)
    for form in spellings(name):
        sure.update(encoded(form))
        if form == form.lower() != form.upper():
            continue  # small letters are looked for as they stand only
        for beginning, codec in _beginnings(form):
            doubts.setdefault(beginning, set()).add((folded, codec))


def _beginnings(form: str) -> Iterator[_DoubtBytes]:
    """The bytes of a spelling up to where it may first differ from how it is printed."""
    for at, letter in enumerate(form):
        before = form[:at].encode("utf-8", "ignore")
        if not at or letter > "\x7f":
            for reference in as_references(letter):
                for ending in _endings(reference, form[at + 1 :]):
                    yield before + ending, "utf-8"
    for written, codec in encoded(form).items():
        words = written.split(b" ")
        for count in range(1, len(words)):
            for parting in _PARTINGS:
                yield b" ".join(words[:count]) + parting, codec


def _endings(reference: str, rest: str) -> Iterator[bytes]:
    """A reference with what must follow it for the name to go on; its ";" may be missing."""
    if not reference.endswith(";"):
        yield reference.encode()
        return
    for follows in _after(rest):
        yield reference.encode() + follows
    if not _OF_PLAIN_LETTER.fullmatch(reference):
        for follows in _after(rest) if rest and rest[0] != " " else (b" ", b"<", b"&", b"\n"):
            yield reference[:-1].encode() + follows


def _after(rest: str) -> tuple[bytes, ...]:
    """What may follow: the plain letters of the name, or another reference."""
    plain = _PLAIN_LETTERS.match(rest)
    if plain and plain[0]:
        return (plain[0].encode(),)
    if not rest or rest[0] == " ":
        return (b"",)
    return rest[0].encode("utf-8", "ignore"), b"&", b"\\u"
