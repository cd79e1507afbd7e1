"""What a public answer tells, as plain rows, and the mark by which it is what was signed."""

import json
import unicodedata
from collections.abc import Iterable, Mapping
from datetime import date
from hashlib import sha256
from typing import Any

Row = dict[str, Any]
SOURCE = ("label", "number", "url")
APPEARANCE = ("outlet", "title", "address", "published_on")


def told_rows(
    *,
    claim: str,
    facts: Iterable[Mapping[str, Any]],
    appearances: Iterable[Mapping[str, Any]],
    issuer: str,
    document_number: str,
    documented_on: date | str | None,
) -> Row:
    """The rows in one form: facts with their sources, where the claim stood, who signed it."""
    day = documented_on.isoformat() if isinstance(documented_on, date) else documented_on
    return {
        "claim": _one_form(claim),
        "facts": [
            {
                "statement": _one_form(fact["statement"]),
                "sources": [_words(source, SOURCE) for source in fact["sources"]],
            }
            for fact in facts
        ],
        "appearances": [_words(one, APPEARANCE) for one in appearances],
        "issuer": _one_form(issuer),
        "document_number": _one_form(document_number),
        "documented_on": day or "",
    }


def mark_of(rows: Row) -> str:
    """sha256 of the rows: equal exactly while the words are, whatever the blanks between them."""
    words = json.dumps(rows, sort_keys=True, ensure_ascii=False)
    return sha256(words.encode()).hexdigest()


def shape_of(rows: Row) -> Row:
    """What no translation changes: how many facts and sources, numbers, addresses, days."""
    sources = [
        [(source["number"], source["url"]) for source in fact["sources"]] for fact in rows["facts"]
    ]
    kept = ("appearances", "document_number", "documented_on")
    return {"sources": sources} | {name: rows[name] for name in kept}


def _words(row: Mapping[str, Any], names: Iterable[str]) -> Row:
    return {name: _one_form(str(row.get(name) or "")) for name in names}


def _one_form(words: str) -> str:
    """A form of the browser may send other ends of lines; that changes no word."""
    return " ".join(unicodedata.normalize("NFC", words).split())
