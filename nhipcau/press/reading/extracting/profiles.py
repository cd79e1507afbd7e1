"""Where an outlet keeps its articles: one selector, learnt from its pages, read and edited."""

from collections.abc import Mapping
from dataclasses import asdict, dataclass, replace
from datetime import date
from typing import Any

from selectolax.lexbor import LexborHTMLParser, LexborNode, SelectolaxError

from nhipcau.press.reading.extracting.blocks import parsed, text_of, tidy

FIT = 0.85  # from which a profile is used
_LONGEST = 300
_SENTENCES = {
    "empty": "Hãy ghi bộ chọn CSS của phần nội dung bài, ví dụ: div.noi-dung-bai.",
    "long": "Bộ chọn dài quá {limit} ký tự; hãy chọn một phần tử gần bài viết hơn.",
    "wide": "Bộ chọn này lấy cả trang; hãy chọn phần tử chỉ chứa nội dung bài.",
    "many": "Chỉ ghi một bộ chọn, không dùng dấu phẩy.",
    "wrong": "Bộ chọn không đúng cú pháp CSS: {text}",
}


class WrongSelector(ValueError):
    """A selector that cannot be used, with a sentence; `part` is the field of the profile."""

    def __init__(self, sentence: str, part: str) -> None:
        super().__init__(sentence)
        self.part = part


@dataclass(frozen=True, slots=True)
class Profile:
    """Selectors of an outlet's pages. `text` is the element of the article, `leave_out` what in it
    is none; `title` and `date` may be empty. `repeated` are lines that stand in its articles again
    and again, header or footer of the outlet, and are no part of any.

    `fit` (0 to 1) is how well its text equalled the extractor's over `pages` pages on `learned_on`.
    """

    text: str
    fit: float
    learned_on: date
    pages: int
    title: str = ""
    date: str = ""
    leave_out: tuple[str, ...] = ()
    repeated: tuple[str, ...] = ()

    def own_lines(self, text: str) -> str:
        """The text without the lines that the outlet repeats."""
        if not self.repeated:
            return text
        return "\n".join(line for line in text.split("\n") if line not in self.repeated)

    @property
    def is_used(self) -> bool:
        """Is it good enough to read by?"""
        return self.fit >= FIT

    def edited(
        self,
        text: str,
        leave_out: tuple[str, ...] | None = None,
        *,
        title: str | None = None,
        date: str | None = None,
    ) -> "Profile":
        """With an officer's selectors, trusted as they are; None leaves one as it is.

        Raises WrongSelector with a sentence; `title` and `date` may be empty.
        """
        told = [("text", text), *(("leave_out", one) for one in leave_out or ())]
        told += [(part, one) for part, one in (("title", title), ("date", date)) if one]
        for part, selector in told:
            sentence = validate_selector(selector)
            if sentence:
                raise WrongSelector(sentence, part)
        kept = self.leave_out if leave_out is None else leave_out
        return replace(
            self,
            text=text.strip(),
            leave_out=kept,
            fit=1.0,
            title=self.title if title is None else title.strip(),
            date=self.date if date is None else date.strip(),
        )

    def as_json(self) -> dict[str, Any]:
        """Plain values that from_json reads back to an equal profile."""
        return {**asdict(self), "learned_on": self.learned_on.isoformat()}

    @classmethod
    def from_json(cls, told: Mapping[str, Any]) -> "Profile":
        """Raises KeyError, TypeError or ValueError if it is none."""
        values = {**told, "learned_on": date.fromisoformat(told["learned_on"])}
        lists = {name: tuple(values.get(name, ())) for name in ("leave_out", "repeated")}
        return cls(**{**values, **lists})


@dataclass(frozen=True, slots=True)
class ReadBy:
    """What a profile found on a page; "" for what it did not."""

    text: str = ""
    title: str = ""
    date: str = ""


def read_by(profile: Profile, markup: str) -> ReadBy:
    """Text, title and words of the date as the selectors tell them; nothing if they match none."""
    tree = parsed(markup)
    node = first(tree, profile.text)
    if node is None:
        return ReadBy()
    title, date_words = (words_of(tree, selector) for selector in (profile.title, profile.date))
    for selector in profile.leave_out:
        for part in node.css(selector):
            if part.mem_id != node.mem_id:
                part.decompose()
    return ReadBy(profile.own_lines(text_of(node)), title, date_words)


def first(tree: LexborHTMLParser, selector: str) -> LexborNode | None:
    """The first element that a selector matches; None for none or for one that is no CSS."""
    try:
        return tree.css_first(selector) if selector else None
    except (SelectolaxError, ValueError):
        return None


def words_of(tree: LexborHTMLParser, selector: str) -> str:
    """The words of the first match on one line."""
    node = first(tree, selector)
    return tidy(node.text()).replace("\n", " ") if node is not None else ""


def validate_selector(text: str) -> str:
    """What is wrong with a selector that an officer wrote, as a sentence; "" if it can be used."""
    text = text.strip()
    if not text:
        return _SENTENCES["empty"]
    if len(text) > _LONGEST:
        return _SENTENCES["long"].format(limit=_LONGEST)
    if "," in text.replace("\\,", ""):
        return _SENTENCES["many"]
    if text.lower() in ("html", "body", "*", ":root", "html body", "html > body"):
        return _SENTENCES["wide"]
    try:
        LexborHTMLParser("<html><body><p>.</p></body></html>").css_first(text)
    except (SelectolaxError, ValueError, UnicodeError):
        return _SENTENCES["wrong"].format(text=text)
    return ""
