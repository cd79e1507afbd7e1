"""What a page says and how it is made, read out of its HTML."""

import re
from collections import Counter

from bs4 import BeautifulSoup, NavigableString, Tag

SAID = ("title", "alt", "placeholder", "aria-label")


def parsed(html: str) -> BeautifulSoup:
    return BeautifulSoup(html, "html.parser")


def words_of(page: BeautifulSoup, language: str) -> str:
    """All that is read or read aloud, but for parts that say they are in another language."""
    read: list[str] = []
    aloud: list[str] = []
    _read(page, language, read, aloud)
    return re.sub(r"\s+", " ", " ".join([*read, *aloud]))


def _read(part: Tag, language: str, read: list[str], aloud: list[str]) -> None:
    for inner in part.children:
        if type(inner) is NavigableString:  # no comment, no script
            read.append(inner)
        elif isinstance(inner, Tag) and not _is_silent(inner, language):
            aloud += [inner[name] for name in SAID if name in inner.attrs]
            _read(inner, language, read, aloud)


def _is_silent(part: Tag, language: str) -> bool:
    """Scripts and styles, drawings used by name, and what is in another language."""
    if part.name in ("script", "style", "use"):
        return True
    return part.name != "html" and part.get("lang", language) != language


def faults_of(page: BeautifulSoup, *, language: str) -> list[str]:
    """What no page of ours may have, each in a few words."""
    forms = [form for form in page.select("form") if form.get("method", "get").lower() == "post"]
    parts = page.find_all(True)
    ids = Counter(part["id"] for part in parts if "id" in part.attrs)
    labelled = {part["for"] for part in parts if part.name == "label" and "for" in part.attrs}
    return [
        *([] if page.html.get("lang") == language else ["language"]),
        *([] if len(page.select("h1")) == 1 else ["not one h1"]),
        *("form without token" for f in forms if not f.select("[name=csrfmiddlewaretoken]")),
        *("inline script" for s in page.select("script:not([src])")),
        *(f"inline style: {s.name}" for s in parts if s.name == "style" or "style" in s.attrs),
        *(f"script in {k}" for part in parts for k in part.attrs if _is_script(k)),
        *(f"id twice: {name}" for name, times in ids.items() if times > 1),
        *(f"label of nothing: {name}" for name in labelled - set(ids)),
        *(f"grouped id: {href}" for href in links_of(page) if re.search(r"\d\.\d{3}\b", href)),
        *("template words" for mark in ("{{", "{%") if mark in page.get_text()),
    ]


def _is_script(attribute: str) -> bool:
    return attribute.startswith("on")


def links_of(page: BeautifulSoup) -> list[str]:
    """Addresses of our own that the page offers to go to."""
    ways = [a["href"] for a in page.find_all("a", href=True)]
    return [way for way in ways if way.startswith(("/", "?"))]
