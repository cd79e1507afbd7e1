"""Signs as they are printed: one as SVG, many as a PDF sheet to cut."""

import io
import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any, Final

import segno
import typst

from nhipcau.signposts.models import Signpost

QUIET: Final = 4
"""Modules of empty margin that a reader needs (ISO/IEC 18004)."""
_TEMPLATE: Final = Path(__file__).with_name("printing.typ")
_NO_MOMENT: Final = 0  # the same signs give the same bytes


def address_of(signpost: Signpost, *, base_url: str) -> str:
    """What the code says: as short as can be, so that its squares are large."""
    return f"{base_url.rstrip('/')}/q/{signpost.code}"


def sign_svg(signpost: Signpost, *, base_url: str, module: int = 10) -> bytes:
    """The code alone; `module` is the side of a square in units of the drawing.

    Level Q: a quarter of the sign may be scratched or hidden by the weather.
    """
    file = io.BytesIO()
    _code(signpost, base_url).save(
        file,
        kind="svg",
        scale=module,
        border=QUIET,
        light="#ffffff",
        dark="#000000",
        title=f"{_shown(signpost.name)}: {signpost.code}",
        nl=False,
    )
    return file.getvalue()


def sheet_pdf(signposts: Sequence[Signpost], *, base_url: str) -> bytes:
    """A4, four signs a page with cutting lines: the name, the code, the address to type."""
    told = [
        {
            "name": _shown(signpost.name),
            "place": _shown(signpost.place),
            "code": signpost.code,
            "address": address_of(signpost, base_url=base_url).split("://", 1)[-1],
            "svg": sign_svg(signpost, base_url=base_url).decode(),
        }
        for signpost in signposts
    ]
    pdf: bytes = typst.compile(
        str(_TEMPLATE),
        format="pdf",
        sys_inputs={"signs": json.dumps(told, ensure_ascii=False)},
        ignore_system_fonts=True,
        timestamp=_NO_MOMENT,
    )
    return pdf


def _shown(words: str) -> str:
    """Without signs that no drawing can hold."""
    return "".join(sign for sign in words if sign.isprintable())


def _code(signpost: Signpost, base_url: str) -> Any:
    return segno.make(address_of(signpost, base_url=base_url), error="q", micro=False)
