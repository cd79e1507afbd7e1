"""Lists of feeds as OPML: what readers of feeds take from each other."""

import re
from dataclasses import dataclass
from xml.sax.saxutils import escape, quoteattr

from nhipcau.press.reading.feeds.decoding import decode, unpacked
from nhipcau.press.reading.feeds.elements import Element, local_name, parse
from nhipcau.press.reading.feeds.links import absolute
from nhipcau.press.reading.feeds.repairing import repaired, starts_with_doctype

LARGEST = 5_000_000  # bytes
MOST = 20_000
REFUSED = (
    "Tệp không phải danh sách nguồn tin OPML hợp lệ; "
    "hãy xuất lại danh sách từ phần mềm đọc tin rồi thử lại."
)
_SEPARATOR = " / "
_IMPOSSIBLE = re.compile("[\x00-\x08\x0e-\x1b\ufffe\uffff\ud800-\udfff]")


class NotOpml(ValueError):
    """The bytes are no list of feeds; the text is a sentence for officers."""


@dataclass(frozen=True, slots=True)
class Subscription:
    """A feed in a list. `folder` is empty or the names of folders joined by " / "."""

    title: str
    address: str
    site: str = ""
    folder: str = ""


def read_opml(body: bytes) -> tuple[Subscription, ...]:
    """The feeds of a list in its order, each address and folder once.

    Feeds without an address of the web are left out. Raises NotOpml for anything that is no OPML,
    declares a document type or is larger than `LARGEST`.
    """
    body = unpacked(body) or b""
    if len(body) > LARGEST:
        raise NotOpml(REFUSED)
    text, _ = decode(body, "")
    if starts_with_doctype(text) or "<!ENTITY" in text:
        raise NotOpml(REFUSED)
    root = parse(repaired(text).encode("utf-8", "replace"))
    if root is None or local_name(root) != "opml":
        raise NotOpml(REFUSED)
    found: dict[tuple[str, str], Subscription] = {}
    for part in root:
        if local_name(part) == "body":
            _gather(part, (), found)
    return tuple(found.values())[:MOST]


def write_opml(subscriptions: tuple[Subscription, ...], *, title: str = "Nguồn tin") -> bytes:
    """The list as OPML 2.0 in UTF-8; folders come in the order of their first feed.

    `read_opml` gives back the same subscriptions in the order of folders, runs of blanks as one.
    """
    folders: dict[tuple[str, ...], list[Subscription]] = {}
    for subscription in subscriptions:
        folder = tuple(name for name in _line(subscription.folder).split(_SEPARATOR) if name)
        folders.setdefault(folder, []).append(subscription)
    lines = [
        '<?xml version="1.0" encoding="UTF-8"?>',
        '<opml version="2.0">',
        f"<head><title>{escape(_line(title))}</title></head>",
        "<body>",
    ]
    for names, members in folders.items():
        lines += [f"<outline text={_attribute(name)} title={_attribute(name)}>" for name in names]
        lines += [_outline(member) for member in members]
        lines += ["</outline>"] * len(names)
    return "\n".join([*lines, "</body>", "</opml>", ""]).encode("utf-8", "replace")


def _gather(
    outer: Element, folders: tuple[str, ...], found: dict[tuple[str, str], Subscription]
) -> None:
    for outline in outer:
        if local_name(outline) != "outline":
            continue
        told = {name.lower(): value for name, value in outline.attrib.items()}
        title = _line(told.get("title") or "") or _line(told.get("text") or "")
        address = absolute(told.get("xmlurl") or "", "")
        if address:
            folder = _SEPARATOR.join(folders)
            site = absolute(told.get("htmlurl") or "", "")
            line = Subscription(title or address, address, site, folder)
            found.setdefault((address, folder), line)
        _gather(outline, (*folders, title) if title and not address else folders, found)


def _outline(line: Subscription) -> str:
    site = f" htmlUrl={_attribute(line.site)}" if line.site else ""
    return (
        f'<outline type="rss" text={_attribute(line.title)} title={_attribute(line.title)}'
        f" xmlUrl={_attribute(line.address)}{site}/>"
    )


def _attribute(text: str) -> str:
    return quoteattr(_line(text))


def _line(text: str) -> str:
    """One line without signs that XML does not allow."""
    return " ".join(_IMPOSSIBLE.sub("", text).split())
