"""How wide a line of Times New Roman is, so that a drawn line can be as long as its text."""

import unicodedata

_REGULAR = {
    250: " ,.\u00a0",
    278: "/:;\\ijlt",
    333: "!()-I[]`fr",
    389: "Js",
    444: "?acez“”",
    500: "#$*0123456789_bdghknopquvxy–",
    556: "FPS",
    611: "ELTZ",
    667: "BCR",
    722: "ADGHKNOQUVXYw",
    778: "&m",
    889: "M",
    944: "W",
    1000: "…",
}
_BOLD = {
    250: " ,.\u00a0",
    278: "'/\\il",
    333: "!()-:;[]`fjt",
    389: "Is",
    444: "cerz",
    500: "#$*0123456789?J_agovxy–“”",
    556: "Sbdhknpqu",
    611: "FP",
    667: "BELTZ",
    722: "ACDNRUVXYw",
    778: "GHKOQ",
    833: "&m",
    944: "M",
    1000: "%W…",
}
_PLAIN = str.maketrans({"đ": "d", "Đ": "D"})
_UNKNOWN = 600
_WIDE = 1000


def _by_letter(table: dict[int, str]) -> dict[str, int]:
    return {letter: width for width, letters in table.items() for letter in letters}


_WIDTHS = {False: _by_letter(_REGULAR), True: _by_letter(_BOLD)}


def text_width_pt(text: str, *, size_pt: float, is_bold: bool = False) -> float:
    """Width of `text` on one line, in points; a letter with marks is as wide as without them."""
    widths = _WIDTHS[is_bold]
    letters = unicodedata.normalize("NFD", text).translate(_PLAIN)
    total = sum(
        widths.get(letter, _WIDE if letter >= "\u2e80" else _UNKNOWN)
        for letter in letters
        if not unicodedata.combining(letter)
    )
    return total * size_pt / 1000
