"""A WOFF2 font back as a plain TrueType file, under a name of our choosing.

Source: W3C, WOFF File Format 2.0 (Recommendation), sections 4 and 5.
"""

from dataclasses import dataclass
from struct import pack, unpack_from
from typing import Final

import brotli  # type: ignore[import-untyped]  # ships no types

from nhipcau.drafting.faces.outlines import Reader, outlines

_KNOWN: Final = (
    "cmap head hhea hmtx maxp name OS/2 post cvt  fpgm glyf loca prep CFF  VORG EBDT EBLC gasp "
    "hdmx kern LTSH PCLT VDMX vhea vmtx BASE GDEF GPOS GSUB EBSC JSTF MATH CBDT CBLC COLR CPAL "
    "SVG  sbix acnt avar bdat bloc bsln cvar fdsc feat fmtx fvar gvar hsty just lcar mort morx "
    "opbd prop trak Zapf Silf Glat Gloc Feat Sill"
)
_ANOTHER: Final = 63  # the tag is written out
_UNTRANSFORMED: Final = 3
_HEADER: Final = 48


@dataclass(frozen=True, slots=True)
class _Entry:
    tag: str
    length: int  # bytes in the unpacked stream
    is_transformed: bool


def unwrapped(content: bytes, *, family: str) -> bytes:
    """The font as TrueType, its names replaced by `family`. Raises ValueError for anything else."""
    if content[:4] != b"wOF2" or content[4:8] not in (b"\0\1\0\0", b"true"):
        raise ValueError("Không phải tệp phông WOFF2 dạng TrueType.")
    count, packed = unpack_from(">H", content, 12)[0], unpack_from(">I", content, 20)[0]
    reader = Reader(content, _HEADER)
    entries = [_entry(reader) for _ in range(count)]
    stream = brotli.decompress(content[reader.at : reader.at + packed])
    tables, at = {}, 0
    for entry in entries:
        tables[entry.tag] = stream[at : at + entry.length]
        at += entry.length
    if any(entry.is_transformed for entry in entries if entry.tag == "hmtx"):
        raise ValueError("Bảng hmtx đã biến đổi: chưa đọc được.")
    if any(entry.is_transformed for entry in entries if entry.tag == "glyf"):
        tables["glyf"], tables["loca"] = outlines(tables["glyf"])
        head = bytearray(tables["head"])
        head[50:52] = pack(">h", 1)  # long offsets
        tables["head"] = bytes(head)
    tables["name"] = _names(family)
    return _file(tables)


def _entry(reader: Reader) -> _Entry:
    flags = reader.byte()
    known = flags & 63
    tag = reader.take(4).decode("ascii") if known == _ANOTHER else _KNOWN[known * 5 : known * 5 + 4]
    length = reader.base128()
    is_outline = tag in ("glyf", "loca")
    is_transformed = (flags >> 6) != (_UNTRANSFORMED if is_outline else 0)
    return _Entry(tag, reader.base128() if is_transformed else length, is_transformed)


def _names(family: str) -> bytes:
    """Family, style, full and PostScript name, for Windows in English."""
    said = {1: family, 2: "Regular", 4: family, 6: family.replace(" ", "")}
    records, words = b"", b""
    for kind, text in said.items():
        coded = text.encode("utf-16-be")
        records += pack(">6H", 3, 1, 0x409, kind, len(coded), len(words))
        words += coded
    return pack(">3H", 0, len(said), 6 + len(records)) + records + words


def _file(tables: dict[str, bytes]) -> bytes:
    count = len(tables)
    power = count.bit_length() - 1
    head = pack(">4s4H", b"\0\1\0\0", count, 16 << power, power, 16 * count - (16 << power))
    directory, body, at = b"", b"", 12 + 16 * count
    for tag in sorted(tables):
        content = tables[tag]
        directory += pack(">4s3I", tag.encode("ascii"), _sum(content), at + len(body), len(content))
        body += content + bytes(-len(content) % 4)
    return head + directory + body


def _sum(content: bytes) -> int:
    padded = content + bytes(-len(content) % 4)
    total: int = sum(unpack_from(f">{len(padded) // 4}I", padded))
    return total & 0xFFFFFFFF
