"""What a page says and how it is made, read out of its HTML."""

import re
from collections import Counter

from bs4 import BeautifulSoup

SAID = ("title", "alt", "placeholder", "aria-label")


def parsed(html: str) -> BeautifulSoup:
    return BeautifulSoup(html, "html.parser")


def words_of(page: BeautifulSoup, language: str) -> str:
    """All that is read or read aloud, but for parts that say they are in another language."""
    copy = parsed(str(page))
    for part in copy.select("script, style, svg use"):
        part.decompose()
    for part in copy.select("[lang]"):
        if part.name != "html" and part["lang"] != language:
            part.decompose()
    attributes = [part[name] for name in SAID for part in copy.select(f"[{name}]")]
    return re.sub(r"\s+", " ", " ".join([copy.get_text(" "), *attributes]))


def faults_of(page: BeautifulSoup, *, language: str) -> list[str]:
    """What no page of ours may have, each in a few words."""
    forms = [form for form in page.select("form") if form.get("method", "get").lower() == "post"]
    ids = Counter(part["id"] for part in page.select("[id]"))
    labelled = {label["for"] for label in page.select("label[for]")}
    return [
        *([] if page.html.get("lang") == language else ["language"]),
        *([] if len(page.select("h1")) == 1 else ["not one h1"]),
        *("form without token" for f in forms if not f.select("[name=csrfmiddlewaretoken]")),
        *("inline script" for s in page.select("script:not([src])")),
        *(f"inline style: {s.name}" for s in page.select("style, [style]")),
        *(f"script in {k}" for part in page.select("*") for k in part.attrs if _is_script(k)),
        *(f"id twice: {name}" for name, times in ids.items() if times > 1),
        *(f"label of nothing: {name}" for name in labelled - set(ids)),
        *(f"grouped id: {href}" for href in links_of(page) if re.search(r"\d\.\d{3}\b", href)),
        *("template words" for mark in ("{{", "{%") if mark in page.get_text()),
    ]


def _is_script(attribute: str) -> bool:
    return attribute.startswith("on")


def links_of(page: BeautifulSoup) -> list[str]:
    """Addresses of our own that the page offers to go to."""
    return [a["href"] for a in page.select("a[href]") if a["href"].startswith(("/", "?"))]
