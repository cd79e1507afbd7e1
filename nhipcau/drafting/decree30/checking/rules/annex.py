"""Annexes: label, title, "(Kèm theo …)", and the reference in the text."""

import re

from nhipcau.drafting.decree30.checking.judging import (
    broken,
    is_bold,
    is_centred,
    is_in_capitals,
    is_italic,
    is_upright,
    sized,
)
from nhipcau.drafting.decree30.checking.parts import Parts
from nhipcau.drafting.decree30.checking.report import Fault
from nhipcau.drafting.decree30.checking.rule import Rule
from nhipcau.vietnamese.text import fold


def label(parts: Parts) -> list[Fault] | None:
    if not parts.annexes:
        return None
    is_alone = len(parts.annexes) == 1
    wanted = re.compile("Phụ lục" if is_alone else "Phụ lục [IVXLC]+")
    sentence = (
        "Một phụ lục chỉ ghi “Phụ lục”, chữ thường, không đánh số."
        if is_alone
        else "Từ hai phụ lục trở lên phải ghi “Phụ lục” và số La Mã."
    )
    return broken(
        [annex.label for annex in parts.annexes],
        [
            (lambda p: bool(wanted.fullmatch(p.words)), sentence),
            (sized(14, 14), "Từ “Phụ lục” phải cỡ chữ 14."),
            (is_bold, "Từ “Phụ lục” phải kiểu chữ đậm."),
            (is_upright, "Từ “Phụ lục” phải kiểu chữ đứng."),
            (is_centred, "Từ “Phụ lục” phải được canh giữa."),
        ],
    )


def title(parts: Parts) -> list[Fault] | None:
    lines = [line for annex in parts.annexes for line in annex.title]
    if not lines:
        return None
    return broken(
        lines,
        [
            (is_in_capitals, "Tên phụ lục phải in hoa."),
            (is_bold, "Tên phụ lục phải kiểu chữ đậm."),
            (is_centred, "Tên phụ lục phải được canh giữa."),
            (sized(13, 14), "Tên phụ lục phải cỡ chữ 13 đến 14."),
        ],
    )


def attached_to(parts: Parts) -> list[Fault] | None:
    if not parts.annexes:
        return None
    missing = [
        Fault(annex.label.where, "Dưới tên phụ lục phải có dòng “(Kèm theo …)”.")
        for annex in parts.annexes
        if annex.attached_to is None
    ]
    lines = [annex.attached_to for annex in parts.annexes if annex.attached_to is not None]
    return missing + broken(
        lines,
        [
            (
                lambda p: p.words.startswith("(Kèm theo "),
                "Dòng chỉ dẫn phải có dạng “(Kèm theo … số … ngày … tháng … năm … của …)”.",
            ),
            (is_italic, "Dòng “(Kèm theo …)” phải kiểu chữ nghiêng."),
            (is_centred, "Dòng “(Kèm theo …)” phải được canh giữa."),
            (sized(13, 14), "Dòng “(Kèm theo …)” phải cỡ chữ 13 đến 14."),
        ],
    )


def referred_to(parts: Parts) -> list[Fault] | None:
    if not parts.annexes:
        return None
    if any("phu luc" in fold(paragraph.text) for paragraph in parts.body):
        return []
    sentence = "Trong văn bản phải có chỉ dẫn về phụ lục kèm theo."
    return [Fault(annex.label.where, sentence) for annex in parts.annexes]


RULES = (
    Rule("annex_label", "Từ “Phụ lục”", "Mục III, khoản 1, điểm b", label),
    Rule("annex_title", "Tên phụ lục", "Mục III, khoản 1, điểm b", title),
    Rule("annex_attached", "Dòng “Kèm theo”", "Mục III, khoản 1, điểm c", attached_to),
    Rule("annex_referred_to", "Chỉ dẫn về phụ lục", "Mục III, khoản 1, điểm a", referred_to),
)
