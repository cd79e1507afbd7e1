"""Looking at the packed streams of a PDF before anything unpacks them whole."""

import re
import zlib
from collections.abc import Iterator

from nhipcau.plans.importing.read.paper import Unreadable

MAX_STREAM = 24 * 2**20
"""Bytes of one unpacked stream that is no picture; a page of dense text has 0.2 million."""
MAX_STREAMS = 120 * 2**20
"""Bytes of all unpacked streams that are no pictures."""
MAX_PICTURE = 64 * 2**20
"""Bytes of one unpacked picture; a page scanned in colour at 300 dots an inch has 26 million."""
MAX_PICTURES = 512 * 2**20
"""Bytes of all unpacked pictures."""
MAX_WRAPPED = 128 * 2**10
"""Bytes, still packed, of a stream packed in a way that cannot be measured beforehand."""

_STREAM = re.compile(rb"stream\r?\n?")
_PICTURE = re.compile(rb"/Subtype\s*/Image")
_WRAPPED = re.compile(rb"/(?:LZW|RunLength|ASCII85|ASCIIHex)Decode")
_CHUNK = 2**16


def check_streams(data: bytes) -> None:
    """Refuse, with code bomb, a file whose streams unpack to more than a plan can need.

    What calls itself a picture is never unpacked here, but it may lie: it has limits of its own.
    """
    totals = {MAX_STREAM: 0, MAX_PICTURE: 0}
    for match in _STREAM.finditer(data):
        start = match.end()
        if data[match.start() - 3 : match.start()] == b"end":
            continue
        described = data[max(0, match.start() - 600) : match.start()].rpartition(b" obj")[2]
        most = MAX_PICTURE if _PICTURE.search(described) else MAX_STREAM
        if _is_packed(data, start):
            totals[most] += _unpacked_size(memoryview(data)[start:], most)
        elif (
            most == MAX_STREAM
            and _WRAPPED.search(described)
            and data.find(b"endstream", start) - start > MAX_WRAPPED
        ):
            raise bomb()
        if totals[MAX_STREAM] > MAX_STREAMS or totals[MAX_PICTURE] > MAX_PICTURES:
            raise bomb()


def bomb() -> Unreadable:
    """The refusal for a file that unpacks beyond all measure."""
    return Unreadable(
        "bomb",
        "Nội dung nén trong tệp PDF lớn bất thường nên không được mở; "
        "hãy xuất lại tệp PDF từ bản Word.",
    )


def _is_packed(data: bytes | memoryview, start: int) -> bool:
    """A zlib header: method 8 and a check that divides by 31 (RFC 1950, 2.2)."""
    head = bytes(data[start : start + 2])
    return len(head) == 2 and head[0] & 0x0F == 8 and int.from_bytes(head, "big") % 31 == 0


def _unpacked_size(packed: memoryview, most: int) -> int:
    """Bytes a stream unpacks to; refuses more than `most`, and what is packed inside itself."""
    size = 0
    for part in _unpack(packed):
        if size == 0 and _is_packed(part, 0):
            raise bomb()  # packed twice: no program that prints plans does that
        size += len(part)
        if size > most:
            raise bomb()
    return size


def _unpack(packed: memoryview) -> Iterator[bytes]:
    unpacker = zlib.decompressobj()
    rest: bytes | memoryview = packed[:_CHUNK]
    position = len(rest)
    try:
        while not unpacker.eof:
            yield unpacker.decompress(rest, _CHUNK)
            rest = unpacker.unconsumed_tail
            if not rest:
                rest = packed[position : position + _CHUNK]
                position += len(rest)
                if not rest:
                    return
    except zlib.error:
        return  # torn or enciphered: the reader will find out
