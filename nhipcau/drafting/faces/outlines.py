"""The outlines of a WOFF2 font as TrueType has them (WOFF 2.0, sections 4.1, 5.1 and 5.2)."""

from dataclasses import dataclass
from struct import pack, unpack_from
from typing import Final

_ON, _REPEATED, _OVERLAP = 0x01, 0x08, 0x40
_WORDS, _SCALE, _MORE, _XY, _TWO_BY_TWO, _INSTRUCTED = 0x01, 0x08, 0x20, 0x40, 0x80, 0x100
_COMPOSITE: Final = 0xFFFF
_LONGER, _LONGEST, _WORD_FOLLOWS, _LOWEST = 255, 254, 253, 253


@dataclass(slots=True)
class Reader:
    """Bytes read one after the other; past the end it raises IndexError or struct.error."""

    content: bytes
    at: int = 0

    def byte(self) -> int:
        self.at += 1
        return self.content[self.at - 1]

    def take(self, count: int) -> bytes:
        self.at += count
        return self.content[self.at - count : self.at]

    def word(self) -> int:
        value: int = unpack_from(">H", self.content, self.at)[0]
        self.at += 2
        return value

    def base128(self) -> int:
        value = 0
        for _ in range(5):
            part = self.byte()
            value = value << 7 | part & 127
            if part < 128:
                return value
        raise ValueError("Số dài quá năm byte.")

    def short(self) -> int:
        """A 255UInt16."""
        first = self.byte()
        if first == _WORD_FOLLOWS:
            return self.word()
        if first == _LONGER:
            return self.byte() + _LOWEST
        if first == _LONGEST:
            return self.byte() + _LOWEST * 2
        return first


@dataclass(slots=True)
class _Streams:
    contours: Reader
    points: Reader
    flags: Reader
    glyphs: Reader
    composites: Reader
    boxes: Reader
    instructions: Reader
    has_box: bytes


def outlines(transformed: bytes) -> tuple[bytes, bytes]:
    """glyf, and loca with long offsets: points are written plainly, which takes more room."""
    count = unpack_from(">H", transformed, 4)[0]
    sizes = unpack_from(">7I", transformed, 8)
    at, parts = 36, []
    for size in sizes:
        parts.append(transformed[at : at + size])
        at += size
    mapped = 4 * ((count + 31) // 32)
    boxes = parts[5]
    contours, points, flags, glyphs, composites = (Reader(part) for part in parts[:5])
    streams = _Streams(
        *(contours, points, flags, glyphs, composites),
        *(Reader(boxes, mapped), Reader(parts[6])),
        has_box=boxes[:mapped],
    )
    glyf, offsets = bytearray(), [0]
    for number in range(count):
        made = _glyph(streams, number)
        glyf += made + bytes(-len(made) % 4)
        offsets.append(len(glyf))
    return bytes(glyf), pack(f">{count + 1}I", *offsets)


def _glyph(streams: _Streams, number: int) -> bytes:
    contours = streams.contours.word()
    has_box = bool(streams.has_box[number >> 3] & 0x80 >> (number & 7))
    if contours == 0:
        return b""
    if contours == _COMPOSITE:
        return _composite(streams)
    ends, last = [], -1
    for _ in range(contours):
        last += streams.points.short()
        ends.append(last)
    points = [_point(streams) for _ in range(last + 1)]
    instructions = streams.instructions.take(streams.glyphs.short())
    box = streams.boxes.take(8) if has_box else _box(points)
    return b"".join(
        (
            pack(">h", contours),
            box,
            pack(f">{contours}H", *ends),
            pack(">H", len(instructions)),
            instructions,
            bytes(_ON if on else 0 for _x, _y, on in points),
            pack(f">{len(points)}h", *(x for x, _y, _on in points)),
            pack(f">{len(points)}h", *(y for _x, y, _on in points)),
        )
    )


def _composite(streams: _Streams) -> bytes:
    """Parts of other glyphs, as they stand."""
    source, start, flags = streams.composites, streams.composites.at, _MORE
    instructed = False
    while flags & _MORE:
        flags = source.word()
        instructed |= bool(flags & _INSTRUCTED)
        source.at += 2 + (4 if flags & _WORDS else 2)
        source.at += 2 if flags & _SCALE else 4 if flags & _XY else 8 if flags & _TWO_BY_TWO else 0
    parts = source.content[start : source.at]
    instructions = b""
    if instructed:
        length = streams.glyphs.short()
        instructions = pack(">H", length) + streams.instructions.take(length)
    return pack(">h", -1) + streams.boxes.take(8) + parts + instructions


def _point(streams: _Streams) -> tuple[int, int, bool]:
    """How far a point is from the one before, and whether it is on the curve (table of 5.2)."""
    flag, source = streams.flags.byte(), streams.glyphs
    is_on, kind = flag < 128, flag & 127
    if kind < 10:
        x, y = 0, _signed(kind, ((kind & 14) << 7) + source.byte())
    elif kind < 20:
        x, y = _signed(kind, (((kind - 10) & 14) << 7) + source.byte()), 0
    elif kind < 84:
        low, both = kind - 20, source.byte()
        x = _signed(kind, 1 + (low & 0x30) + (both >> 4))
        y = _signed(kind >> 1, 1 + ((low & 0x0C) << 2) + (both & 15))
    elif kind < 120:
        low = kind - 84
        x = _signed(kind, 1 + ((low // 12) << 8) + source.byte())
        y = _signed(kind >> 1, 1 + (((low % 12) >> 2) << 8) + source.byte())
    elif kind < 124:
        first, middle, last = source.take(3)
        x = _signed(kind, (first << 4) + (middle >> 4))
        y = _signed(kind >> 1, ((middle & 15) << 8) + last)
    else:
        x, y = _signed(kind, source.word()), _signed(kind >> 1, source.word())
    return x, y, is_on


def _signed(flag: int, size: int) -> int:
    return size if flag & 1 else -size


def _box(points: list[tuple[int, int, bool]]) -> bytes:
    x = y = 0
    xs, ys = [], []
    for right, up, _on in points:
        x, y = x + right, y + up
        xs.append(x)
        ys.append(y)
    return pack(">4h", min(xs), min(ys), max(xs), max(ys))
