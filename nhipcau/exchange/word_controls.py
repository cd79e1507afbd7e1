"""The content controls of the form: a text of paragraphs, a line, a choice, a box to tick."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from xml.etree import ElementTree

from nhipcau.drafting.decree30.document import printable
from nhipcau.drafting.decree30.runs import run
from nhipcau.drafting.decree30.wordml import Element, el
from nhipcau.exchange.word_fields import CHOOSE, TICKED, UNTICKED, WRITE_HERE

W14 = "http://schemas.microsoft.com/office/word/2010/wordml"
PROMPT_STYLE = "PlaceholderText"

_BOX_FONT = "MS Gothic"  # the face in which Word draws its own boxes
_PROMPT_COLOUR = "767676"
_LONGEST_ALIAS = 64  # characters

ElementTree.register_namespace("w14", W14)


@dataclass(slots=True)
class Controls:
    """Makes the controls of one document; each gets a number of its own."""

    count: int = 0

    def paragraphs(self, tag: str, title: str, text: str, style: str) -> Element:
        """A box of paragraphs, one a line of `text`."""
        lines = printable(text).split("\n") if text.strip() else []
        made = [_paragraph(style, [run(line)]) for line in lines]
        empty = [_paragraph(style, [_prompt(WRITE_HERE)])]
        kind = el("richText")
        return self._control(tag, title, made or empty, kind, is_empty=not made)

    def line(self, tag: str, title: str, text: str) -> Element:
        """A box of one line inside a paragraph."""
        words = " ".join(printable(text).split())
        content = [run(words)] if words else [_prompt(WRITE_HERE)]
        return self._control(tag, title, content, el("text"), is_empty=not words)

    def choice(self, tag: str, title: str, chosen: str, offered: Mapping[str, str]) -> Element:
        """A list to choose from: `offered` by code, `chosen` is a code or "" for none."""
        kind = el(
            "dropDownList",
            *(el("listItem", displayText=words, value=code) for code, words in offered.items()),
        )
        words = offered.get(chosen, chosen)
        content = [run(words)] if words else [_prompt(CHOOSE)]
        return self._control(tag, title, content, kind, is_empty=not words)

    def box(self, tag: str, title: str, *, is_ticked: bool) -> Element:
        """A box to tick."""
        kind = Element(f"{{{W14}}}checkbox")
        for name, value in (
            ("checked", {"val": str(int(is_ticked))}),
            ("checkedState", {"val": f"{ord(TICKED):04X}", "font": _BOX_FONT}),
            ("uncheckedState", {"val": f"{ord(UNTICKED):04X}", "font": _BOX_FONT}),
        ):
            attributes = {f"{{{W14}}}{key}": text for key, text in value.items()}
            kind.append(Element(f"{{{W14}}}{name}", attributes))
        fonts = el("rFonts", ascii=_BOX_FONT, hAnsi=_BOX_FONT, eastAsia=_BOX_FONT, hint="eastAsia")
        drawn = run(TICKED if is_ticked else UNTICKED)
        drawn.insert(0, el("rPr", fonts))
        return self._control(tag, title, [drawn], kind)

    def fixed(self, tag: str, title: str, text: str) -> Element:
        """A line that is shown and cannot be written in."""
        return self._control(tag, title, [run(text)], el("text"), lock="sdtContentLocked")

    def _control(
        self,
        tag: str,
        title: str,
        content: Iterable[Element],
        kind: Element,
        *,
        is_empty: bool = False,
        lock: str = "sdtLocked",
    ) -> Element:
        self.count += 1
        properties = el(
            "sdtPr",
            el("alias", val=printable(title)[:_LONGEST_ALIAS]),
            el("tag", val=tag),
            el("id", val=self.count),
            el("lock", val=lock),
            el("showingPlcHdr") if is_empty else None,
            kind,
        )
        return el("sdt", properties, el("sdtContent", *content))


def hidden(text: str) -> Element:
    """A run that is neither shown nor printed, and takes no room where hidden text is shown."""
    made = run(text)
    made.insert(0, el("rPr", el("vanish"), el("sz", val=2), el("szCs", val=2)))
    return made


def prompt_style() -> Element:
    """The look of the words in an empty control, under the name Word itself uses."""
    return el(
        "style",
        el("name", val="Placeholder Text"),
        el("rPr", el("color", val=_PROMPT_COLOUR)),
        type="character",
        styleId=PROMPT_STYLE,
    )


def uses_boxes(document: Element) -> bool:
    return document.find(f".//{{{W14}}}checkbox") is not None


def _prompt(words: str) -> Element:
    made = run(words)
    # The colour again: not every office suite asks the style for it.
    made.insert(0, el("rPr", el("rStyle", val=PROMPT_STYLE), el("color", val=_PROMPT_COLOUR)))
    return made


def _paragraph(style: str, content: Iterable[Element]) -> Element:
    return el("p", el("pPr", el("pStyle", val=style)), *content)
