"""Which paragraph is which component of the decree, told by words and place, not by style."""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from nhipcau.drafting.decree30.checking.annexes import FoundAnnex, find_annexes
from nhipcau.drafting.decree30.checking.model import Paragraph, Text
from nhipcau.drafting.decree30.checking.words import (
    NATION,
    is_addressee_opening,
    is_basis,
    is_heading,
    is_line,
    is_type_name,
    letters,
)
from nhipcau.vietnamese.text import fold

_HEAD = 60  # paragraphs within which the letterhead is looked for
_NUMBER = re.compile(r"^\s*so\b\s*[:.]?.*/")
_DATE = re.compile(r"ngay\b.*\bthang\b.*\bnam\b")


@dataclass(frozen=True, slots=True)
class Parts:
    """The components found; None or () for what is not there. `text` holds everything."""

    text: Text
    national_name: Paragraph | None
    motto: Paragraph | None
    issuer_block: tuple[Paragraph, ...]
    number: Paragraph | None
    place_date: Paragraph | None
    type_name: Paragraph | None
    subject: tuple[Paragraph, ...]
    letter_subject: Paragraph | None
    addressee_opening: Paragraph | None
    addressees: tuple[Paragraph, ...]
    legal_bases: tuple[Paragraph, ...]
    body: tuple[Paragraph, ...]
    recipients_heading: Paragraph | None
    recipients: tuple[Paragraph, ...]
    signer_block: tuple[Paragraph, ...]
    annexes: tuple[FoundAnnex, ...]

    @property
    def is_letter(self) -> bool:
        """A công văn: no type name."""
        return self.type_name is None

    @property
    def kind(self) -> str:
        """The folded type name, "" for a công văn."""
        return fold(self.type_name.text) if self.type_name else ""

    def cell_of(self, paragraph: Paragraph) -> tuple[Paragraph, ...]:
        """The paragraphs of the same table cell, in order; outside tables just this one."""
        if not paragraph.spot.is_in_table:
            return (paragraph,)
        return tuple(p for p in self.text.paragraphs if p.spot.shares_cell_with(paragraph.spot))

    def after(self, paragraph: Paragraph, count: int) -> tuple[Paragraph, ...]:
        """The next paragraphs of the file."""
        place = self.text.paragraphs.index(paragraph)
        return self.text.paragraphs[place + 1 : place + 1 + count]


def find_parts(text: Text) -> Parts:
    everything = text.paragraphs
    head = everything[:_HEAD]
    national = _first(head, lambda p: letters(p.text) == NATION)
    motto = _first(head, lambda p: letters(p.text) == "doc lap tu do hanh phuc")
    recipients_heading = _first(everything, lambda p: letters(p.text).startswith("noi nhan"))
    type_name = _first(head, lambda p: p is not national and is_type_name(p.text))
    before_type = head[: head.index(type_name)] if type_name else head
    number = _first(before_type, lambda p: bool(_NUMBER.match(fold(p.text))))
    letter_subject = _first(before_type, lambda p: fold(p.text).startswith("v/v"))
    main = _main(everything, recipients_heading, type_name or number)
    subject = _subject(main) if type_name else ()
    flow = main[len(subject) :]
    opening, addressees, rest = _split_addressees(flow)
    bases = _leading_bases(rest)
    return Parts(
        text=text,
        national_name=national,
        motto=motto,
        issuer_block=_issuer_block(before_type, national, number),
        number=number,
        place_date=_first(before_type, lambda p: bool(_DATE.search(fold(p.text)))),
        type_name=type_name,
        subject=subject,
        letter_subject=None if type_name else letter_subject,
        addressee_opening=opening,
        addressees=addressees,
        legal_bases=bases,
        body=tuple(rest[len(bases) :]),
        recipients_heading=recipients_heading,
        recipients=_recipients(everything, recipients_heading),
        signer_block=_signer_block(everything, recipients_heading),
        annexes=find_annexes(everything, recipients_heading),
    )


def _first(paragraphs: Sequence[Paragraph], is_it: Callable[[Paragraph], bool]) -> Paragraph | None:
    return next((paragraph for paragraph in paragraphs if is_it(paragraph)), None)


def _issuer_block(
    head: Sequence[Paragraph], national: Paragraph | None, number: Paragraph | None
) -> tuple[Paragraph, ...]:
    """The cell to the left of the national name, down to the number."""
    if national is None or not national.spot.is_in_table:
        return ()
    place = (national.spot.table, national.spot.row)
    cells = [p for p in head if (p.spot.table, p.spot.row) == place and p is not number]
    left = [p for p in cells if p.spot.cell < national.spot.cell]
    before = [p for p in left if number is None or p.spot.paragraph < number.spot.paragraph]
    return tuple(p for p in before if p.words and not is_line(p))


def _main(
    everything: Sequence[Paragraph], end: Paragraph | None, start: Paragraph | None
) -> list[Paragraph]:
    """The paragraphs of the text itself, outside tables, between title and signature."""
    first = everything.index(start) + 1 if start else 0
    last = everything.index(end) if end else len(everything)
    return [
        p for p in everything[first:last] if p.words and not p.spot.is_in_table and not is_line(p)
    ]


def _subject(main: Sequence[Paragraph]) -> tuple[Paragraph, ...]:
    """The line below the type name, and what goes on in the same look."""
    found: list[Paragraph] = []
    for paragraph in main[:4]:
        text = paragraph.text
        if is_basis(text) or is_addressee_opening(text) or is_heading(text):
            break
        if found and not (paragraph.align == "center" and paragraph.is_bold):
            break
        found.append(paragraph)
    return tuple(found)


def _split_addressees(
    flow: Sequence[Paragraph],
) -> tuple[Paragraph | None, tuple[Paragraph, ...], Sequence[Paragraph]]:
    """Kính gửi, the lines under it, and the rest."""
    place = next((i for i, p in enumerate(flow[:12]) if is_addressee_opening(p.text)), None)
    if place is None:
        return None, (), flow
    opening = flow[place]
    end = place + 1
    if letters(opening.text) == "kinh gui":
        while end < len(flow) and re.match(r"[-–+•]", flow[end].words):
            end += 1
    rest = [*flow[:place], *flow[end:]]
    return opening, tuple(flow[place + 1 : end]), rest


def _leading_bases(flow: Sequence[Paragraph]) -> tuple[Paragraph, ...]:
    found: list[Paragraph] = []
    for paragraph in flow:
        if not is_basis(paragraph.text):
            break
        found.append(paragraph)
    return tuple(found)


def _recipients(
    everything: Sequence[Paragraph], heading: Paragraph | None
) -> tuple[Paragraph, ...]:
    """The list under "Nơi nhận:", in its cell or as far as the dashes go."""
    if heading is None:
        return ()
    after = everything[everything.index(heading) + 1 :]
    if heading.spot.is_in_table:
        same = [p for p in after if p.spot.shares_cell_with(heading.spot)]
        return tuple(p for p in same if p.words)
    found: list[Paragraph] = []
    for paragraph in after:
        if not paragraph.words.startswith("-"):
            break
        found.append(paragraph)
    return tuple(found)


def _signer_block(
    everything: Sequence[Paragraph], heading: Paragraph | None
) -> tuple[Paragraph, ...]:
    """What stands in the same table to the right of Nơi nhận."""
    if heading is None or not heading.spot.is_in_table:
        return ()
    table = [p for p in everything if p.spot.table == heading.spot.table]
    right = (p for p in table if p.spot.cell > heading.spot.cell)
    return tuple(p for p in right if p.words and not is_line(p))
