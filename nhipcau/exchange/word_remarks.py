"""What a Word file says beside the answers, in sentences: nothing is dropped in silence."""

from collections.abc import Iterable, Iterator
from typing import Final
from xml.etree.ElementTree import Element

from django.core.exceptions import ValidationError

from nhipcau.exchange.word_fields import without_marks, without_prompts
from nhipcau.exchange.word_flow import read_passage
from nhipcau.exchange.word_opening import Parts
from nhipcau.exchange.word_passage import PARAGRAPH_SIGN, Change, Passage, Story
from nhipcau.exchange.word_pieces import Kind, Piece
from nhipcau.plans.importing.read.word_numbering import Numbering, W
from nhipcau.vietnamese.dates import format_date

REVIEWER: Final = "Nhịp Cầu"
"""Author of the comments that the system itself puts into a marked copy."""
TO_MEND: Final = "Cần sửa:"
"""How these comments begin."""
MOST_NOTES: Final = 3_000
"""Sentences about one file; people reach a few dozen."""
MOST_NOTED: Final = 500_000
"""Characters beside the answers, stray ones counted twice; some hundred pages."""

_MOVES: Final = {
    "chèn": "phần chèn được tính vào báo cáo",
    "xóa": "phần xóa không được tính",
    "chuyển đến": "được tính vào báo cáo ở chỗ này",
    "chuyển đi": "không còn được tính ở chỗ này",
}
_SEPARATORS: Final = frozenset({"separator", "continuationSeparator", "continuationNotice"})


