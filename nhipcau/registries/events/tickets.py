"""The code on a ticket: what the office's phone reads at the door."""

import io
from typing import Final

import segno

from nhipcau.registries.models import Registration

QUIET: Final = 4
"""Modules of empty margin that a reader needs (ISO/IEC 18004)."""


def door_address(registration: Registration, *, base_url: str) -> str:
    """The page of the workspace where presence is marked; of no use to who cannot sign in."""
    return f"{base_url.rstrip('/')}/lam-viec/so/co-mat/{registration.code}/"


def ticket_svg(registration: Registration, *, base_url: str, title: str) -> str:
    """A drawing to stand inside a page. Level M: it is read off a screen or a sheet of paper."""
    file = io.BytesIO()
    segno.make(door_address(registration, base_url=base_url), error="m", micro=False).save(
        file,
        kind="svg",
        border=QUIET,
        light="#ffffff",
        dark="#000000",
        title=title,
        xmldecl=False,
        omitsize=True,  # the page decides how large it is
        nl=False,
    )
    return file.getvalue().decode()
