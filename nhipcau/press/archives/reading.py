"""One WARC file to one file of hits: whole or not at all, so that any engine may run it again."""

import json
import os
from collections.abc import Iterator
from dataclasses import asdict, dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

from fastwarc.warc import ArchiveIterator, WarcRecordType

from nhipcau.press.reading.extracting.prefilter import Prefilter
from nhipcau.press.reading.names import NameSet, names_from
from nhipcau.press.reading.nearness import sketch
from nhipcau.press.reading.processing import VERSION, Context, Judged, process
from nhipcau.press.reading.shapes import Found, Raw
from nhipcau.press.reading.topics import Bounds, Lexicon, Row

MOST_BYTES = 16 * 1024 * 1024
"""A longer answer is no article."""


@dataclass(frozen=True)
class Words:
    """What a reader on another machine needs: rows of names and terms, plain enough to travel."""

    names: tuple[dict[str, Any], ...]
    terms: tuple[Row, ...]
    bounds: Bounds = field(default_factory=Bounds)
    zone: str = "UTC"

    def context(self) -> Context:
        names = names_from(self.names)
        return Context(
            NameSet(names),
            Prefilter(one.words for one in names),
            Lexicon(self.terms, self.bounds),
            ZoneInfo(self.zone),
        )


@dataclass(frozen=True, slots=True)
class Done:
    """What became of one archive; `is_new` is False where its hits were there already."""

    archive: str
    pages: int
    hits: int
    is_new: bool


class NotAnArchive(ValueError):
    """The file is no WARC, or breaks off; the sentence says which."""


def answers_in(archive: Path) -> Iterator[Raw]:
    """Every answer in a WARC file (compressed or not), as if it had just come.

    Raises NotAnArchive for another file.
    """
    with archive.open("rb") as stream:
        records = ArchiveIterator(stream, record_types=WarcRecordType.response)
        for record in _read_from(records, archive):
            address = record.headers.get("WARC-Target-URI", "")
            if not address or record.http_headers is None:
                continue
            yield Raw(
                address=address,
                fetched_at=_moment(record.headers.get("WARC-Date") or ""),
                status=int(record.http_headers.status_code or 0),
                body=record.reader.read(MOST_BYTES),
                headers=tuple((name.lower(), value) for name, value in record.http_headers.items()),
            )


def _read_from(records: ArchiveIterator, archive: Path) -> Iterator[Any]:
    try:
        yield from records
    except OSError as wrong:
        raise NotAnArchive(f"{archive.name}: không đọc được như tệp WARC ({wrong}).") from wrong


def read_archive(archive: Path, *, into: Path, words: Words) -> Done:
    """Judge every page of an archive; hits go to `into`/<name>.jsonl, a line each.

    The file appears when it is whole. One that is there is left: running again costs nothing.
    """
    out = into / f"{archive.name}.jsonl"
    if out.exists():
        with out.open("rb") as kept:
            return Done(archive.name, 0, sum(1 for _line in kept), is_new=False)
    context, unfinished = words.context(), out.with_name(f"{out.name}.{os.getpid()}.part")
    pages = hits = 0
    with unfinished.open("w", encoding="utf8") as lines:
        for raw in answers_in(archive):
            pages += 1
            done = process(raw, Found(raw.address, ""), context, now=raw.fetched_at)
            if done.judged is not None:
                hits += 1
                lines.write(json.dumps(told(raw, done.judged), ensure_ascii=False) + "\n")
    unfinished.replace(out)
    return Done(archive.name, pages, hits, is_new=True)


def told(raw: Raw, judged: Judged) -> dict[str, Any]:
    """A hit as one line: no author, no text longer than its title; the hashes find its reprints."""
    article, published = judged.article, judged.article.published
    return {
        "version": VERSION,
        "address": raw.place,
        "fetched_at": raw.fetched_at.isoformat(),
        "title": article.title,
        "published_at": published.at.isoformat() if published else None,
        "language": judged.language.code,
        "answer": str(judged.verdict.answer),
        "score": judged.verdict.score,
        "hits": [asdict(hit) for hit in judged.hits],
        "topics": [asdict(tag) for tag in judged.tags],
        "hashes": list(sketch(f"{article.title}\n{article.text}").hashes),
    }


def _moment(words: str) -> datetime:
    try:
        at = datetime.fromisoformat(words)
    except ValueError:
        return datetime(1990, 1, 1, tzinfo=UTC)
    return at if at.tzinfo else at.replace(tzinfo=UTC)