class Remarks:
    """Collects the sentences of one file in the order in which things are met."""

    def __init__(self, parts: Parts) -> None:
        self.parts = parts
        self.sentences: list[str] = []
        self.comment_places: dict[str, str] = {}
        self._notes: dict[str, dict[str, Element]] = {}
        self._stray: list[str] = []
        self._stray_place = ""
        self._weight = 0

    def of_piece(self, piece: Piece) -> None:
        """What stands on a piece, and its words where nobody else takes them."""
        where, passage = str(piece.place), piece.passage
        if piece.kind is Kind.STRAY:
            self._gather(where, passage.text)
        elif piece.kind is Kind.ALTERED:
            self._say(where, _altered(passage.text))
        elif piece.kind is Kind.ANSWER and passage.tables:
            self._say(where, "bảng trong ô trả lời được chuyển thành các dòng chữ")
        self._beside(where, passage)

    def _gather(self, where: str, text: str) -> None:
        """Stray words that follow one another in one place make one sentence."""
        if not text.strip():
            return
        if where != self._stray_place:
            self._flush()
            self._stray_place = where
        self._stray.append(text.strip())
        self._weigh(text)

    def _flush(self) -> None:
        if self._stray:
            words = "\n".join(self._stray)
            self._stray.clear()
            self._say(self._stray_place, f"chữ ngoài các ô trả lời “{words}”")

    def _say(self, where: str, what: str) -> None:
        if self._stray and where != self._stray_place:
            self._flush()
        self.sentences.append(f"{where[:1].upper()}{where[1:]}: {what}.")
        self._weigh(what)

    def _weigh(self, words: str) -> None:
        """Refuse what no person would read through, rather than keep a part of it."""
        self._weight += len(words)
        if self._weight > MOST_NOTED or len(self.sentences) > MOST_NOTES:
            raise ValidationError(
                "Tệp có quá nhiều nội dung ngoài các ô trả lời; hãy chép phần trả lời vào biểu "
                "mẫu mới tải về và gửi phần còn lại thành tệp riêng.",
                code="too_much",
            )

    def _beside(self, where: str, passage: Passage) -> None:
        for change in passage.changes:
            if change.text:
                self._say(where, _change(change))
        if passage.secret:
            self._say(where, f"chữ ẩn “{passage.secret}”, không được tính vào báo cáo")
        for prompt in passage.prompts:
            self._say(where, f"chữ gợi ý “{prompt}”, không được tính là trả lời")
        for kind, number in passage.notes:
            self._footnote(where, kind, number)
        for number in passage.comments:
            self.comment_places.setdefault(number, where)
        for words in passage.instructions:
            self._say(where, f"trường tự động “{words}”, chỉ chữ đang hiện được đọc")
        for count, what in ((passage.pictures, "hình"), (passage.embedded, "đối tượng nhúng")):
            if count:
                self._say(where, f"có {count} {what}, không được đưa vào báo cáo")
        if passage.restyled:
            self._say(where, f"có {passage.restyled} thay đổi định dạng chưa chấp nhận")
        for box in passage.boxes:
            self._box(where, box)

    def _box(self, where: str, box: Element) -> None:
        inner = read_passage(list(box), Story(Numbering()))
        if inner.text.strip():
            self._say(where, f"hộp chữ “{inner.text.strip()}”")
        self._beside(where, inner)

    def _footnote(self, where: str, kind: str, number: str) -> None:
        note = self._all_notes(kind).pop(number, None)
        if note is not None:
            self._told(f"{where}, chú thích", note)

    def _all_notes(self, kind: str) -> dict[str, Element]:
        if kind not in self._notes:
            root = self.parts.first(kind)
            self._notes[kind] = {
                note.get(f"{W}id", ""): note
                for note in (root if root is not None else ())
                if note.get(f"{W}type") not in _SEPARATORS
            }
        return self._notes[kind]

    def _told(self, where: str, root: Element) -> None:
        """A note, a comment or another part that is not cut: its words, and what stands on them."""
        passage = read_passage(list(root), Story(Numbering()))
        if passage.text.strip():
            self._say(where, f"“{passage.text.strip()}”")
        self._beside(where, passage)

    def finish(self, story: Story) -> list[str]:
        """All sentences, once the parts that are cut into pieces have been told."""
        self._flush()
        for kind in ("footnotes", "endnotes"):
            for note in self._all_notes(kind).values():
                self._told("chú thích", note)
        self._comments(story.anchors)
        self._other_parts()
        self._links()
        self._flush()
        return self.sentences

    def _comments(self, anchors: dict[str, str]) -> None:
        for root in map(self.parts.xml, self.parts.related("comments")):
            for comment in root if root is not None else ():
                number, author = comment.get(f"{W}id", ""), comment.get(f"{W}author", "").strip()
                passage = read_passage(list(comment), Story(Numbering()))
                text = passage.text.strip()
                if author == REVIEWER and text.startswith(TO_MEND):
                    continue
                where = self.comment_places.get(number, "cả tệp")
                about = f" về “{anchors[number]}”" if anchors.get(number) else ""
                self._say(where, f"ghi chú của {author or 'không rõ ai'}{about}: “{text}”")
                self._beside(where, passage)

    def _other_parts(self) -> None:
        """Words of diagrams, charts and whatever else Word keeps in parts of their own."""
        for name in self.parts.names():
            if _is_drawn(name) and (root := self.parts.xml(name)) is not None:
                words = [one.text.strip() for one in root.iter() if _has_words(one) and one.text]
                if any(words):
                    self._say("cả tệp", f"chữ trong hình vẽ “{' '.join(filter(None, words))}”")

    def _links(self) -> None:
        seen: set[str] = set()
        for name in self.parts.names():
            folder, _, rels = f"/{name}".rpartition("/_rels/")
            if not name.endswith(".rels"):
                continue
            for link in self.parts.links(f"{folder}/{rels.removesuffix('.rels')}".lstrip("/")):
                if link.is_outside and link.target not in seen:
                    seen.add(link.target)
                    kind = "mẫu văn bản gắn kèm" if link.kind == "attachedTemplate" else "liên kết"
                    said = f"{kind} ra ngoài “{link.target}”, hệ thống không mở"
                    self._say("cả tệp", said)


def _change(change: Change) -> str:
    day = f" ngày {format_date(change.on)}" if change.on else ""
    text = without_prompts(without_marks(change.text))
    words = "dấu hết đoạn" if text == PARAGRAPH_SIGN else f"“{text}”"
    state = _MOVES[change.kind]
    return f"{change.author} {change.kind} {words}{day}, sửa đổi chưa chấp nhận, {state}"


def _altered(text: str) -> str:
    if not text.strip():
        return "chữ của biểu mẫu đã bị xóa"
    return f"chữ của biểu mẫu đã được sửa thành “{text.strip()}”"


def _is_drawn(name: str) -> bool:
    folders = ("word/diagrams/data", "word/charts/", "word/drawings/")
    return name.endswith(".xml") and name.startswith(folders)


def _has_words(element: Element) -> bool:
    return str(element.tag).endswith(("}t", "}v"))


def running_heads(parts: Parts) -> Iterator[tuple[str, Element]]:
    """(its name in words, root) of each header and footer of the document."""
    for kind, words in (("header", "đầu trang"), ("footer", "chân trang")):
        for name in parts.related(kind):
            root = parts.xml(name)
            if root is not None:
                yield words, root


def joined(sentences: Iterable[str]) -> tuple[str, ...]:
    """Each sentence once, in order."""
    return tuple(dict.fromkeys(sentences))
