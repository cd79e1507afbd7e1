"""A Word form that came back: its answers, where each stands, and all that is no answer."""

import re
import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from xml.etree.ElementTree import Element

from nhipcau.exchange.form import WHOLE_FILE, Place, Problem, Returned
from nhipcau.exchange.invisible import without_invisible
from nhipcau.exchange.word_fields import TICKED, TOKEN_LABEL, TOKEN_PROPERTY, UNTICKED, Field
from nhipcau.exchange.word_opening import Parts, broken, open_word
from nhipcau.exchange.word_passage import Story
from nhipcau.exchange.word_pieces import Kind, Piece, pieces
from nhipcau.exchange.word_remarks import Remarks, joined, running_heads
from nhipcau.plans.importing.read.word_numbering import Numbering, W, read_numbering
from nhipcau.vietnamese.typed_text import typed, typed_line

_YES = frozenset({TICKED, "☑", "✓", "✔", "✗", "✘", "x", "v", "có", "đúng"})
_NO = frozenset({"", UNTICKED, "không", "chưa"})
_PROPERTY = "{http://schemas.openxmlformats.org/officeDocument/2006/custom-properties}property"
_LINE = re.compile(rf"{re.escape(TOKEN_LABEL)}\s*(\S+)")

NO_FIELDS = (
    "Tệp không còn ô trả lời nào của biểu mẫu (chương trình đã lưu tệp làm mất các ô); hãy tải lại "
    "biểu mẫu, chép nội dung vào các ô và lưu bằng Word hoặc LibreOffice."
)

Value = str | bool


def read_document(content: bytes, *, statuses: Mapping[str, str]) -> Returned:
    """Read a form, `statuses` being the words offered, by code.

    Answers are read where the form put them; tracked insertions count, deletions do not, and each
    is noted. What stands elsewhere becomes a note: no word of the file is lost.
    Refuses with the codes of `word_opening.open_word`, or too_much.
    """
    parts = open_word(content)
    answers = Answers(statuses)
    remarks = Remarks(parts)
    story = story_of(parts)
    for piece in _all_pieces(parts, story):
        answers.take(piece)
        remarks.of_piece(piece)
    answers.tokens += property_tokens(parts)
    token = answers.token()
    if token and not answers.places:
        answers.problems.append(Problem(WHOLE_FILE, "", NO_FIELDS))
    return Returned(
        token=token,
        items=answers.items(),
        general={key.name: str(one.value) for key, one in answers.found.items() if not key.item},
        places={(key.item, key.name): place for key, place in answers.places.items()},
        notes=joined(remarks.finish(story)),
        problems=tuple(answers.problems),
    )


def story_of(parts: Parts) -> Story:
    return Story(read_numbering(parts.first("numbering"), parts.first("styles")))


def pieces_of(document: Element, story: Story) -> Iterable[Piece]:
    """The pieces of the body of a document."""
    body = document.find(f"{W}body")
    if body is None:
        raise broken()
    return pieces(body, story)


def _all_pieces(parts: Parts, story: Story) -> Iterable[Piece]:
    document = parts.xml(parts.main)
    if document is None:
        raise broken()
    yield from pieces_of(document, story)
    for words, root in running_heads(parts):
        yield from pieces(root, Story(Numbering()), place=words)


@dataclass(frozen=True, slots=True)
class Answer:
    value: Value
    place: Place


@dataclass(slots=True)
class Answers:
    """The answers found so far; a second one for the same field must say the same."""

    statuses: Mapping[str, str]
    found: dict[Field, Answer] = field(default_factory=dict)
    places: dict[Field, Place] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)
    tokens: list[str] = field(default_factory=list)

    def take(self, piece: Piece) -> None:
        passage = piece.passage
        if piece.kind is not Kind.ANSWER or piece.field is None:
            self.tokens += passage.tokens + _LINE.findall(passage.text)
            return
        self.places.setdefault(piece.field, piece.place)
        value = self._value(piece.field, passage.text, piece.place)
        if value is not None:
            self._keep(piece.field, Answer(value, piece.place))

    def _keep(self, key: Field, new: Answer) -> None:
        old = self.found.get(key)
        if old is None or not old.value:
            self.found[key], self.places[key] = new, new.place
        elif new.value and new.value != old.value:
            rule = f"Ô này đã có ở {old.place} với nội dung khác; mỗi ô chỉ được có một nội dung."
            self.problems.append(
                _problem(key, new.place, str(new.value), rule, "Giữ một ô, xóa ô chép thêm.")
            )

    def _value(self, key: Field, text: str, place: Place) -> Value | None:
        """None for what is no answer: nothing chosen, or something that is not offered."""
        if key.name == "status":
            return self._status(key, text, place)
        if key.name == "is_nil":
            return self._is_nil(key, text, place)
        if key.name == "outside_number":
            return typed_line(without_invisible(text))
        return typed(text)

    def _status(self, key: Field, text: str, place: Place) -> str | None:
        offered = {_plain(words): code for code, words in self.statuses.items()}
        said = _plain(text)
        if said and said not in offered:
            words = "; ".join(self.statuses.values())
            rule = f"Tình trạng nhiệm vụ phải là một trong các mục của danh sách: {words}."
            example = next(iter(self.statuses.values()), "")
            self.problems.append(_problem(key, place, text.strip(), rule, example))
        return offered.get(said)

    def _is_nil(self, key: Field, text: str, place: Place) -> bool | None:
        said = _plain(text)
        signs = set(said) - {" "}
        if said in _YES or (signs & {TICKED, "☑"} and signs <= _YES | {UNTICKED}):
            return True
        if said in _NO:
            return False
        rule = "Ô chưa phát sinh chỉ được đánh dấu hoặc để trống."
        self.problems.append(_problem(key, place, text.strip(), rule, f"{TICKED} hoặc {UNTICKED}"))
        return None

    def items(self) -> dict[int, dict[str, Value]]:
        items: dict[int, dict[str, Value]] = {}
        for key, answer in self.found.items():
            if key.item:
                items.setdefault(key.item, {})[key.name] = answer.value
        return items

    def token(self) -> str:
        """The token of the file; "" when it bears none, and when it bears two."""
        seen = list(dict.fromkeys(self.tokens))
        if len(seen) > 1:
            rule = (
                "Tệp mang nhiều mã biểu mẫu khác nhau: mã đã bị sửa, hoặc nội dung được chép từ "
                "biểu mẫu khác sang."
            )
            example = "Tải lại biểu mẫu của đợt này và chỉ chép nội dung vào các ô trả lời."
            self.problems.append(Problem(WHOLE_FILE, ", ".join(seen), rule, example))
            return ""
        return seen[0] if seen else ""


def _problem(key: Field, place: Place, value: str, rule: str, example: str) -> Problem:
    return Problem(place, value, rule, example, item=key.item, field=key.name)


def _plain(text: str) -> str:
    visible = without_invisible(unicodedata.normalize("NFC", text))
    return " ".join(visible.split()).casefold()


def property_tokens(parts: Parts) -> list[str]:
    root = parts.xml("docProps/custom.xml")
    return [
        words.strip()
        for one in (root.iter(_PROPERTY) if root is not None else ())
        if one.get("name") == TOKEN_PROPERTY
        for words in one.itertext()
        if words.strip()
    ]
