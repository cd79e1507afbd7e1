"""Căn cứ, headings, and the running text."""

import re

from nhipcau.drafting.decree30.checking.judging import (
    Claim,
    broken,
    is_bold,
    is_in_capitals,
    is_italic,
    sized,
)
from nhipcau.drafting.decree30.checking.model import Paragraph
from nhipcau.drafting.decree30.checking.parts import Parts
from nhipcau.drafting.decree30.checking.report import Fault
from nhipcau.drafting.decree30.checking.rule import Rule
from nhipcau.drafting.decree30.checking.words import is_heading

_INDENTS = (567, 720)  # 1 cm and 1.27 cm, in twips
_SLACK = 25
_ALPHABET = "abcdđeghiklmnopqrstuvxy"
_POINT = re.compile(r"([a-zđ])\)\s")
_CLAUSE = re.compile(r"\d+(\.\d+)*\.?\s")
_CENTRED_HEADING = re.compile(r"(Phần|Chương|Mục|Tiểu mục)\s+[\dIVXLC]+$")


def bases_form(parts: Parts) -> list[Fault] | None:
    if not parts.legal_bases:
        return None
    return broken(
        parts.legal_bases,
        [
            (is_italic, "Căn cứ ban hành phải kiểu chữ nghiêng."),
            (sized(13, 14), "Căn cứ ban hành phải cỡ chữ 13 đến 14."),
        ],
    )


def bases_ends(parts: Parts) -> list[Fault] | None:
    if not parts.legal_bases:
        return None
    *others, last = parts.legal_bases
    faults = [
        Fault(p.where, "Cuối mỗi căn cứ phải có dấu chấm phẩy (;).")
        for p in others
        if not p.words.endswith(";")
    ]
    if not last.words.endswith("."):
        faults.append(Fault(last.where, "Căn cứ cuối cùng phải kết thúc bằng dấu chấm (.)."))
    return faults


def running_text(parts: Parts) -> list[Paragraph]:
    """Body paragraphs that are not centred headings of parts and chapters."""
    return [p for p in parts.body if not _is_centred_heading(p)]


def _is_centred_heading(paragraph: Paragraph) -> bool:
    is_word = bool(_CENTRED_HEADING.match(paragraph.words))
    return paragraph.align == "center" and (is_word or paragraph.is_bold)


def body_size(parts: Parts) -> list[Fault] | None:
    fits = sized(13, 14)
    sentence = "Nội dung văn bản phải cỡ chữ 13 đến 14."
    return _each(parts, fits, sentence)


def body_upright(parts: Parts) -> list[Fault] | None:
    def claim(paragraph: Paragraph) -> bool:
        return not paragraph.is_italic or paragraph.words.startswith("(")

    return _each(parts, claim, "Nội dung văn bản phải kiểu chữ đứng.")


def body_alignment(parts: Parts) -> list[Fault] | None:
    def claim(paragraph: Paragraph) -> bool:
        is_title = paragraph.is_bold and paragraph.align in {"left", "both"}
        is_aside = paragraph.words.startswith("(") and paragraph.align == "center"
        return paragraph.align == "both" or is_title or is_aside

    return _each(parts, claim, "Nội dung văn bản phải được canh đều cả hai lề.")


def body_indent(parts: Parts) -> list[Fault] | None:
    def claim(paragraph: Paragraph) -> bool:
        start = paragraph.left + paragraph.first_line
        is_free = is_heading(paragraph.text) or paragraph.align == "center"
        return is_free or any(abs(start - wanted) <= _SLACK for wanted in _INDENTS)

    return _each(parts, claim, "Chữ đầu dòng của đoạn phải lùi vào 1 cm hoặc 1,27 cm.")


def _each(parts: Parts, claim: Claim, sentence: str) -> list[Fault] | None:
    text = running_text(parts)
    return broken(text, [(claim, sentence)]) if text else None


def body_spacing(parts: Parts) -> list[Fault] | None:
    if not parts.body:
        return None
    faults = []
    for upper, lower in zip(parts.body, parts.body[1:], strict=False):
        touches = lower.spot.paragraph == upper.spot.paragraph + 1
        if touches and upper.after_pt + lower.before_pt < 6:
            faults.append(
                Fault(lower.where, "Khoảng cách giữa các đoạn văn phải tối thiểu là 6 pt.")
            )
    return faults


def body_lines(parts: Parts) -> list[Fault] | None:
    def claim(paragraph: Paragraph) -> bool:
        return paragraph.line is None or 0.99 <= paragraph.line <= 1.51

    return _each(parts, claim, "Khoảng cách giữa các dòng phải từ dòng đơn đến 1,5 dòng.")


def headings(parts: Parts) -> list[Fault] | None:
    mucs = [p for p in parts.body if is_heading(p.text)]
    titled = [p for p in parts.body if p.outline is not None and _CLAUSE.match(p.words)]
    if not mucs and not titled:
        return None
    size = (sized(13, 14), "Tiêu đề phải cỡ chữ 13 đến 14.")
    bold = (is_bold, "Số thứ tự và tiêu đề phải kiểu chữ đậm.")
    capitals = (is_in_capitals, "Tiêu đề của mục phải in hoa.")
    return broken(mucs, [bold, capitals, size]) + broken(titled, [bold, size])


def point_order(parts: Parts) -> list[Fault] | None:
    points = [(p, found[1]) for p in parts.body if (found := _POINT.match(p.words))]
    faults, expected = [], "a"
    for paragraph, letter in points:
        if letter not in {"a", expected}:
            sentence = "Các điểm phải theo thứ tự bảng chữ cái tiếng Việt: a, b, c, d, đ, e, g, h…"
            faults.append(Fault(paragraph.where, sentence))
        place = _ALPHABET.find(letter)
        expected = _ALPHABET[(place + 1) % len(_ALPHABET)]
    return faults if points else None


def end_mark(parts: Parts) -> list[Fault] | None:
    if not parts.body or parts.recipients_heading is None:
        return None
    last = parts.body[-1]
    if last.words.endswith("./."):
        return []
    return [Fault(last.where, "Kết thúc nội dung văn bản phải có dấu “./.”.")]


RULES = (
    Rule("bases_form", "Căn cứ ban hành", "Mục II, khoản 6, điểm a", bases_form),
    Rule("bases_ends", "Dấu cuối căn cứ", "Mục II, khoản 6, điểm a", bases_ends),
    Rule("headings", "Tiêu đề mục, khoản", "Mục II, khoản 6, điểm đ", headings),
    Rule("point_order", "Thứ tự các điểm", "Mục II, khoản 6, điểm đ", point_order),
    Rule("body_size", "Cỡ chữ nội dung", "Mục II, khoản 6, điểm e", body_size),
    Rule("body_upright", "Kiểu chữ nội dung", "Mục II, khoản 6, điểm e", body_upright),
    Rule("body_alignment", "Canh lề nội dung", "Mục II, khoản 6, điểm e", body_alignment),
    Rule("body_indent", "Lùi đầu dòng", "Mục II, khoản 6, điểm e", body_indent),
    Rule("body_spacing", "Khoảng cách đoạn", "Mục II, khoản 6, điểm e", body_spacing),
    Rule("body_lines", "Khoảng cách dòng", "Mục II, khoản 6, điểm e", body_lines),
    Rule("end_mark", "Dấu kết thúc", "Phụ lục III, mẫu văn bản", end_mark),
)
