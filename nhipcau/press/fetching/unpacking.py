"""Opens packed bodies piece by piece, never past a limit: a bomb costs no more than the limit."""

import zlib
from collections.abc import Callable, Iterable, Iterator
from typing import Protocol

import brotli  # type: ignore[import-untyped]  # ships no types

PIECE = 65_536
GZIP_BEGINS = b"\x1f\x8b"
MOST_LAYERS = 3
MOST_MEMBERS = 1_000
PLAIN_WORDS = {"", "identity", "none", "utf-8", "utf8", "text", "binary", "8bit"}


class CannotUnpack(Exception):
    """The body is packed in a way that is unknown, or its packing is broken."""


class TooLarge(Exception):
    """More came than the limit lets through."""


class _Layer(Protocol):
    """One packing. `feed` gives what comes out so far; `is_complete` says that the end was seen."""

    @property
    def is_complete(self) -> bool: ...

    def feed(self, packed: bytes) -> Iterator[bytes]: ...


class _Zipped:
    """gzip of one or many members, or deflate with or without its zlib header."""

    def __init__(self, *, gzip: bool) -> None:
        self._gzip = gzip
        self._begin = b""
        self._engine: zlib._Decompress | None = None
        self._is_plain = False
        self._is_over = False
        self._members = 1

    @property
    def is_complete(self) -> bool:
        if self._engine is None:
            return self._is_plain or not self._begin
        return self._is_over or self._engine.eof

    def feed(self, packed: bytes) -> Iterator[bytes]:
        if self._engine is None and not self._is_plain:
            packed = self._begin + packed
            self._begin = packed
            if len(packed) < 2:
                return
            self._start(packed)
        if self._is_plain:
            yield packed
        elif not self._is_over:
            yield from self._inflate(packed)

    def _start(self, packed: bytes) -> None:
        """A body that is called gzip and is not is taken as it is: many servers say so wrongly."""
        if self._gzip:
            self._is_plain = not packed.startswith(GZIP_BEGINS)
            bits = 16 + zlib.MAX_WBITS
        else:
            has_header = packed[0] & 15 == 8 and int.from_bytes(packed[:2]) % 31 == 0
            bits = zlib.MAX_WBITS if has_header else -zlib.MAX_WBITS
        if not self._is_plain:
            self._engine = zlib.decompressobj(bits)

    def _inflate(self, packed: bytes) -> Iterator[bytes]:
        assert self._engine is not None
        while True:
            try:
                piece = self._engine.decompress(packed, PIECE)
            except zlib.error as problem:
                raise CannotUnpack(str(problem)) from None
            if piece:
                yield piece
            packed = self._engine.unconsumed_tail
            if self._engine.eof:
                packed = self._engine.unused_data
                if not packed:
                    return
                if not (self._gzip and packed.startswith(GZIP_BEGINS)):
                    self._is_over = True  # what follows the end is no part of the body
                    return
                self._next_member()
            elif not packed and len(piece) < PIECE:
                return

    def _next_member(self) -> None:
        self._members += 1
        if self._members > MOST_MEMBERS:
            raise CannotUnpack("too many members")
        self._engine = zlib.decompressobj(16 + zlib.MAX_WBITS)


class _Brotli:
    def __init__(self) -> None:
        self._engine = brotli.Decompressor()
        self._came = False

    @property
    def is_complete(self) -> bool:
        return bool(self._engine.is_finished()) or not self._came

    def feed(self, packed: bytes) -> Iterator[bytes]:
        self._came = self._came or bool(packed)
        while not self._engine.is_finished():
            try:
                piece = self._engine.process(packed, output_buffer_limit=PIECE)
            except brotli.error as problem:
                raise CannotUnpack(str(problem)) from None
            packed = b""
            if piece:
                yield piece
            if self._engine.can_accept_more_data() and len(piece) < PIECE:
                return


LAYERS: dict[str, Callable[[], _Layer]] = {
    "gzip": lambda: _Zipped(gzip=True),
    "x-gzip": lambda: _Zipped(gzip=True),
    "deflate": lambda: _Zipped(gzip=False),
    "br": _Brotli,
}
ACCEPTED = "gzip, deflate, br"


class Unpacking:
    """Takes the pieces of one body and keeps at most `most` bytes of what they unpack to.

    `packing` is the value of Content-Encoding. Raises `CannotUnpack` for packings nobody asked for.
    """

    def __init__(self, packing: str, most: int) -> None:
        words = [word.strip().lower() for word in packing.split(",")]
        named = [word for word in words if word not in PLAIN_WORDS]
        if len(named) > MOST_LAYERS or any(word not in LAYERS for word in named):
            raise CannotUnpack(packing)
        self._layers = [LAYERS[word]() for word in reversed(named)]
        self._most = most
        self._parts: list[bytes] = []
        self._size = self._came = self._between = 0

    def feed(self, packed: bytes) -> None:
        """Take one piece as it came. Raises `TooLarge` as soon as the limit is passed, packed or
        unpacked (the first `most` bytes are kept), `CannotUnpack` when the packing is broken.
        """
        self._came += len(packed)
        for piece in self._through([packed], self._layers):
            room = self._most - self._size
            self._parts.append(piece[:room])
            self._size += min(len(piece), room)
            if len(piece) > room:
                raise TooLarge
        if self._came > self._most:
            raise TooLarge

    def _through(self, pieces: Iterable[bytes], layers: list[_Layer]) -> Iterator[bytes]:
        """Pieces through all layers, drawn one at a time; what goes between them is limited too."""
        for layer in layers:
            pieces = self._one_layer(pieces, layer)
        return iter(pieces)

    def _one_layer(self, pieces: Iterable[bytes], layer: _Layer) -> Iterator[bytes]:
        for packed in pieces:
            for piece in layer.feed(packed):
                self._between += len(piece)
                if self._between > self._most * (len(self._layers) + 1):
                    raise TooLarge
                yield piece

    @property
    def is_complete(self) -> bool:
        """Whether every packing came to its end; an empty body is complete."""
        return all(layer.is_complete for layer in self._layers)

    @property
    def body(self) -> bytes:
        return b"".join(self._parts)
