"""Pictures as a page shows them: which sizes there are, where they are, who made them."""

import hashlib
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass
from typing import Any, Final

from django.urls import reverse
from django.utils.translation import gettext as _

from nhipcau.editorial.models import Licence, Picture
from nhipcau.portal.noting import note

WIDTHS: Final = (480, 960, 1600)
FORMATS: Final = {"avif": "image/avif", "webp": "image/webp"}
_QUALITY: Final = {"avif": "avifquality-55", "webp": "webpquality-76", "jpg": "jpegquality-80"}

# Shape -> (width, height) of what is cut out around the focal point, widest last.
CUTS: Final = {
    "card": ((360, 240), (720, 480)),
    "wide": ((640, 274), (1280, 549), (1920, 823)),
    "square": ((160, 160), (320, 320)),
    "share": ((1200, 630),),
}

# The words that stood with the pictures of a release when it was made public; None: a draft.
_frozen: ContextVar[Mapping[int, Mapping[str, Any]] | None] = ContextVar("frozen", default=None)


@contextmanager
def words_frozen(told: Mapping[int, Mapping[str, Any]]) -> Iterator[None]:
    """Pictures drawn inside bear these words, by picture; one that is not named bears none."""
    token = _frozen.set(told)
    try:
        yield
    finally:
        _frozen.reset(token)


@dataclass(frozen=True, slots=True)
class Source:
    type: str
    srcset: str


@dataclass(frozen=True, slots=True)
class Drawn:
    """One picture at one place: `width` and `height` in pixels say its shape to the browser."""

    src: str
    width: int
    height: int
    sources: tuple[Source, ...]
    alt: str
    credit: str


def drawn(picture: Picture, shape: str, *, language: str, alt: str = "") -> Drawn:
    """How `picture` is shown in one of the shapes; asks the database nothing.

    Words are those that were checked with the page: a picture of another page's line has none.
    """
    note(f"picture:{picture.pk}")
    words = _words_of(picture)
    sizes = sizes_of(picture, shape)
    width, height = sizes[-1]
    middle = sizes[min(1, len(sizes) - 1)]
    return Drawn(
        src=address_of(picture, *middle, cut=shape in CUTS, extension="webp"),
        width=width,
        height=height,
        sources=tuple(
            Source(
                type=mime,
                srcset=", ".join(
                    f"{address_of(picture, w, h, cut=shape in CUTS, extension=extension)} {w}w"
                    for w, h in sizes
                ),
            )
            for extension, mime in FORMATS.items()
        ),
        alt=alt or words.get("descriptions", {}).get(language) or words.get("description", ""),
        credit=credit_of(words),
    )


def sizes_of(picture: Picture, shape: str) -> list[tuple[int, int]]:
    """Width and height in pixels of each size, small first; nothing is blown up."""
    if shape in CUTS:
        fitting = [(w, h) for w, h in CUTS[shape] if w <= picture.width and h <= picture.height]
        return fitting or [CUTS[shape][0]]
    widths = [width for width in WIDTHS if width < picture.width]
    if len(widths) < len(WIDTHS):
        widths.append(picture.width)
    return [(width, max(1, round(picture.height * width / picture.width))) for width in widths]


def address_of(picture: Picture, width: int, height: int, *, cut: bool, extension: str) -> str:
    """Where the public finds one size: the mark of the file is in it, so it never changes."""
    size = f"{width}x{height}" if cut else f"{width}"
    return reverse("portal:picture", args=[picture.pk, mark_of(picture), size, extension])


def share_address(picture: Picture) -> str:
    """The picture that goes with a shared link: JPEG, which every network reads."""
    return address_of(picture, *CUTS["share"][0], cut=True, extension="jpg")


def mark_of(picture: Picture) -> str:
    """What of the file and of its focal point stands in the address."""
    told = (
        picture.get_file_hash(),
        picture.focal_point_x,
        picture.focal_point_y,
        picture.focal_point_width,
        picture.focal_point_height,
    )
    return hashlib.sha256(repr(told).encode()).hexdigest()[:12]


def filter_of(picture: Picture, size: str, extension: str) -> str | None:
    """The recipe of one size; None for a size that no page of ours asks for."""
    allowed = {f"{w}x{h}" for cuts in CUTS.values() for w, h in cuts}
    allowed |= {str(width) for width, _height in sizes_of(picture, "body")}
    if size not in allowed or extension not in _QUALITY:
        return None
    kind = "jpeg" if extension == "jpg" else extension
    operation = f"fill-{size}" if "x" in size else f"width-{size}"
    return f"{operation}|format-{kind}|{_QUALITY[extension]}"


def credit_of(words: Mapping[str, Any]) -> str:
    """Who made it and by what right we show it: "Nguyễn Văn A · CC BY 4.0"."""
    licence = words.get("licence", "")
    is_named = licence in Licence.values and licence != Licence.OWN
    named = _(str(Licence(licence).label)) if is_named else ""
    return " · ".join(filter(None, (words.get("photographer", ""), named)))


def _words_of(picture: Picture) -> Mapping[str, Any]:
    frozen = _frozen.get()
    if frozen is not None:
        return frozen.get(picture.pk, {})
    return {
        name: getattr(picture, name)
        for name in ("description", "descriptions", "photographer", "licence")
    }
